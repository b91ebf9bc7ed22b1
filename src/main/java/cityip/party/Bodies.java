package cityip.party;

import cityip.rulebook.City;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds or makes the bodies behind names, many at a time. A known credit code decides; else the normalised name, also a
 * former one; a name whose body has no code yet learns it. Everything is two or three statements whatever the number.
 */
@Component
final class Bodies {

  /** The spelling and code that make two mentions the same question. */
  private record Wanted(String key, @Nullable String code) {}

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final List<String> places;

  Bodies(JdbcTemplate jdbc, City city, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.places = places(city);
  }

  /** Place names a firm puts before its own, longest first. */
  private static List<String> places(City city) {
    Set<String> names = new HashSet<>();
    names.add(city.name());
    names.add(city.name().replaceFirst("市$", ""));
    city.units().forEach(unit -> {
      names.add(unit.name());
      if (unit.name().length() > 2) {
        names.add(unit.name().replaceFirst("[市县区]$", ""));
      }
    });
    return names.stream().sorted(java.util.Comparator.comparingInt(String::length).reversed()).toList();
  }

  String core(String key) {
    return PartyNames.core(key, places);
  }

  /** Runs in a transaction of its own, so that a long import never keeps others waiting for a name. */
  Map<NamedParty, Long> resolve(Set<NamedParty> parties) {
    Map<Wanted, NamedParty> coded = new LinkedHashMap<>();
    Map<Wanted, NamedParty> named = new LinkedHashMap<>();
    Map<NamedParty, Wanted> asked = new HashMap<>();
    for (NamedParty party : parties) {
      String key = PartyNames.key(party.name());
      Wanted wanted = new Wanted(key.isEmpty() ? party.name().strip() : key, party.code() == null ? null : party.code().code());
      asked.put(party, wanted);
      (wanted.code() == null ? named : coded).putIfAbsent(wanted, party);
    }
    Map<Wanted, Long> ids = new HashMap<>();
    resolveCoded(coded, ids);
    resolveNamed(named, ids);
    Map<NamedParty, Long> answer = new HashMap<>();
    asked.forEach((party, wanted) -> answer.put(party, java.util.Objects.requireNonNull(ids.get(wanted))));
    return answer;
  }

  private void resolveNamed(Map<Wanted, NamedParty> named, Map<Wanted, Long> ids) {
    Map<Wanted, Long> found = lookUp(named.keySet());
    insert(without(named, found));
    found.putAll(lookUp(without(named, found).keySet()));
    ids.putAll(found);
  }

  private void resolveCoded(Map<Wanted, NamedParty> coded, Map<Wanted, Long> ids) {
    Map<Wanted, Long> found = lookUp(coded.keySet());
    Map<Wanted, Long> learning = learnCodes(without(coded, found));
    found.putAll(learning);
    insert(without(coded, found));
    found.putAll(lookUp(without(coded, found).keySet()));
    ids.putAll(found);
    addSpellings(coded, found);
  }

  private static Map<Wanted, NamedParty> without(Map<Wanted, NamedParty> all, Map<Wanted, Long> found) {
    Map<Wanted, NamedParty> rest = new LinkedHashMap<>(all);
    rest.keySet().removeAll(found.keySet());
    return rest;
  }

  /** By code when there is one, else by any name; of several bodies with the name the first one known. */
  private Map<Wanted, Long> lookUp(Set<Wanted> wanted) {
    Map<Wanted, Long> found = new HashMap<>();
    if (wanted.isEmpty()) {
      return found;
    }
    List<Wanted> order = List.copyOf(wanted);
    jdbc.query("""
        select u.n, case when u.code is not null then (select id from party_body b where b.credit_code = u.code)
               else (select min(p.body_id) from party_name p where p.name_key = u.key) end as id
        from unnest(?::text[], ?::text[]) with ordinality u(key, code, n)""",
        row -> {
          long id = row.getLong(2);
          if (!row.wasNull()) {
            found.put(order.get(row.getInt(1) - 1), id);
          }
        }, keys(order), codes(order));
    return found;
  }

