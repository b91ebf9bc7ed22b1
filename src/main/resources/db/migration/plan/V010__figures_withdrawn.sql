-- A figure taken back is a further fact: readings as of an earlier moment still see it.
create table plan_withdrawal (
  figure    bigint primary key references plan_reported,
  recorded  timestamptz not null,
  actor     text not null,
  reason    text not null
);
alter table plan_reported add column origin text;
comment on column plan_reported.origin is 'What brought the figure when no person typed it, such as batch:12.';
create index plan_reported_origin on plan_reported (origin) where origin is not null;
