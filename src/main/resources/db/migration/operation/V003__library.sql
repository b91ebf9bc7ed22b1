-- Stock-taking of the rights of universities and institutes: a line for each right, what is to become of it and why.

create table operation_stock (
  id bigint generated always as identity primary key,
  stocktaking text not null,
  body_id bigint not null,
  right_id bigint not null,
  right_number text not null,
  title text not null,
  kind text not null,
  field text not null,
  state text not null,
  faculty text not null default '',
  decision text not null default '',
  maturity int,
  scene text not null default '',
  price numeric,
  firms text not null default '',
  reason text not null default '',
  decided_by text,
  decided timestamptz,
  unique (stocktaking, right_id)
);
comment on column operation_stock.decision is 'keep, transfer, open, give-up; empty while nobody decided.';
create index operation_stock_right on operation_stock (right_id);
create index operation_stock_body on operation_stock (body_id);

-- Rows of a table that could not be taken over, as they were sent, with what would be right.
create table operation_stock_bad (
  id bigint generated always as identity primary key,
  stocktaking text not null,
  file text not null,
  line int not null,
  cells text[] not null,
  problem text not null,
  sent_by text not null,
  sent timestamptz not null
);
create index operation_stock_bad_of on operation_stock_bad (stocktaking, id);
