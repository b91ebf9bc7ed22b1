-- Pictures of device marks: those of registered marks, and those somebody set against them.

create table assessment_device (
  id bigint generated always as identity primary key,
  number text,
  title text not null,
  owner text not null default '',
  open boolean not null default false,
  sha256 text not null,
  media_type text not null,
  features bytea not null,
  mirrored bytea not null,
  codes text[] not null,
  actor text not null,
  at timestamptz not null
);
create index assessment_device_number on assessment_device (number) where number is not null;
comment on column assessment_device.number is 'The registered mark it belongs to; null for a picture that was only set against the others.';
comment on column assessment_device.codes is 'Vienna codes, such as 26.1.3, as somebody gave them.';
