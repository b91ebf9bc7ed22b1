-- Steps of those who asked where to go: a random visit, never a person.
create table protection_triage (
  visit text not null,
  step text not null,
  route text not null,
  at timestamptz not null,
  primary key (visit, step)
);
