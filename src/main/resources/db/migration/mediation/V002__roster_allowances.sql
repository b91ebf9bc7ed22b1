-- Who may be appointed as mediator.
create table mediation_mediator (
  id bigint generated always as identity primary key,
  username text not null default '',
  name text not null unique,
  body text not null,
  employer text not null default '',
  skills text[] not null,
  appointed date not null,
  until date not null
);

-- What ties a mediator to others, as declared. Ended ties stay on record.
create table mediation_tie (
  id bigint generated always as identity primary key,
  mediator_id bigint not null references mediation_mediator (id),
  kind text not null,
  name text not null,
  note text not null default '',
  declared date not null,
  declared_by text not null,
  ended date
);
create unique index mediation_tie_once on mediation_tie (mediator_id, kind, name) where ended is null;

-- The payment list: each case once, with the amount as it was reckoned when it was listed.
create table mediation_allowance (
  case_number text primary key,
  mediator text not null,
  outcome text not null,
  sessions int not null,
  amount numeric(12, 2) not null,
  source text not null,
  listed timestamptz not null,
  listed_by text not null
);
