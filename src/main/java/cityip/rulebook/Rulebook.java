package cityip.rulebook;

import cityip.kernel.DayRange;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * What is in force on a day. Rules come with the program and the city pack; at each start what differs from the database is
 * taken over as new versions, and the change is kept with what was before and written to the ledger.
 */
@Component
public final class Rulebook {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long LOCK = 0x72756c65626bL;

  private final JdbcClient database;
  private final Ledger ledger;
  private final Clock clock;
  private final SortedMap<String, List<Rule>> rules;

  @org.springframework.beans.factory.annotation.Autowired
  Rulebook(JdbcClient database, PlatformTransactionManager transactions, Ledger ledger, Clock clock, @Value("${cityip.city:jining}") String city) {
    this(database, transactions, ledger, clock, RuleFiles.read(city));
  }

  Rulebook(JdbcClient database, PlatformTransactionManager transactions, Ledger ledger, Clock clock, SortedMap<String, List<Rule>> rules) {
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
    this.rules = rules;
    new TransactionTemplate(transactions).executeWithoutResult(status -> takeOver());
  }

  /**
   * The rule in force on a day.
   *
   * @throws NoSuchRule when none is, which is a gap in the rulebook
   */
  public Rule rule(String key, LocalDate day) {
    return find(key, day).orElseThrow(() -> new NoSuchRule(key, day, versions(key).stream().map(rule -> rule.valid().toString()).toList().toString()));
  }

  /** The rule in force on a day, or empty. */
  public Optional<Rule> find(String key, LocalDate day) {
    return versions(key).stream().filter(rule -> rule.valid().contains(day)).findFirst();
  }

  /** All versions of a rule, oldest first; empty when the key is unknown. */
  public List<Rule> versions(String key) {
    return rules.getOrDefault(key, List.of());
  }

  /** All rules of all times, by key. */
  public List<Rule> all() {
    return rules.values().stream().flatMap(List::stream).toList();
  }

  /** A change of a rule between two releases or packs. */
  public record Change(java.time.Instant at, String actor, String key, JsonNode before, JsonNode after) {}

  /** What changed, the latest first; the first taking-over of all rules is not a change. */
  public List<Change> changes(int limit) {
    return database.sql("select at, actor, key, before::text, after::text from rulebook_change order by id desc limit ?").param(limit)
        .query((row, n) -> new Change(row.getTimestamp(1).toInstant(), row.getString(2), row.getString(3),
            JSON.readTree(row.getString(4)), JSON.readTree(row.getString(5)))).list();
  }

  /** One start at a time compares; a second one then finds nothing to do. */
  private void takeOver() {
    database.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> 0).single();
    Map<String, List<Rule>> stored = stored();
    if (stored.isEmpty()) {
      rules.values().forEach(versions -> versions.forEach(this::insert));
      ArrayNode content = JSON.createArrayNode();
      rules.values().forEach(versions -> content.addAll(json(versions)));
      ledger.append(new Act("system", "rulebook.loaded", "rulebook:" + rules.size() + "-rules", content.toString()));
      return;
    }
    TreeMap<String, List<Rule>> keys = new TreeMap<>(stored);
    keys.putAll(rules);
    for (String key : keys.keySet()) {
      List<Rule> before = stored.getOrDefault(key, List.of());
      List<Rule> after = versions(key);
      if (!json(before).equals(json(after))) {
        change(key, before, after);
      }
    }
  }

  private void change(String key, List<Rule> before, List<Rule> after) {
    database.sql("delete from rulebook_rule where key = ?").param(key).update();
    after.forEach(this::insert);
    database.sql("insert into rulebook_change (at, actor, key, before, after) values (?, 'system', ?, ?::jsonb, ?::jsonb)")
        .params(Timestamp.from(clock.instant()), key, json(before).toString(), json(after).toString()).update();
    ledger.append(new Act("system", "rulebook.rule-changed", "rule:" + key, json(after).toString()));
  }

  private void insert(Rule rule) {
    database.sql("insert into rulebook_rule (key, valid, value, source, certainty) values (?, daterange(?, ?), ?::jsonb, ?, ?)")
        .param(rule.key()).param(Date.valueOf(rule.valid().from()))
        .param(new org.springframework.jdbc.core.SqlParameterValue(java.sql.Types.DATE, rule.valid().until()))
        .param(rule.value().toString()).param(rule.source()).param(rule.certainty()).update();
  }

  private Map<String, List<Rule>> stored() {
    Map<String, List<Rule>> stored = new TreeMap<>();
    database.sql("select key, lower(valid), upper(valid), value::text, source, certainty from rulebook_rule order by key, valid")
        .query(row -> {
          @Nullable Date until = row.getDate(3);
          stored.computeIfAbsent(row.getString(1), key -> new ArrayList<>()).add(new Rule(row.getString(1), JSON.readTree(row.getString(4)),
              new DayRange(row.getDate(2).toLocalDate(), until == null ? null : until.toLocalDate()), row.getString(5), row.getString(6)));
        });
    return stored;
  }

  /** Numbers are compared as they are written: the database keeps jsonb, which may spell them anew. */
  private static ArrayNode json(List<Rule> versions) {
    ArrayNode array = JSON.createArrayNode();
    for (Rule rule : versions) {
      var node = array.addObject();
      @Nullable LocalDate until = rule.valid().until();
      node.put("key", rule.key()).put("from", rule.valid().from().toString()).put("until", until == null ? null : until.toString());
      node.set("value", JSON.readTree(sorted(rule.value())));
      node.put("source", rule.source()).put("certainty", rule.certainty());
    }
    return array;
  }

  private static String sorted(JsonNode value) {
    if (value.isObject()) {
      StringBuilder text = new StringBuilder("{");
      value.properties().stream().sorted(Map.Entry.comparingByKey()).forEach(field -> text.append(text.length() > 1 ? "," : "")
          .append(JSON.writeValueAsString(field.getKey())).append(':').append(sorted(field.getValue())));
      return text.append('}').toString();
    }
    if (value.isArray()) {
      return value.valueStream().map(Rulebook::sorted).collect(java.util.stream.Collectors.joining(",", "[", "]"));
    }
    return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.toString();
  }
}
