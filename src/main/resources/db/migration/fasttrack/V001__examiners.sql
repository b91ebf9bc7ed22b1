-- Who may examine a draft before it is filed, for which classes, and with whom they are tied. Ended ones stay.
create table fasttrack_examiner (
  id bigint generated always as identity primary key,
  name text not null unique,
  classes text[] not null,
  ties text[] not null default '{}',
  until date not null,
  entered_by text not null
);
