-- Scores as they were given, with everything they were computed from, and what people contest about them.

create table factor_score (
  id bigint generated always as identity primary key,
  list text not null,
  scenario text not null,
  subject text not null,
  title text not null,
  href text not null,
  unit text,
  bodies bigint[] not null,
  day date not null,
  known timestamptz not null,
  definition text not null,
  inputs text not null,
  total numeric,
  hash text not null,
  peers int[] not null,
  actor text not null,
  at timestamptz not null
);
comment on column factor_score.definition is 'Factors and weights as the rulebook gave them on the day, as text so that the hash stays.';
comment on column factor_score.hash is 'SHA-256 of definition, inputs and result; computing again must give it.';
comment on column factor_score.peers is 'How many comparable subjects scored 0 to 10, 10 to 20 ... when the score was given.';
create index factor_score_subject on factor_score (subject, list, id);
create index factor_score_total on factor_score (list, scenario, id);

create table factor_contest (
  id bigint generated always as identity primary key,
  score_id bigint not null references factor_score,
  factor text not null,
  reason text not null,
  raised_by text not null,
  raised timestamptz not null,
  outcome text,
  answer text,
  answered_by text,
  answered timestamptz
);
create index factor_contest_score on factor_contest (score_id, id);
create index factor_contest_open on factor_contest (id) where outcome is null;
