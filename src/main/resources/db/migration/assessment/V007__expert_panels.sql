-- Panels of experts who score a right's indicators beside the computed factors, and income worksheets that somebody kept for a right.

create table assessment_panel (
  id bigint generated always as identity primary key,
  number text not null,
  title text not null,
  unit text,
  bodies bigint[] not null,
  scenario text not null,
  day date not null,
  known timestamptz not null,
  state text not null,
  computed bigint not null,
  result bigint,
  opener text not null,
  opener_body bigint,
  opened timestamptz not null,
  closer text,
  closed timestamptz,
  reason text not null default ''
);
create index assessment_panel_state on assessment_panel (state, id);
comment on column assessment_panel.computed is 'The score of the computed factors as of the same day; result is the score of the experts.';

create table assessment_panel_seat (
  panel_id bigint not null references assessment_panel,
  username text not null,
  name text not null,
  body_id bigint,
  invited_by text not null,
  invited timestamptz not null,
  declaration text,
  words text not null default '',
  declared timestamptz,
  scored timestamptz,
  primary key (panel_id, username)
);
create index assessment_panel_seat_person on assessment_panel_seat (username, panel_id);

create table assessment_panel_vote (
  panel_id bigint not null,
  username text not null,
  indicator text not null,
  points int not null check (points between 0 and 100),
  reason text not null,
  primary key (panel_id, username, indicator),
  foreign key (panel_id, username) references assessment_panel_seat
);

create table assessment_income (
  id bigint generated always as identity primary key,
  number text not null,
  title text not null,
  unit text,
  bodies bigint[] not null,
  figures jsonb not null,
  value numeric not null,
  actor text not null,
  at timestamptz not null
);
create index assessment_income_number on assessment_income (number, id);
