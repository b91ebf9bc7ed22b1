-- What is said in the rooms of a mediation; a caucus is seen by one side and the mediator.
create table mediation_word (
  id bigint generated always as identity primary key,
  case_number text not null,
  room text not null,
  side text not null,
  who text not null,
  text text not null,
  at timestamptz not null
);
create index mediation_word_room on mediation_word (case_number, room, id);

-- Blind offers: neither side nor the mediator sees the other's figure; only whether they meet.
create table mediation_offer (
  id bigint generated always as identity primary key,
  case_number text not null,
  side text not null,
  amount numeric(18, 2) not null,
  who text not null,
  at timestamptz not null
);
create index mediation_offer_case on mediation_offer (case_number, side, id);
