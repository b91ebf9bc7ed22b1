-- What a city sends in: every file is a batch, every row that was not taken is kept with what would be right.

create table registry_batch (
  id bigint generated always as identity primary key,
  name text not null,
  sha256 text not null,
  size bigint not null,
  state text not null check (state in ('RECEIVED', 'NEEDS_COLUMNS', 'RUNNING', 'DONE', 'FAILED', 'UNDONE')),
  profile text,
  actor text not null,
  received timestamptz not null,
  data_day date not null,
  started timestamptz,
  finished timestamptz,
  columns jsonb not null default '[]',
  notes jsonb not null default '{}',
  passed_over jsonb not null default '[]',
  rows_read bigint not null default 0,
  rows_accepted bigint not null default 0,
  rows_unchanged bigint not null default 0,
  rows_changed bigint not null default 0,
  rows_refused bigint not null default 0,
  problem text,
  problem_args jsonb not null default '[]',
  attempts int not null default 0,
  worker text,
  heartbeat timestamptz,
  check (rows_read = rows_accepted + rows_unchanged + rows_changed + rows_refused)
);
comment on table registry_batch is 'A file received: its state, its counts and how far reading has come (rows_read is the cursor of a restart).';
create index registry_batch_waiting on registry_batch (id) where state in ('RECEIVED', 'RUNNING');

create table registry_refusal (
  batch_id bigint not null references registry_batch,
  ordinal bigint not null,
  position smallint not null,
  part text not null,
  line int not null,
  source_column text not null,
  value text not null,
  problem text not null,
  problem_args jsonb not null,
  suggestion text,
  raw jsonb not null,
  primary key (batch_id, ordinal, position)
);
comment on table registry_refusal is 'What was wrong with a row that was not taken: ordinal counts the rows of the file, position the problems of the row.';

create table registry_column_profile (
  fingerprint text primary key,
  name text,
  columns jsonb not null,
  actor text not null,
  recorded timestamptz not null
);
comment on table registry_column_profile is 'How a person corrected the columns of a source; found again by its headers or by its name.';
create unique index registry_column_profile_name on registry_column_profile (name) where name is not null;
