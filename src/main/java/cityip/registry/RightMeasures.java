package cityip.registry;

import cityip.kernel.AsOf;
import cityip.plan.IndicatorSource;
import cityip.plan.RowSet;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What the plan counts of rights. Each measure is one flat select over the spans in which a right had a state, an owner and
 * a place, valid on the day and known at the moment; the text is put together from the fixed pieces of this class only.
 */
@Component
class RightMeasures implements IndicatorSource {

  /** The span of a right that holds on the day, as it was known at the moment. */
  private static final String HOLDS = """
       s.valid_from <= :day and :day < s.valid_until and s.known_from <= :known and :known < s.known_until""";

  /** Columns every measure gives of a right; scalar subqueries, so that a mere count never looks them up. */
  private static final String OF_RIGHT = """
      (select r.number from registry_right r where r.id = s.right_id) as right_number,
      (select r.title from registry_right r where r.id = s.right_id) as title,
      s.owner_id,
      (select o.name from registry_owner o where o.right_id = s.right_id and o.valid_from <= :day and :day < o.valid_until
          and o.known_from <= :known and :known < o.known_until order by o.position limit 1) as owner,
      s.unit""";

  private final JdbcClient db;
  private final EventWords events;

  RightMeasures(JdbcClient db, EventWords events) {
    this.db = db;
    this.events = events;
  }

  @Override
  public Set<String> measures() {
    return Set.of("high-value-inventions", "valid-inventions", "valid-marks-by-class", "overseas-grants", "pledge-amount", "work-registrations",
        "software-registrations");
  }

  @Override
  public RowSet rows(String measure, Map<String, JsonNode> parameters, AsOf at) {
    var values = new HashMap<String, Object>();
    values.put("day", at.day());
    values.put("known", Timestamp.from(at.known()));
    return switch (measure) {
      case "high-value-inventions" -> new HighValue(parameters).rows(values, at);
      case "valid-inventions" -> new RowSet(inForce("array['in-force']", "s.granted", RightKinds.INVENTION), values);
      case "valid-marks-by-class" -> new RowSet(marksByClass(flag(parameters, "grace")), values);
      case "overseas-grants" -> {
        values.put("since", firstOfYear(at.day()));
        yield new RowSet(OVERSEAS, values);
      }
      case "pledge-amount" -> {
        values.put("since", firstOfYear(at.day()));
        yield new RowSet(PLEDGES, values);
      }
      case "work-registrations" -> registrations("s.kind = 5", parameters, values, at);
      case "software-registrations" -> registrations("s.kind = 6", parameters, values, at);
      default -> throw new IllegalArgumentException("Measure '%s' is not one of the registry; allowed: %s.".formatted(measure, measures()));
    };
  }

  /** Numbers of kinds as they stand in the tables. */
  private static final class RightKinds {
    private static final String INVENTION = "s.jurisdiction = 'CN' and s.kind = 1 and s.state = 20";
  }

  private static LocalDate firstOfYear(LocalDate day) {
    return day.withDayOfYear(1);
  }

  private static boolean flag(Map<String, JsonNode> parameters, String name) {
    var value = parameters.get(name);
    return value != null && value.asBoolean();
  }

  private static String inForce(String reasons, String day, String which) {
    return """
        select s.right_id::text as row_key, %s, %s as day, 1::numeric as amount, %s as reasons
          from registry_span s
         where %s and %s""".formatted(OF_RIGHT, day, reasons, which, HOLDS);
  }

  /** One row for each class a mark has on the day, as marks are counted; without Madrid extensions. */
  private static String marksByClass(boolean grace) {
    return """
        select s.right_id || '/' || c.class as row_key, %s, s.granted as day, 1::numeric as amount, array['class:' || c.class] as reasons
          from registry_span s join registry_right m on m.id = s.right_id
          left join registry_flag f on f.right_id = s.right_id and f.flag = 11 and f.valid_from <= :day and :day < f.valid_until
               and f.known_from <= :known and :known < f.known_until
         cross join lateral (select coalesce(f.detail, '?') as class) c
         where s.kind = 4 and s.jurisdiction = 'CN' and s.state in %s and m.number not like 'G%%' and %s""".formatted(OF_RIGHT, grace ? "(20, 21)" : "(20)", HOLDS);
  }

