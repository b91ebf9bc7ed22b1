-- Figures that others compute and the city reports: population, value-added shares, satisfaction. A correction is a new row.
create table plan_reported (
  id          bigint generated always as identity primary key,
  series      text not null,
  unit        text not null,
  year        int not null check (year between 1949 and 2200),
  value       numeric not null,
  estimated   boolean not null default false,
  source      text not null check (source <> ''),
  note        text not null default '',
  entered_by  text not null,
  recorded    timestamptz not null,
  signed_by   text,
  signed_at   timestamptz
);
create index on plan_reported (series, unit, year, recorded);
