-- Banks, what they lend, what firms need, and what a firm lets a bank read. Loans are cases; nothing of them is kept here twice.

create table finance_lender (
  body_id bigint primary key,
  name text not null,
  joined timestamptz not null,
  joined_by text not null,
  paused timestamptz,
  paused_why text not null default ''
);

create table finance_product (
  id bigint generated always as identity primary key,
  lender bigint not null references finance_lender (body_id),
  name text not null,
  least numeric(15, 2) not null,
  most numeric(15, 2) not null,
  rate_from int not null,
  rate_to int not null,
  months_from int not null,
  months_to int not null,
  kinds text[] not null,
  value_percent int not null,
  sme_only boolean not null,
  units text[] not null,
  response text not null,
  from_day date not null,
  until_day date,
  written_by text not null,
  written timestamptz not null
);
create index finance_product_lender on finance_product (lender);

create table finance_need (
  id bigint generated always as identity primary key,
  body_id bigint not null,
  unit text not null,
  amount numeric(15, 2) not null,
  months int not null,
  purpose text not null,
  hoped_rate int,
  rights text[] not null,
  sector text not null,
  staff int not null,
  revenue numeric(15, 2) not null,
  assets numeric(15, 2) not null,
  open boolean not null default true,
  told_by text not null,
  told timestamptz not null,
  told_key text not null unique,
  sample boolean not null default false
);
create index finance_need_body on finance_need (body_id);

-- To which products a need went and why, or why not. A bank reads only its own line.
create table finance_route (
  need_id bigint not null references finance_need (id),
  product_id bigint not null references finance_product (id),
  fits boolean not null,
  checks jsonb not null,
  case_number text,
  at timestamptz not null,
  primary key (need_id, product_id)
);

-- What a firm lets one bank read, and from when to when. Withdrawn is closed from that moment.
create table finance_consent (
  id bigint generated always as identity primary key,
  need_id bigint not null references finance_need (id),
  lender bigint not null references finance_lender (body_id),
  pack text not null,
  given timestamptz not null,
  given_by text not null,
  withdrawn timestamptz,
  withdrawn_by text
);
create unique index finance_consent_standing on finance_consent (need_id, lender) where withdrawn is null;

-- What a right was found to be worth, by whom, on which day. Never changed; a newer one stands beside it.
create table finance_appraisal (
  id bigint generated always as identity primary key,
  number text not null,
  value numeric(15, 2) not null check (value > 0),
  valued_on date not null,
  appraiser text not null check (appraiser <> ''),
  appraiser_code text not null,
  method text not null,
  report text not null,
  written_by text not null,
  body_id bigint,
  written timestamptz not null
);
create index finance_appraisal_number on finance_appraisal (number, valued_on desc);
