-- Further numbers a source tells of a right: publications, the application of a foreign document. Two rights that share one, or
-- of which one bears the other's, are one right. As long as the batch that said so is not taken back.
create table registry_number (
  right_id bigint not null,
  number text not null,
  batch_id bigint not null
);
create index registry_number_number on registry_number (number);
create index registry_number_batch on registry_number using brin (batch_id) with (pages_per_range = 16);

-- What follows from it, over time of knowledge: the events of right_id are told as part of the history of canonical_id.
create table registry_joined (
  right_id bigint not null,
  canonical_id bigint not null,
  known_from timestamptz not null,
  known_until timestamptz not null
);
create index registry_joined_right on registry_joined (right_id);
create index registry_joined_canonical on registry_joined (canonical_id);