  /** A body known by this name alone is taken to be the one with the code; each body learns one code only. */
  private Map<Wanted, Long> learnCodes(Map<Wanted, NamedParty> unknown) {
    Map<Wanted, Long> learned = new HashMap<>();
    if (unknown.isEmpty()) {
      return learned;
    }
    List<Wanted> order = List.copyOf(unknown.keySet());
    jdbc.query("""
        with named as (
          select distinct on (p.body_id) p.body_id, u.code, u.n
          from unnest(?::text[], ?::text[]) with ordinality u(key, code, n)
          join party_name p on p.name_key = u.key join party_body b on b.id = p.body_id
          where b.credit_code is null and b.kind <> 'PERSON'
          order by p.body_id, u.n),
        chosen as (select distinct on (n) body_id, code, n from named order by n, body_id)
        update party_body b set credit_code = chosen.code from chosen
        where b.id = chosen.body_id and b.credit_code is null
          and not exists (select from party_body o where o.credit_code = chosen.code)
          and not exists (select from party_body o where o.name_key = b.name_key and o.credit_code = chosen.code)
        returning chosen.n, b.id""",
        row -> {
          learned.put(order.get(row.getInt(1) - 1), row.getLong(2));
        }, keys(order), codes(order));
    return learned;
  }

  private void insert(Map<Wanted, NamedParty> missing) {
    if (missing.isEmpty()) {
      return;
    }
    // In one order everywhere, so that two imports that meet the same new names wait for each other and never in a circle.
    List<Wanted> order = missing.keySet().stream().sorted(java.util.Comparator.comparing(Wanted::key)
        .thenComparing(w -> w.code() == null ? "" : w.code())).toList();
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.update("""
        with made as (
          insert into party_body (id, canonical_id, name, name_key, core_key, kind, credit_code, created)
          select id, id, name, key, core, kind, code, ?
          from (select nextval('party_body_number') as id, u.* from
                (select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality v(key, code, name, core, kind, n) order by n) u) w
          on conflict do nothing
          returning id, name, name_key)
        insert into party_name (body_id, name, name_key, source, recorded) select id, name, name_key, 'SEEN', ? from made""",
        now, keys(order), codes(order),
        texts(order, w -> kept(name(missing, w).name())), texts(order, w -> core(w.key())),
        texts(order, w -> name(missing, w).kind().name()), now);
  }

  /** The same code under another name: one body with one more spelling. */
  private void addSpellings(Map<Wanted, NamedParty> coded, Map<Wanted, Long> ids) {
    if (coded.isEmpty()) {
      return;
    }
    List<Wanted> order = List.copyOf(coded.keySet());
    jdbc.update("""
        insert into party_name (body_id, name, name_key, source, recorded)
        select u.id, u.name, u.key, 'SAME_CODE', ? from unnest(?::bigint[], ?::text[], ?::text[]) u(id, name, key)
        where not exists (select from party_name p where p.body_id = u.id and p.name_key = u.key)
        order by 1, 3
        on conflict do nothing""",
        Timestamp.from(clock.instant()), order.stream().map(ids::get).toArray(Long[]::new),
        texts(order, w -> kept(name(coded, w).name())), keys(order));
  }

  private static NamedParty name(Map<Wanted, NamedParty> parties, Wanted wanted) {
    return java.util.Objects.requireNonNull(parties.get(wanted));
  }

  /** The original spelling, but for what no database can hold and beyond what no name needs. */
  private static String kept(String name) {
    String plain = name.strip().replaceAll("[\\p{Cc}\\p{Cs}]", "");
    return plain.length() > PartyNames.LONGEST ? plain.substring(0, PartyNames.LONGEST) : plain;
  }

  private static String[] keys(List<Wanted> order) {
    return texts(order, Wanted::key);
  }

  private static @Nullable String[] codes(List<Wanted> order) {
    List<@Nullable String> codes = new ArrayList<>();
    order.forEach(w -> codes.add(w.code()));
    return codes.toArray(new String[0]);
  }

  private static String[] texts(List<Wanted> order, java.util.function.Function<Wanted, String> text) {
    return order.stream().map(text).toArray(String[]::new);
  }
}