  /** Rights that began between a day and the reading's. */
  private static String begun(String reasons, String which) {
    return """
        select s.right_id::text as row_key, %s, s.granted as day, 1::numeric as amount, %s as reasons
          from registry_span s
         where %s and s.granted between :since and :day and %s""".formatted(OF_RIGHT, reasons, which, HOLDS);
  }

  private static RowSet registrations(String which, Map<String, JsonNode> parameters, Map<String, Object> values, AsOf at) {
    var since = parameters.get("since");
    values.put("since", since == null || flag(parameters, "flow") ? firstOfYear(at.day()) : LocalDate.parse(since.asString()));
    return new RowSet(begun("array['registered']", which + " and s.state = 20"), values);
  }

  /**
   * Inventions granted abroad in the year: those held as rights of their own, and those known only as family members of a
   * Chinese right, each grant once. One grant is one office's; a European patent's validations are not added.
   */
  private static final String OVERSEAS = begun("array['granted']", "s.kind = 1 and s.jurisdiction <> 'CN'") + """

      union all
      select f.detail as row_key, f.detail as right_number, (select r.title from registry_right r where r.id = s.right_id) as title, s.owner_id,
             (select o.name from registry_owner o where o.right_id = s.right_id and o.valid_from <= :day and :day < o.valid_until
                 and o.known_from <= :known and :known < o.known_until order by o.position limit 1) as owner,
             s.unit, f.valid_from as day, 1::numeric as amount, array['family-of:' || (select r.number from registry_right r where r.id = s.right_id)] as reasons
        from (select distinct on (d.detail) d.detail, d.right_id, d.valid_from from registry_flag d
               where d.flag = 3 and d.valid_from between :since and :day and d.known_from <= :known and :known < d.known_until
               order by d.detail, d.right_id) f
        join registry_span s on s.right_id = f.right_id and s.valid_from <= :day and :day < s.valid_until and s.known_from <= :known and :known < s.known_until
       where not exists (select 1 from registry_right w join registry_span h on h.right_id = w.id
               where w.jurisdiction = left(f.detail, 2) and w.kind = 1 and w.number = f.detail and h.known_from <= :known and :known < h.known_until)""";

  /**
   * Each contract of the year once, whatever the number of rights under it; a renewal has a flag of its own and is not new
   * money. The place is that of the first right's owner on the day of registration.
   */
  private static final String PLEDGES = """
      select c.detail as row_key,
             (select r.number from registry_right r where r.id = c.right_id) as right_number,
             (select r.title from registry_right r where r.id = c.right_id) as title,
             s.owner_id,
             (select o.name from registry_owner o where o.right_id = c.right_id and o.valid_from <= c.valid_from and c.valid_from < o.valid_until
                 and o.known_from <= :known and :known < o.known_until order by o.position limit 1) as owner,
             s.unit, c.valid_from as day, c.amount, array['contract:' || c.detail] as reasons
        from (select distinct on (f.detail) f.detail, f.right_id, f.valid_from, coalesce(f.amount, 0) as amount
                from registry_flag f
               where f.flag = 4 and f.valid_from between :since and :day and f.known_from <= :known and :known < f.known_until
               order by f.detail, f.valid_from, f.right_id) c
        join registry_span s on s.right_id = c.right_id and s.valid_from <= c.valid_from and c.valid_from < s.valid_until
         and s.known_from <= :known and :known < s.known_until""";

  /** The five kinds of high-value inventions; which of them count, and from what amount, is the definition's. */
  private record HighValue(Map<String, JsonNode> parameters) {

