-- What somebody reports about collateral or its owner that no register tells: each with its source, open until somebody says how it ended.

create table finance_notice (
  id bigint generated always as identity primary key,
  number text not null,
  kind text not null check (kind in ('LITIGATION', 'INVALIDATION_ASKED', 'TRANSFER_ATTEMPT', 'OWNER_CREDIT')),
  since date not null,
  source text not null check (source <> ''),
  note text not null,
  told_by text not null,
  body_id bigint,
  told timestamptz not null,
  ended date,
  ending text not null default '',
  ended_by text
);
create index finance_notice_open on finance_notice (number) where ended is null;
