-- A screening is ordered, worked on in the background by whoever claims it, and goes on after a stop. And what is known of applicants beside their filings.

alter table assessment_screening
  add state text not null default 'DONE',
  add step text not null default '',
  add tries int not null default 0,
  add claimed timestamptz,
  add lawful_kinds text[] not null default '{}';
create index assessment_screening_open on assessment_screening (id) where state in ('WAITING', 'RUNNING');

create table assessment_applicant (
  id bigint generated always as identity primary key,
  body_id bigint not null,
  staff int check (staff >= 0),
  industry text[] not null,
  source text not null,
  actor text not null,
  at timestamptz not null
);
create index assessment_applicant_body on assessment_applicant (body_id, id);
