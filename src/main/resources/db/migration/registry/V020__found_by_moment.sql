-- What was recorded after a moment: the index and whoever derives things catches up by it. Events lie in the order of recording.
create index registry_event_recorded on registry_event using brin (recorded) with (pages_per_range = 16);
create index registry_span_turn on registry_span (valid_from) where known_until = 'infinity';
