create extension if not exists btree_gist;

-- What is in force now, one row per rule and validity; two versions of a rule never overlap.
create table rulebook_rule (
  key       text      not null,
  valid     daterange not null check (not isempty(valid)),
  value     jsonb     not null,
  source    text      not null check (source <> ''),
  certainty text      not null check (certainty in ('verified', 'general-knowledge', 'computed', 'configurable')),
  primary key (key, valid without overlaps)
);

-- Every change of a rule's versions, as it was and as it became; only added to.
create table rulebook_change (
  id     bigint generated always as identity primary key,
  at     timestamptz not null,
  actor  text        not null,
  key    text        not null,
  before jsonb       not null,
  after  jsonb       not null
);
create index rulebook_change_key on rulebook_change (key, id);
