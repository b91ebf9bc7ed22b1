-- Followed questions tell: what is new becomes a message to their owner, once.
alter table search_query add column checked timestamptz;
alter table search_query add column told text[] not null default '{}';
comment on column search_query.checked is 'The state of the index, by its moment, against which it was last asked in the background.';
comment on column search_query.told is 'Changes the owner has been told of since taking note, as kind:document:state.';
create index search_query_followed on search_query (checked nulls first, id) where followed;

create table search_news (
  id         bigint generated always as identity primary key,
  query_id   bigint not null references search_query (id) on delete cascade,
  recipient  text not null,
  came       int not null,
  went       int not null,
  moved      int not null,
  at         timestamptz not null,
  read       timestamptz,
  mailed     timestamptz,
  attempts   int not null default 0
);
comment on table search_news is 'What the owners of followed questions were told; the titles stay in the index, within what each may see.';
create index search_news_recipient on search_news (recipient, id desc);
create index search_news_waiting on search_news (id) where mailed is null;
