-- One row for everybody we met under a name. canonical_id points at the body it was found to be one with, else at itself.
create sequence party_body_number;
create table party_body (
  id           bigint primary key,
  canonical_id bigint not null,
  name         text   not null,
  name_key     text   not null,
  core_key     text   not null,
  kind         text   not null,
  credit_code  text,
  unit         text,
  created      timestamptz not null
);
create unique index party_body_code on party_body (credit_code) where credit_code is not null;
create unique index party_body_name on party_body (name_key, credit_code) nulls not distinct;
create index party_body_canonical on party_body (canonical_id);

-- Every name a body was seen under or had in former times; the key is the normalised form that is looked up.
create table party_name (
  body_id    bigint not null references party_body,
  name       text   not null,
  name_key   text   not null,
  valid_from date,
  valid_until date,
  source     text   not null,
  recorded   timestamptz not null,
  primary key (body_id, name_key),
  check (valid_from is null or valid_until is null or valid_from < valid_until)
);
create index party_name_key on party_name (name_key, body_id);

-- What persons decided; never changed but for the mark that a decision was taken back.
create table party_decision (
  id          bigint generated always as identity primary key,
  at          timestamptz not null,
  actor       text   not null,
  kind        text   not null check (kind in ('MERGED', 'SPLIT', 'NOT_SAME')),
  left_id     bigint not null,
  right_id    bigint not null,
  reason      text   not null,
  moved       bigint[] not null default '{}',
  moved_from  bigint[] not null default '{}',
  reversed_at timestamptz,
  reversed_by text,
  reversal_reason text
);
create index party_decision_left on party_decision (left_id);
create index party_decision_right on party_decision (right_id);

-- Pairs that may be one; computed anew whenever asked, never a decision by themselves.
create table party_candidate (
  left_id  bigint not null,
  right_id bigint not null,
  score    smallint not null,
  reasons  text[] not null,
  primary key (left_id, right_id)
);
create index party_candidate_score on party_candidate (score desc, left_id, right_id);
