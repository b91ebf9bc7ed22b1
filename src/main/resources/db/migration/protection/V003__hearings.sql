-- The record of an oral hearing, line by line; nothing is changed afterwards, a mistake is corrected by a further line.
create table protection_hearing_line (
  id bigint generated always as identity primary key,
  case_number text not null,
  step text not null,
  who text not null,
  text text not null,
  at timestamptz not null,
  written_by text not null
);
create index protection_hearing_line_case on protection_hearing_line (case_number, id);

-- A side confirmed the record with this hash.
create table protection_hearing_confirmed (
  case_number text not null,
  side text not null,
  who text not null,
  at timestamptz not null,
  hash text not null,
  primary key (case_number, side, hash)
);
