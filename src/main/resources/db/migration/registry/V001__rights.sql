-- Rights as histories. Events are facts and only ever added; spans, owners and flags are read from them and can be rebuilt.
-- All ranges are half-open; 'infinity' is an open end. Numbers of kinds, states and flags are those of the Java enums.

create sequence registry_right_number;
create sequence registry_event_number;

create table registry_right (
  id bigint primary key,
  jurisdiction text not null,
  kind smallint not null,
  number text not null,
  filed date,
  granted date,
  term_end date,
  title text,
  main_class text,
  classes text[] not null default '{}',
  publication_number text,
  batch_id bigint not null,
  unique (jurisdiction, kind, number)
);
comment on table registry_right is 'Identity of a right and the latest facts for display; its history is in registry_span.';
create index registry_right_publication on registry_right (publication_number text_pattern_ops) where publication_number is not null;

create table registry_source_layout (
  id int generated always as identity primary key,
  batch_id bigint not null,
  columns jsonb not null
);
comment on table registry_source_layout is 'For a batch: which column or element of the source each fact came from.';
create index registry_source_layout_batch on registry_source_layout (batch_id);

create table registry_event (
  right_id bigint not null,
  id bigint not null,
  kind smallint not null,
  effective date not null,
  recorded timestamptz not null,
  batch_id bigint not null,
  line int not null,
  layout_id int,
  hash bigint not null,
  data jsonb,
  abstract text,
  claims text,
  primary key (right_id, id)
);
-- No foreign key to registry_right: its check per row costs more than all the rest of a load; only the loader writes, both in one transaction.
comment on column registry_event.abstract is 'Long facts stand beside data: a history is told without them.';
comment on column registry_event.hash is 'Hash of what the source said (kind, effective, facts), without what we made of it.';
create index registry_event_batch on registry_event using brin (batch_id) with (pages_per_range = 16);
create index registry_event_kind on registry_event (kind, effective) where kind in (11, 12, 13, 14, 19, 20, 21, 27, 30, 31);

create table registry_retraction (
  batch_id bigint primary key,
  recorded timestamptz not null,
  actor text not null,
  reason text not null,
  rights int not null,
  events int not null
);
comment on table registry_retraction is 'The compensating fact: from recorded on, the events of this batch are not seen.';

create table registry_moment (
  one boolean primary key default true check (one),
  recorded timestamptz not null
);
comment on table registry_moment is 'The last moment at which anything was recorded; the next one is later.';
insert into registry_moment (recorded) values ('2000-01-01T00:00:00Z');

create table registry_span (
  right_id bigint not null,
  jurisdiction char(2) not null,
  kind smallint not null,
  state smallint not null,
  unit text,
  owner_id bigint,
  filed date,
  granted date,
  valid_from date not null,
  valid_until date not null,
  known_from timestamptz not null,
  known_until timestamptz not null
);
create index registry_span_right on registry_span (right_id);
-- What is alive is what is counted; with all columns a count asks for, it is answered from the index alone. An index over
-- all spans would cost a load a fifth of its time.
create index registry_span_alive on registry_span (kind, unit)
  include (state, jurisdiction, valid_from, valid_until, known_from, known_until, filed, granted, right_id, owner_id) where state in (20, 21);
create index registry_span_abroad on registry_span (kind, granted) where jurisdiction <> 'CN';

create table registry_owner (
  right_id bigint not null,
  party_id bigint not null,
  position smallint not null,
  name text not null,
  valid_from date not null,
  valid_until date not null,
  known_from timestamptz not null,
  known_until timestamptz not null
);
create index registry_owner_right on registry_owner (right_id);
create index registry_owner_party on registry_owner (party_id);

create table registry_flag (
  right_id bigint not null,
  flag smallint not null,
  detail text not null,
  amount numeric,
  valid_from date not null,
  valid_until date not null,
  known_from timestamptz not null,
  known_until timestamptz not null
);
create index registry_flag_right on registry_flag (right_id);
create index registry_flag_kind on registry_flag (flag, valid_from) where flag in (3, 4, 5, 6);

-- Histories are loaded in large batches and read at once: statistics must not wait for a fifth of a large table.
alter table registry_span set (autovacuum_analyze_scale_factor = 0.02);
alter table registry_right set (autovacuum_analyze_scale_factor = 0.02);
alter table registry_flag set (autovacuum_analyze_scale_factor = 0.02);
