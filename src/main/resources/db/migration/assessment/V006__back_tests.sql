-- How well scores given as of a past day told what happened later.

create table assessment_backtest (
  id bigint generated always as identity primary key,
  scenario text not null,
  day date not null,
  until date not null,
  state text not null,
  tried int not null default 0,
  actor text not null,
  at timestamptz not null
);

create table assessment_backtest_outcome (
  test_id bigint not null references assessment_backtest,
  outcome text not null,
  rights int not null,
  happened int not null,
  area numeric,
  low numeric,
  high numeric,
  baseline numeric,
  primary key (test_id, outcome)
);
comment on column assessment_backtest_outcome.area is 'Chance that a right to which it happened had the higher score than one to which it did not.';
