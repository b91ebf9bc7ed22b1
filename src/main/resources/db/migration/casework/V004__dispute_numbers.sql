-- Disputes are numbered by a sequence: a counter row would make every opening in the city wait for the one before it.
create sequence casework_dispute_number;
select setval('casework_dispute_number', coalesce((select max(last) from casework_number where kind = 'dispute'), 0) + 1, false);
