-- Special campaigns (专项行动): a period, a product field, and the checks asked of each county.
create table protection_campaign (
  code text primary key,
  name text not null,
  field text not null,
  first_day date not null,
  last_day date not null,
  task int not null,
  started_by text not null,
  started timestamptz not null
);
