-- What firms look for, which rights were sent to them with which reasons, what they answered and what became of it.

create table operation_need (
  id bigint generated always as identity primary key,
  body_id bigint,
  unit text not null,
  title text not null,
  words text not null,
  way text not null,
  budget numeric,
  open boolean not null default true,
  told_by text not null,
  told timestamptz not null
);
comment on column operation_need.body_id is 'Whose need it is; null when an office wrote it down for somebody who is not registered.';
create index operation_need_body on operation_need (body_id);

create table operation_push (
  id bigint generated always as identity primary key,
  need_id bigint not null references operation_need,
  right_id bigint not null,
  number text not null,
  title text not null,
  owner text not null,
  field text not null,
  total numeric not null,
  parts jsonb not null,
  pushed_by text not null,
  pushed timestamptz not null,
  answer text,
  why text not null default '',
  answered_by text,
  answered timestamptz,
  contract text,
  amount numeric,
  contracted timestamptz,
  unique (need_id, right_id)
);
comment on column operation_push.field is 'IPC subclass of the right: what was answered in a field teaches the ranking of its like.';
comment on column operation_push.parts is 'The parts of the score as they were shown; they add up to total.';
create index operation_push_field on operation_push (field) where answer is not null;
create index operation_push_right on operation_push (right_id);
