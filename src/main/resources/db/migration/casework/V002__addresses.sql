-- Where somebody wants their messages by mail; nobody is written to who did not ask.
create table casework_address (
  username text primary key,
  mail text not null,
  language text not null,
  since timestamptz not null
);
