-- One dispute has one number through all its routes; a case is one route.
create table casework_dispute (
  id bigint generated always as identity primary key,
  number text not null unique,
  opened timestamptz not null
);

-- The next number of each kind in each county and year; taken with a row lock, so there are no gaps and no doubles.
create table casework_number (
  kind text not null,
  unit text not null,
  year int not null,
  last int not null,
  primary key (kind, unit, year)
);

create table casework_case (
  id bigint generated always as identity primary key,
  number text not null unique,
  procedure text not null,
  version int not null,
  state text not null,
  open boolean not null,
  outcome text,
  unit text not null,
  desk text not null,
  owner text,
  dispute_id bigint not null references casework_dispute (id),
  title text not null,
  confidential boolean not null,
  opened timestamptz not null,
  opened_by text not null,
  closed timestamptz,
  state_since timestamptz not null,
  due date,
  due_moment timestamptz,
  certain boolean not null default true,
  overdue boolean not null default false,
  rules jsonb not null,
  facts jsonb not null,
  stamp int not null,
  token_hash text not null,
  open_key text not null unique,
  sample boolean not null default false
);
create index casework_case_queue on casework_case (open, due_moment);
create index casework_case_kind on casework_case (procedure, state);
create index casework_case_unit on casework_case (unit, open, due_moment);
create index casework_case_dispute on casework_case (dispute_id);
create index casework_case_opened on casework_case (opened);
create index casework_case_opener on casework_case (opened_by);

create table casework_party (
  id bigint generated always as identity primary key,
  case_id bigint not null references casework_case (id),
  side text not null,
  name text not null,
  credit_code text,
  body_id bigint,
  account text
);
create index casework_party_case on casework_party (case_id);
create index casework_party_body on casework_party (body_id);
create index casework_party_name on casework_party (name);

-- Append only: what was done, by whom, from where to where.
create table casework_act (
  id bigint generated always as identity primary key,
  case_id bigint not null references casework_case (id),
  seq int not null,
  act text not null,
  from_state text not null,
  to_state text not null,
  actor text not null,
  actor_name text not null,
  desk text not null,
  at timestamptz not null,
  fields jsonb not null,
  key text not null,
  hash text not null,
  unique (case_id, seq),
  unique (case_id, key)
);

create table casework_clock (
  id bigint generated always as identity primary key,
  case_id bigint not null references casework_case (id),
  name text not null,
  rule text not null,
  term text not null,
  source text not null,
  certainty text not null,
  started timestamptz not null,
  extensions text[] not null default '{}',
  pauses text[] not null default '{}',
  -- a term that others have, such as the time to sue; its end is no lateness of the office
  waiting boolean not null,
  state text not null,
  due date not null,
  due_moment timestamptz not null,
  fired timestamptz
);
create index casework_clock_case on casework_clock (case_id);
create index casework_clock_due on casework_clock (due_moment) where state = 'RUNNING' and fired is null;

-- Personal data, encrypted; shown only to who asked with a reason.
create table casework_sealed (
  case_id bigint not null references casework_case (id),
  name text not null,
  sealed bytea not null,
  mask text not null,
  primary key (case_id, name)
);

create table casework_paper (
  id bigint generated always as identity primary key,
  case_id bigint not null references casework_case (id),
  act_id bigint not null references casework_act (id),
  template text not null,
  number text not null,
  title text not null,
  content text not null,
  hash text not null,
  pdf text,
  word text,
  made timestamptz not null
);
create index casework_paper_case on casework_paper (case_id);

create table casework_evidence (
  id bigint generated always as identity primary key,
  case_id bigint not null references casework_case (id),
  sha256 text not null,
  sm3 text not null,
  size bigint not null,
  media_type text not null,
  name text not null,
  source text not null,
  obtained date not null,
  added timestamptz not null,
  added_by text not null,
  quarantine text
);
create index casework_evidence_case on casework_evidence (case_id);

-- Who saw evidence or unmasked personal data, when, and why.
create table casework_seen (
  id bigint generated always as identity primary key,
  case_id bigint not null references casework_case (id),
  what text not null,
  who text not null,
  at timestamptz not null,
  reason text not null
);
create index casework_seen_case on casework_seen (case_id);

create table casework_note (
  id bigint generated always as identity primary key,
  case_id bigint not null references casework_case (id),
  who text not null,
  at timestamptz not null,
  text text not null
);
create index casework_note_case on casework_note (case_id);

-- From one authority to another: a receipt on both sides.
create table casework_handover (
  id bigint generated always as identity primary key,
  case_id bigint not null references casework_case (id),
  from_desk text not null,
  to_desk text not null,
  sent timestamptz not null,
  sent_by text not null,
  received timestamptz,
  received_by text,
  refused timestamptz,
  refused_by text,
  reason text
);
create index casework_handover_case on casework_handover (case_id);

-- Who sits at a desk beside what the role gives: police, prosecutors, mediators, courts, and skills of officers.
create table casework_seat (
  username text not null,
  display_name text not null,
  desk text not null,
  unit text not null default '',
  skill text not null default '',
  primary key (username, desk, unit)
);

create table casework_absence (
  id bigint generated always as identity primary key,
  username text not null,
  first_day date not null,
  last_day date not null,
  deputy text not null
);
create index casework_absence_who on casework_absence (username);

create table casework_follow (
  username text not null,
  case_id bigint not null references casework_case (id),
  since timestamptz not null,
  primary key (username, case_id)
);

-- What people are told, and why; sent by mail from here so that nothing told is lost.
create table casework_message (
  id bigint generated always as identity primary key,
  case_id bigint not null references casework_case (id),
  recipient text not null,
  word text not null,
  arguments text[] not null,
  why text not null,
  at timestamptz not null,
  read timestamptz,
  mailed timestamptz,
  attempts int not null default 0,
  problem text
);
create index casework_message_recipient on casework_message (recipient, read);
create index casework_message_waiting on casework_message (id) where mailed is null;
