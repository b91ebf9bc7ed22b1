-- Infringement worksheets: a claim's features against a product, or a design's respects, as somebody filled them in; and officers' answers on decided sample cases.

create table assessment_worksheet (
  id bigint generated always as identity primary key,
  kind text not null,
  number text not null,
  title text not null,
  claims text not null,
  claim int not null,
  product text not null,
  told text not null,
  case_number text,
  estoppel text not null default '',
  prior text not null default '',
  body_id bigint,
  unit text,
  officer boolean not null,
  actor text not null,
  at timestamptz not null,
  stamp int not null default 0
);
create index assessment_worksheet_body on assessment_worksheet (body_id, id);

create table assessment_worksheet_row (
  sheet_id bigint not null references assessment_worksheet,
  position int not null,
  feature text not null,
  finding text not null,
  found text not null default '',
  evidence text not null default '',
  primary key (sheet_id, position)
);

create table assessment_calibration (
  id bigint generated always as identity primary key,
  sample text not null,
  answers text[] not null,
  agreed int not null,
  asked int not null,
  actor text not null,
  at timestamptz not null
);
create index assessment_calibration_actor on assessment_calibration (actor, id);
