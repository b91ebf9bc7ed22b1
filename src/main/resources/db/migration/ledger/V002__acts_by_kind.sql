-- Acts are evidence of measures, counted by kind up to a moment.
create index ledger_entry_act on ledger_entry ((split_part(line, E'\t', 4)), (split_part(line, E'\t', 2)));
