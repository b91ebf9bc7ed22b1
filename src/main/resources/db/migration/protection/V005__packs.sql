-- Evidence packs made here and received here; the files themselves are in the vault.
create table protection_pack (
  id bigint generated always as identity primary key,
  direction text not null check (direction in ('made', 'received')),
  state text not null,
  reference text not null default '',
  recipient text not null default '',
  purpose text not null default '',
  manifest jsonb,
  file text,
  name text not null default '',
  size bigint not null default 0,
  done bigint not null default 0,
  report jsonb,
  made_by text not null,
  made timestamptz not null,
  finished timestamptz
);
create index protection_pack_waiting on protection_pack (id) where state in ('waiting', 'running');

-- Who took a pack away.
create table protection_pack_receipt (
  pack_id bigint not null references protection_pack (id),
  who text not null,
  at timestamptz not null
);

-- Other installations whose key was given to us by a way of its own.
create table protection_known_city (
  id bigint generated always as identity primary key,
  name text not null,
  public_key text not null unique,
  entered_by text not null,
  entered timestamptz not null,
  ended timestamptz
);
