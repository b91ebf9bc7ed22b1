package cityip.registry;

import cityip.kernel.AsOf;
import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Many rights at once in the detail that analyses need, as of a day with what was known at a moment. */
@Component
public final class RightProfiles {

  private static final int AT_ONCE = 2_000;

  private final JdbcClient db;
  private final StoredHistories stored;

  RightProfiles(JdbcClient db) {
    this.db = db;
    this.stored = new StoredHistories(db);
  }

  /**
   * One right.
   *
   * @param classes all symbols, the main one first
   * @param termEnd first day after the term, null when there is none
   * @param owners on the day, first named first, by their ids as first seen
   * @param cites publication numbers
   * @param family publication numbers of members of its family
   * @param priorities applications it rests on, as written
   */
  public record Profile(long id, RightNumber number, @Nullable String publication, @Nullable String title, List<String> classes, @Nullable LocalDate filed,
      @Nullable LocalDate granted, @Nullable LocalDate termEnd, RightState state, @Nullable String unit, List<Owner> owners, List<String> inventors, List<String> cites,
      List<String> family, List<String> priorities, List<Dealing> dealings) {}

  public record Owner(long party, String name) {}

  /** @param kind TRANSFERRED, LICENSED, OPEN_LICENSED or PLEDGED; {@code from} and {@code to} are names, empty when not told */
  public record Dealing(EventKind kind, LocalDate day, String from, String to) {}

  /** The rights with these ids of which anything was known; by id. */
  public Map<Long, Profile> of(Collection<Long> ids, AsOf at) {
    var all = new LinkedHashMap<Long, Profile>();
    var list = List.copyOf(ids);
    for (var from = 0; from < list.size(); from += AT_ONCE) {
      some(list.subList(from, Math.min(list.size(), from + AT_ONCE)), at, all);
    }
    return all;
  }

  private void some(List<Long> ids, AsOf at, Map<Long, Profile> into) {
    var events = stored.events(ids, at.known());
    var owners = owners(ids, at);
    db.sql("""
        select r.id, r.jurisdiction, r.kind, r.number, r.publication_number, r.title, r.main_class, r.classes, r.filed, s.granted, r.term_end, s.state, s.unit
          from registry_right r join registry_span s on s.right_id = r.id
           and s.valid_from <= :day and :day < s.valid_until and s.known_from <= :known and :known < s.known_until
         where r.id = any(:ids) order by r.id""").param("ids", ids.toArray(Long[]::new)).param("day", at.day()).param("known", Timestamp.from(at.known()))
        .query(row -> {
          var id = row.getLong("id");
          var told = events.getOrDefault(id, List.of()).stream().filter(event -> !event.effective().isAfter(at.day()))
              .sorted(Comparator.comparing(RightEvent::effective).thenComparingLong(RightEvent::id)).toList();
          var main = row.getString("main_class");
          var classes = new ArrayList<>(List.of((String[]) row.getArray("classes").getArray()));
          if (main != null) {
            classes.remove(main);
            classes.addFirst(main);
          }
          into.put(id, new Profile(id, new RightNumber(row.getString("jurisdiction"), RightKind.ofNumber(row.getInt("kind")), row.getString("number")),
              row.getString("publication_number"), row.getString("title"), classes, row.getObject("filed", LocalDate.class), row.getObject("granted", LocalDate.class),
              row.getObject("term_end", LocalDate.class), RightState.ofNumber(row.getInt("state")), row.getString("unit"), owners.getOrDefault(id, List.of()),
              latest(told, Fact.INVENTORS), latest(told, Fact.CITES),
              told.stream().filter(event -> event.kind() == EventKind.FAMILY_MEMBER).map(event -> event.facts().text(Fact.FAMILY_NUMBER)).filter(java.util.Objects::nonNull).distinct().toList(),
              latest(told, Fact.PRIORITY), dealings(told)));
        });
  }

  private static List<String> latest(List<RightEvent> told, Fact fact) {
    return told.reversed().stream().map(event -> event.facts().texts(fact)).filter(texts -> !texts.isEmpty()).findFirst().orElse(List.of());
  }

  private Map<Long, List<Owner>> owners(List<Long> ids, AsOf at) {
    record Row(long right, Owner owner) {}
    return db.sql("""
        select right_id, party_id, name from registry_owner where right_id = any(:ids)
         and valid_from <= :day and :day < valid_until and known_from <= :known and :known < known_until order by right_id, position""")
        .param("ids", ids.toArray(Long[]::new)).param("day", at.day()).param("known", Timestamp.from(at.known()))
        .query((row, _) -> new Row(row.getLong(1), new Owner(row.getLong(2), row.getString(3)))).list().stream()
        .collect(Collectors.groupingBy(Row::right, HashMap::new, Collectors.mapping(Row::owner, Collectors.toList())));
  }

  /** Who gave to whom; the giver of a transfer is whom the events before name as owner. */
  private static List<Dealing> dealings(List<RightEvent> told) {
    var dealings = new ArrayList<Dealing>();
    var owner = "";
    for (var event : told) {
      var facts = event.facts();
      var named = facts.holders().isEmpty() ? "" : facts.holders().getFirst().name();
      switch (event.kind()) {
        case TRANSFERRED -> dealings.add(new Dealing(event.kind(), event.effective(), owner, named));
        case LICENSED -> dealings.add(new Dealing(event.kind(), event.effective(), owner, text(facts, Fact.LICENSEE)));
        case OPEN_LICENSED -> dealings.add(new Dealing(event.kind(), event.effective(), owner, ""));
        case PLEDGED -> dealings.add(new Dealing(event.kind(), event.effective(), owner, text(facts, Fact.CREDITOR)));
        default -> { }
      }
      owner = named.isEmpty() ? owner : named;
    }
    return dealings;
  }

  private static String text(Facts facts, Fact fact) {
    var text = facts.text(fact);
    return text == null ? "" : text;
  }
}
