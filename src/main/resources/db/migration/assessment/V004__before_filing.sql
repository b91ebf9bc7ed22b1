-- Inventions before they are filed: the disclosure, its checks, searches with marks per feature, worksheet and decision. Read only by the body they
-- belong to; they are never indexed, and the ledger keeps hashes of them alone.

create table assessment_disclosure (
  id bigint generated always as identity primary key,
  body_id bigint not null,
  stage text not null,
  title text not null,
  content jsonb not null,
  answers jsonb not null default '{}',
  worksheet jsonb not null default '{}',
  decision text,
  reasons text not null default '',
  number text,
  actor text not null,
  created timestamptz not null,
  moved timestamptz not null,
  stamp int not null default 0
);
create index assessment_disclosure_body on assessment_disclosure (body_id, id);

create table assessment_disclosure_step (
  id bigint generated always as identity primary key,
  disclosure_id bigint not null references assessment_disclosure,
  act text not null,
  words text not null,
  actor text not null,
  at timestamptz not null
);
create index assessment_disclosure_step_of on assessment_disclosure_step (disclosure_id, id);

create table assessment_novelty (
  id bigint generated always as identity primary key,
  disclosure_id bigint references assessment_disclosure,
  body_id bigint,
  actor text not null,
  at timestamptz not null,
  day date not null,
  text text not null,
  hash text not null,
  features text[] not null,
  known_to timestamptz not null,
  documents bigint not null,
  ledger_entry bigint not null
);
comment on column assessment_novelty.known_to is 'Up to which moment the index searched knew the register.';
create index assessment_novelty_disclosure on assessment_novelty (disclosure_id, id);

create table assessment_novelty_document (
  search_id bigint not null references assessment_novelty,
  position int not null,
  number text not null,
  title text not null,
  published text not null,
  parts text not null,
  primary key (search_id, position)
);

create table assessment_novelty_cell (
  search_id bigint not null references assessment_novelty,
  position int not null,
  feature int not null,
  share numeric not null,
  proposed text not null,
  mark text not null,
  marked_by text,
  primary key (search_id, position, feature)
);
