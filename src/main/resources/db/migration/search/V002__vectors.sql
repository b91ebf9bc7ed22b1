-- What texts mean, as numbers: each text once, by its hash. Made by the model named; can be made again.
create table search_vector (
  hash    bytea primary key,
  model   text not null,
  vector  bytea not null
);
comment on column search_vector.vector is '512 half-precision numbers, the most significant byte first.';
alter table search_vector alter column vector set storage plain;
