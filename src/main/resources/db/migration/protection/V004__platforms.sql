-- Who runs a platform, and the account that speaks for it.
create table protection_platform (
  id bigint generated always as identity primary key,
  name text not null unique,
  credit_code text not null default '',
  site text not null default '',
  account text not null default '',
  entered date not null,
  ended date
);

-- Self-checks against GB/T 39550, clause by clause; earlier ones stay.
create table protection_self_check (
  id bigint generated always as identity primary key,
  platform_id bigint not null references protection_platform (id),
  clause text not null,
  score smallint not null check (score between 0 and 2),
  evidence text not null default '',
  improvement text not null default '',
  by_whom text not null,
  at timestamptz not null
);
create index protection_self_check_latest on protection_self_check (platform_id, clause, at desc);

-- Notices sent as a table: the file is in the vault, each row becomes a notice or keeps its reason.
create table protection_bulk (
  id bigint generated always as identity primary key,
  file text not null,
  name text not null,
  sent_by text not null,
  account_id bigint not null,
  body_id bigint,
  display_name text not null,
  language text not null,
  sent timestamptz not null
);
create table protection_bulk_row (
  bulk_id bigint not null references protection_bulk (id),
  line int not null,
  cells jsonb not null,
  state text not null default 'waiting',
  number text not null default '',
  problems jsonb not null default '{}',
  primary key (bulk_id, line)
);
create index protection_bulk_waiting on protection_bulk_row (bulk_id, line) where state = 'waiting';
