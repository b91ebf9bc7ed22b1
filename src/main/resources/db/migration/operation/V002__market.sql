-- The market: what is on offer, who saw what, what was bid, who stands between the sides, what became of it.

create table operation_listing (
  id bigint generated always as identity primary key,
  number text not null unique,
  disposal boolean not null,
  right_id bigint not null,
  right_number text not null,
  title text not null,
  kind int not null,
  field text not null,
  unit text not null,
  filed date,
  seller_body bigint,
  seller text not null,
  broker bigint,
  way text not null,
  sale text not null,
  price numeric not null,
  step numeric,
  closes timestamptz,
  rounds int not null default 1,
  round int not null default 1,
  cut int not null default 0,
  scene text not null,
  maturity int not null,
  cost numeric not null,
  teaser text not null,
  pay_later boolean not null default false,
  state text not null,
  reason text not null default '',
  deal text,
  listed_by text not null,
  listed timestamptz not null,
  refreshed date not null,
  sample boolean not null default false
);
comment on column operation_listing.field is 'IPC subclass of the right.';
comment on column operation_listing.cut is 'Per cent by which the price falls when a round ends without a deal.';
create unique index operation_listing_once on operation_listing (right_id, way) where state in ('held', 'open', 'taken');
create index operation_listing_open on operation_listing (state, listed desc);
create index operation_listing_seller on operation_listing (seller_body);
create sequence operation_listing_number;

-- Files of a listing: proofs of consent, and what stands in the data room. The bytes are in the vault.
create table operation_listing_file (
  id bigint generated always as identity primary key,
  listing_id bigint not null references operation_listing,
  proves text not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  added_by text not null,
  added timestamptz not null
);
comment on column operation_listing_file.proves is 'The ground it answers, or room for a file of the data room.';
create index operation_listing_file_listing on operation_listing_file (listing_id);

-- Who promised to keep what is in the data room to themselves: a person by name for a body.
create table operation_promise (
  id bigint generated always as identity primary key,
  listing_id bigint not null references operation_listing,
  body_id bigint not null,
  body text not null,
  account text not null,
  person text not null,
  words text not null,
  hash text not null,
  at timestamptz not null,
  unique (listing_id, body_id)
);

-- Append only: every opening of a file of a data room.
create table operation_opening (
  id bigint generated always as identity primary key,
  file_id bigint not null references operation_listing_file,
  who text not null,
  body text not null,
  marked boolean not null,
  at timestamptz not null
);
create index operation_opening_file on operation_opening (file_id);

-- Append only. A sealed bid has no amount until the moment; its hash is known at once.
create table operation_bid (
  id bigint generated always as identity primary key,
  listing_id bigint not null references operation_listing,
  body_id bigint not null,
  body text not null,
  account text not null,
  amount numeric,
  sealed bytea,
  hash text,
  opened text,
  at timestamptz not null
);
comment on column operation_bid.opened is 'What was under the seal: amount and a chance number; with number and body it gives the hash.';
create index operation_bid_listing on operation_bid (listing_id, id);

create table operation_broker (
  id bigint generated always as identity primary key,
  body_id bigint not null unique,
  name text not null,
  licence text not null,
  valid_from date not null,
  valid_until date not null,
  fee_percent numeric not null,
  suspended text not null default '',
  entered_by text not null,
  entered timestamptz not null
);
comment on column operation_broker.suspended is 'Why it may take no orders now; empty when it may.';

-- Bodies a broker has shares in or is owned by: it may not stand between them and others.
create table operation_broker_tie (
  broker_id bigint not null references operation_broker,
  body_id bigint not null,
  body text not null,
  share text not null,
  primary key (broker_id, body_id)
);

create table operation_mandate (
  id bigint generated always as identity primary key,
  broker_id bigint not null references operation_broker,
  client_body bigint not null,
  client text not null,
  side text not null,
  right_id bigint not null,
  right_number text not null,
  fee_percent numeric not null,
  given_by text not null,
  given timestamptz not null,
  ended timestamptz
);
create unique index operation_mandate_side on operation_mandate (client_body, right_id, side) where ended is null;
create index operation_mandate_right on operation_mandate (right_id) where ended is null;

-- What was signed, for comparing prices; one row for each contract.
create table operation_deal (
  id bigint generated always as identity primary key,
  listing_id bigint not null references operation_listing,
  deal text not null unique,
  right_number text not null,
  title text not null,
  kind int not null,
  field text not null,
  way text not null,
  age int not null,
  term int not null,
  disposal boolean not null,
  amount numeric not null,
  signed date not null,
  settled date
);
comment on column operation_deal.age is 'Whole years from filing to signing.';
comment on column operation_deal.term is 'Whole years of a licence; 0 for a transfer.';
create index operation_deal_like on operation_deal (way, kind, field);

-- What somebody should know of, and why; carried to mail for those who asked for it.
create table operation_notice (
  id bigint generated always as identity primary key,
  recipient text not null,
  word text not null,
  arguments text[] not null,
  href text not null,
  at timestamptz not null,
  read timestamptz,
  mailed timestamptz,
  attempts int not null default 0
);
create index operation_notice_recipient on operation_notice (recipient, id desc);
create index operation_notice_waiting on operation_notice (id) where mailed is null;
