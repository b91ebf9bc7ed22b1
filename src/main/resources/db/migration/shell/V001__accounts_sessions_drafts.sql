-- Who may sign in, as whom, and what they were typing.
create table shell_account (
  id            bigint generated always as identity primary key,
  username      text not null unique check (username = lower(username)),
  display_name  text not null,
  password_hash text not null,
  role          text not null,
  unit          text,
  body_id       bigint,
  sample        boolean not null default false,
  disabled      boolean not null default false,
  created_at    timestamptz not null default now()
);

create table shell_token (
  hash       text primary key,
  account_id bigint not null references shell_account,
  label      text not null,
  created_at timestamptz not null default now(),
  used_at    timestamptz,
  revoked_at timestamptz
);
create index on shell_token (account_id);

create table shell_draft (
  account_id bigint not null references shell_account,
  form       text not null,
  fields     jsonb not null,
  saved_at   timestamptz not null default now(),
  primary key (account_id, form)
);

-- The layout is Spring Session's; the name is ours.
create table shell_session (
  primary_id            char(36) primary key,
  session_id            char(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create index on shell_session (expiry_time);
create index on shell_session (principal_name);
create table shell_session_attributes (
  session_primary_id char(36) not null references shell_session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
