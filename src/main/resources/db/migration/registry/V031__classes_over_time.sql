-- The classes of a mark hold for a time like burdens do (flag 11). Marks recorded before this have those they were last said to have.
insert into registry_flag (right_id, flag, detail, amount, valid_from, valid_until, known_from, known_until)
select r.id, 11, c.class, null, s.first_day, 'infinity', s.first_known, 'infinity'
  from registry_right r
  join (select right_id, min(valid_from) as first_day, min(known_from) as first_known from registry_span
         where kind = 4 and known_until = 'infinity' group by right_id) s on s.right_id = r.id
 cross join lateral (select distinct unnest(r.classes) as class) c
 where r.kind = 4;
create index registry_flag_class on registry_flag (right_id) include (detail, valid_from, valid_until, known_from, known_until) where flag = 11;
