-- Matching by price, place and readiness; answers as they were given, so that a ranking can be made again as it was; what a firm tells of itself.

alter table operation_need add column maturity int;
comment on column operation_need.maturity is 'Readiness the need asks for at least; null when it does not matter.';

-- Append only: each answer, also those that were changed later.
create table operation_answer (
  id bigint generated always as identity primary key,
  push_id bigint not null references operation_push,
  field text not null,
  answer text not null,
  contracted boolean not null,
  at timestamptz not null
);
create index operation_answer_push on operation_answer (push_id, id desc);
insert into operation_answer (push_id, field, answer, contracted, at) select id, field, answer, false, answered from operation_push where answer is not null;
insert into operation_answer (push_id, field, answer, contracted, at) select id, field, answer, true, contracted from operation_push where contract is not null and contracted is not null;

alter table operation_push add column recorded text;
alter table operation_push add column recorded_on date;
comment on column operation_push.recorded is 'Number under which the contract was recorded at the office.';

create table operation_profile (
  body_id bigint primary key,
  business text not null,
  products text not null,
  told_by text not null,
  told timestamptz not null
);
