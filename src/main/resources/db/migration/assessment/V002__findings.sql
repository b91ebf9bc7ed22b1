-- Findings of the screening and what people did about them. Nothing follows from a finding by itself.

create table assessment_screening (
  id bigint generated always as identity primary key,
  filed_from date not null,
  filed_to date not null,
  unit text,
  filings int not null,
  fresh int not null,
  lawful int not null,
  actor text not null,
  at timestamptz not null
);

create table assessment_finding (
  id bigint generated always as identity primary key,
  screening_id bigint not null references assessment_screening,
  signal text not null,
  strength numeric not null,
  number text not null,
  other text not null default '',
  title text not null,
  owner_id bigint not null,
  owner text not null,
  unit text,
  reason text not null,
  figures text not null,
  state text not null,
  due date,
  found timestamptz not null,
  stamp int not null default 0,
  unique (signal, number, other)
);
create index assessment_finding_state on assessment_finding (state, id);
create index assessment_finding_unit on assessment_finding (unit, id);
create index assessment_finding_owner on assessment_finding (owner_id, id);

create table assessment_finding_step (
  id bigint generated always as identity primary key,
  finding_id bigint not null references assessment_finding,
  act text not null,
  words text not null,
  actor text not null,
  at timestamptz not null
);
create index assessment_finding_step_finding on assessment_finding_step (finding_id, id);
