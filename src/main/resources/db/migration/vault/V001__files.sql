-- The bytes lie in the home folder under vault/ab/cd/<sha256>; this table says which there must be and what they are.
create table vault_file (
  sha256     text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  sm3        text        not null,
  size       bigint      not null check (size >= 0),
  media_type text        not null,
  name       text        not null,
  kept       timestamptz not null
);
