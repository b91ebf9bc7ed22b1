-- Navigation projects as notebooks: what was asked, how it was searched, what was frozen, what was concluded and what became of it.

create table navigation_project (
  id bigint generated always as identity primary key,
  number text not null unique,
  type text not null,
  title text not null,
  question text not null,
  stage text not null,
  open boolean not null default false,
  unit text,
  body_id bigint,
  created_by text not null,
  created timestamptz not null,
  stamp int not null default 0
);
comment on column navigation_project.open is 'Published for everybody; until then only its own unit or body and the city see it.';
create index navigation_project_unit on navigation_project (unit);
create index navigation_project_body on navigation_project (body_id);

create table navigation_node (
  project_id bigint not null references navigation_project,
  key text not null,
  name text not null,
  line text not null,
  primary key (project_id, key)
);
comment on table navigation_node is 'The technology breakdown: 1, 1.2, 1.2.3; a node without a line is the sum of those below it.';

create table navigation_effect (
  project_id bigint not null references navigation_project,
  name text not null,
  line text not null,
  primary key (project_id, name)
);

create table navigation_known (
  project_id bigint not null references navigation_project,
  number text not null,
  primary key (project_id, number)
);
comment on table navigation_known is 'Documents that must be found: the measure of recall.';

create table navigation_mark (
  project_id bigint not null references navigation_project,
  right_id bigint not null,
  relevant boolean not null,
  marked_by text not null,
  marked timestamptz not null,
  primary key (project_id, right_id)
);
comment on table navigation_mark is 'What a person said of a sampled document: the measure of precision, and what is noise.';

create table navigation_corpus (
  id bigint generated always as identity primary key,
  project_id bigint not null references navigation_project,
  state text not null,
  scope text not null,
  day date not null,
  known timestamptz not null,
  query text not null,
  hash text,
  file text,
  documents int not null default 0,
  families int not null default 0,
  problem text,
  asked_by text not null,
  asked timestamptz not null,
  frozen timestamptz
);
comment on column navigation_corpus.file is 'SHA-256 of the documents in the vault.';
create index navigation_corpus_project on navigation_corpus (project_id, id);

create table navigation_section (
  project_id bigint not null references navigation_project,
  section text not null,
  words text not null,
  primary key (project_id, section)
);

create table navigation_review (
  id bigint generated always as identity primary key,
  project_id bigint not null references navigation_project,
  reviewer text not null,
  science int not null,
  relevance int not null,
  feasibility int not null,
  data_quality int not null,
  use_plan int not null,
  opinion text not null,
  at timestamptz not null,
  unique (project_id, reviewer)
);

create table navigation_recommendation (
  id bigint generated always as identity primary key,
  project_id bigint not null references navigation_project,
  aspect text not null,
  words text not null,
  addressee text not null,
  state text not null,
  answered_by text,
  answered timestamptz,
  result text not null default ''
);
create index navigation_recommendation_project on navigation_recommendation (project_id, id);
