-- The loan-level tape of an asset pool, row by row as it came; what could not be read is kept with what is wrong and what would be right.

create table finance_tape (
  id bigint generated always as identity primary key,
  pool text not null,
  file text not null,
  sha256 text not null,
  as_of date not null,
  rows int not null,
  bad int not null,
  read_by text not null,
  read timestamptz not null
);
create index finance_tape_pool on finance_tape (pool, id desc);

create table finance_tape_row (
  tape_id bigint not null references finance_tape (id),
  line int not null,
  asset text not null,
  debtor text not null,
  right_number text not null,
  principal numeric(15, 2) not null,
  rate_bp int not null,
  months int not null,
  bullet boolean not null,
  assigned boolean not null,
  primary key (tape_id, line)
);

create table finance_tape_bad (
  tape_id bigint not null references finance_tape (id),
  line int not null,
  col text not null,
  value text not null,
  problem text not null,
  cells text[] not null
);
create index finance_tape_bad_tape on finance_tape_bad (tape_id, line);
