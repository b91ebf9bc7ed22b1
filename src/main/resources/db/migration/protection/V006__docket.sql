-- A mirror of the courts' docket, parties masked before they are kept.
create table protection_docket (
  id bigint generated always as identity primary key,
  number text not null unique,
  court text not null,
  division text not null check (division in ('civil', 'criminal', 'administrative')),
  cause text not null default '',
  right_kind text not null default '',
  right_number text not null default '',
  claimant text not null default '',
  respondent text not null default '',
  respondents int not null default 1,
  filed date not null,
  closed date,
  result text not null default '',
  claimed numeric(18, 2),
  awarded numeric(18, 2),
  costs numeric(18, 2),
  track text not null default '',
  technical boolean not null default false,
  appraisal boolean not null default false,
  foreign_party boolean not null default false,
  source text not null,
  entered timestamptz not null,
  entered_by text not null
);
create index protection_docket_right on protection_docket (right_number) where right_number <> '';
create index protection_docket_filed on protection_docket (filed desc, id desc);
