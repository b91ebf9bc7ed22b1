-- Alarms over pledged rights, each once: when it first stood, who saw it, when it no longer stood. What stands now is read from the histories.

create table finance_alarm (
  key text primary key,
  right_id bigint not null,
  number text not null,
  contract text not null,
  kind text not null,
  level text not null,
  day date not null,
  step int not null,
  raised timestamptz not null,
  seen_by text,
  seen timestamptz,
  cleared timestamptz
);
create index finance_alarm_right on finance_alarm (right_id);
