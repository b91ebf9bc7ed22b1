-- An undo is asked for and then done in the background: who asked, why, and how far it is.
alter table registry_batch drop constraint registry_batch_state_check;
alter table registry_batch add constraint registry_batch_state_check
  check (state in ('RECEIVED', 'NEEDS_COLUMNS', 'RUNNING', 'DONE', 'FAILED', 'UNDOING', 'UNDONE'));
alter table registry_batch add column undo_actor text, add column undo_reason text, add column undo_asked timestamptz,
  add column undo_rights bigint not null default 0, add column undo_retold bigint not null default 0;
comment on column registry_batch.undo_retold is 'Progress only, written beside the one transaction that takes the batch back.';
drop index registry_batch_waiting;
create index registry_batch_waiting on registry_batch (id) where state in ('RECEIVED', 'RUNNING', 'UNDOING');
