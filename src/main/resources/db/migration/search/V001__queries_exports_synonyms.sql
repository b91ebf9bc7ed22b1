-- Questions that people keep, whole results being written, and words that mean the same. The index itself is no table: it can be made again.

create table search_query (
  id          bigint generated always as identity primary key,
  account_id  bigint not null,
  owner       text not null,
  name        text not null check (name <> ''),
  question    jsonb not null,
  scope       text not null,
  created     timestamptz not null,
  followed    boolean not null default false,
  looked      timestamptz not null,
  total       bigint not null,
  changes     int not null default 0
);
comment on column search_query.question is 'The parameters of its address.';
comment on column search_query.scope is 'Whose rows the owner sees: city, unit:code, body:id or public; for counting changes while nobody looks.';
comment on column search_query.looked is 'When the owner last took note; changes are counted from then on.';
create index search_query_account on search_query (account_id, created desc);

create table search_query_seen (
  query_id     bigint not null references search_query (id) on delete cascade,
  document_id  text not null,
  number       text not null,
  title        text not null,
  state        text not null,
  primary key (query_id, document_id)
);
comment on table search_query_seen is 'What a followed query found when its owner last took note.';

create table search_export (
  id          bigint generated always as identity primary key,
  account_id  bigint not null,
  owner       text not null,
  question    jsonb not null,
  scope       text not null,
  language    text not null,
  state       text not null check (state in ('waiting', 'running', 'done', 'failed')),
  made        bigint not null default 0,
  total       bigint not null default 0,
  file        text,
  created     timestamptz not null,
  finished    timestamptz
);
create index search_export_account on search_export (account_id, created desc);
create index search_export_open on search_export (id) where state in ('waiting', 'running');

create table search_synonym (
  id           bigint generated always as identity primary key,
  field        text not null,
  words        text[] not null check (cardinality(words) between 2 and 20),
  valid_from   date not null,
  valid_until  date not null default 'infinity',
  source       text not null check (source <> ''),
  entered_by   text not null,
  recorded     timestamptz not null
);
comment on table search_synonym is 'Words that are looked for together, in one field or in any. One that is withdrawn ends; none is deleted.';
insert into search_synonym (field, words, valid_from, source, entered_by, recorded) values
  ('any', '{计算机,电脑}', '2000-01-01', '通用技术词汇', 'system', '2000-01-01T00:00:00Z'),
  ('any', '{发动机,引擎}', '2000-01-01', '通用技术词汇', 'system', '2000-01-01T00:00:00Z'),
  ('any', '{无人机,无人飞行器,无人驾驶飞机}', '2000-01-01', '通用技术词汇', 'system', '2000-01-01T00:00:00Z'),
  ('any', '{锂离子电池,锂电池}', '2000-01-01', '通用技术词汇', 'system', '2000-01-01T00:00:00Z'),
  ('any', '{光伏,太阳能发电}', '2000-01-01', '通用技术词汇', 'system', '2000-01-01T00:00:00Z');
