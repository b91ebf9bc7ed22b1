-- An act first lands in the inbox, inside the transaction of the act itself: one insert, no lock. Its number comes from a
-- block of 100 that a process draws at a time, so that no act waits for a number.
-- The sealer then moves committed acts into ledger_entry and gives each its place (leaf) in the tree.
create sequence ledger_entry_number increment by 100;
create table ledger_inbox (
  id           bigint primary key,
  at           timestamptz not null,
  actor        text        not null,
  act          text        not null,
  subject      text        not null,
  content_hash bytea       not null,
  content      text
);

-- "line" is the very text that is hashed: entry, time, actor, act, subject, SHA-256 of the content, parted by tabs.
-- The other columns are computed from it when read, so what is shown and what is proved cannot differ.
create table ledger_entry (
  leaf         bigint primary key,
  line         text   not null,
  content      text,
  entry        bigint generated always as (split_part(line, E'\t', 1)::bigint) virtual,
  at           text   generated always as (split_part(line, E'\t', 2)) virtual,
  actor        text   generated always as (split_part(line, E'\t', 3)) virtual,
  act          text   generated always as (split_part(line, E'\t', 4)) virtual,
  subject      text   generated always as (split_part(line, E'\t', 5)) virtual,
  content_hash text   generated always as (split_part(line, E'\t', 6)) virtual
);
create unique index ledger_entry_entry on ledger_entry ((split_part(line, E'\t', 1)::bigint));
create index ledger_entry_subject on ledger_entry ((split_part(line, E'\t', 5)), leaf);

-- The tree in tiles of 256 hashes: tile level n holds the complete nodes of tree level 8n. The last tile of a level grows.
create table ledger_tile (
  level  smallint not null,
  index  bigint   not null,
  hashes bytea    not null,
  primary key (level, index)
);
alter table ledger_tile alter column hashes set storage external;

create table ledger_checkpoint (
  size bigint primary key,
  root bytea  not null,
  at   timestamptz not null,
  note text   not null
);

-- Not a protection against a thief (the proofs are), but against a slip of the hand.
create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is append-only: % on % is not possible', tg_op, tg_table_name;
end $$;
create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
  for each statement execute function ledger_refuse_change();
create trigger ledger_checkpoint_append_only before update or delete or truncate on ledger_checkpoint
  for each statement execute function ledger_refuse_change();