    /** A test: the flags that fulfil it, with what more must hold of them; without flags what must hold of the span; and how it is said of one right. */
    private record Test(String name, String flags, String more, String holds, String reason) {}

    private static final String KNOWN = "f.known_from <= :known and :known < f.known_until";

    private static Test flagged(String name, String flags, String more) {
      var which = "f.flag in (" + flags + ")" + more;
      return new Test(name, flags, more, "", "select '" + name + ":' || string_agg(distinct f.detail, ' ') from registry_flag f where f.right_id = s.right_id and "
          + which + " and f.valid_from <= :day and " + KNOWN + " having count(*) > 0");
    }

    private static final List<Test> TESTS = List.of(
        flagged("strategic-industry", "1, 2", ""),
        flagged("overseas-family", "3", ""),
        new Test("over-years", "", "", "s.filed < :filedBefore", "select 'over-years' where s.filed < :filedBefore"),
        flagged("pledge", "4, 5", " and coalesce(f.amount, 0) >= :pledgeAtLeast"),
        flagged("award", "6", ""));

    RowSet rows(Map<String, Object> values, AsOf at) {
      var years = parameters.get("years");
      var pledge = parameters.get("pledgeAtLeast");
      values.put("filedBefore", at.day().minusYears(years == null ? 10 : years.asInt()));
      values.put("pledgeAtLeast", pledge == null ? BigDecimal.ZERO : pledge.decimalValue());
      var wanted = parameters.get("tests");
      var tests = TESTS.stream().filter(test -> wanted == null || StreamSupport.stream(wanted.spliterator(), false).anyMatch(name -> name.asString().equals(test.name)))
          .toList();
      var reasons = tests.isEmpty() ? "array[]::text[]" : "array(" + String.join(" union all ", tests.stream().map(test -> "(" + test.reason + ")").toList()) + ")";
      // all flags are sought in one pass, those without a condition by one comparison: a pass for each test costs half as much again
      var any = new ArrayList<>(tests.stream().map(Test::holds).filter(holds -> !holds.isEmpty()).toList());
      var flagged = new ArrayList<String>();
      var plain = tests.stream().filter(test -> !test.flags.isEmpty() && test.more.isEmpty()).map(Test::flags).toList();
      if (!plain.isEmpty()) {
        flagged.add("f.flag in (" + String.join(", ", plain) + ")");
      }
      tests.stream().filter(test -> !test.more.isEmpty()).forEach(test -> flagged.add("f.flag in (" + test.flags + ")" + test.more));
      if (!flagged.isEmpty()) {
        any.add("s.right_id in (select f.right_id from registry_flag f where f.valid_from <= :day and " + KNOWN + " and (" + String.join(" or ", flagged) + "))");
      }
      return new RowSet(inForce(reasons, "s.granted", RightKinds.INVENTION + " and (" + (any.isEmpty() ? "false" : String.join(" or ", any)) + ")"), values);
    }
  }

  @Override
  public Map<String, List<String>> whatHappened(Collection<String> rowKeys, AsOf before, AsOf after) {
    var rights = new HashMap<Long, List<String>>();
    for (var key : rowKeys) {
      var id = key.contains("/") ? key.substring(0, key.indexOf('/')) : key;
      if (id.matches("\\d{1,18}")) {
        rights.computeIfAbsent(Long.valueOf(id), _ -> new ArrayList<>()).add(key);
      }
    }
    var told = new HashMap<String, List<String>>();
    events.between(rights.keySet(), before, after).forEach((right, words) -> rights.getOrDefault(right, List.of()).forEach(key -> told.put(key, words)));
    return told;
  }

  @Override
  public Instant lastRecorded(Instant known) {
    var last = db.sql("select recorded from registry_moment").query(Timestamp.class).single().toInstant();
    return last.isAfter(known) ? known : last;
  }
}
