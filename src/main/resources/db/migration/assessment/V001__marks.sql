-- Watches over names, what they found, and comparison sheets kept as evidence.

create table assessment_watch (
  id bigint generated always as identity primary key,
  name text not null,
  classes text[] not null,
  body_id bigint,
  actor text not null,
  created timestamptz not null,
  ended timestamptz
);
create index assessment_watch_actor on assessment_watch (actor, id);

create table assessment_watch_hit (
  watch_id bigint not null references assessment_watch,
  right_id bigint not null,
  number text not null,
  name text not null,
  score numeric not null,
  rule text not null,
  found timestamptz not null,
  fresh boolean not null,
  primary key (watch_id, right_id)
);
comment on column assessment_watch_hit.fresh is 'It came after the watch was set; the others were there already.';

create table assessment_sheet (
  id bigint generated always as identity primary key,
  one text not null,
  other text not null,
  score numeric not null,
  rule text not null,
  parts text not null,
  note text not null,
  actor text not null,
  at timestamptz not null,
  ledger_entry bigint not null
);
comment on table assessment_sheet is 'A comparison of two names as somebody kept it; the same content is in the ledger.';
