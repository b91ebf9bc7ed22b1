package cityip.party;

import cityip.party.Candidate.Factor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks through all bodies for pairs that may be one. Bodies meet in buckets (same name, same core, cores that are equal
 * after leaving out one character), so the work grows with the number of bodies and not with its square.
 */
@Component
final class CandidateSearch {

  static final int WORTH_SHOWING = 40;
  private static final int CROWD = 12;
  private static final int SHORTEST_FOR_ONE_CHARACTER = 4;

  private static final String COUNTING = "0123456789一二三四五六七八九十东西南北中上下甲乙丙丁ABCD新老大小";

  private final JdbcClient database;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  CandidateSearch(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.database = JdbcClient.create(jdbc);
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What is compared of a body. */
  record Traits(long id, long canonical, String core, PartyKind kind, @Nullable String code, @Nullable String unit, Set<String> names) {}

  private record Pair(long left, long right) {
    static Pair of(long one, long other) {
      return one < other ? new Pair(one, other) : new Pair(other, one);
    }
  }

  /** Computes all pairs anew and replaces the proposals; two at once wait for each other. */
  int refresh() {
    Integer count = transaction.execute(status -> {
      database.sql("select pg_advisory_xact_lock(?)").param(0x706172747963L).query((row, n) -> 0).single();
      List<Object[]> rows = new ArrayList<>();
      score(traits(), decidedPairs()).forEach((pair, factors) -> rows.add(new Object[] {pair.left(), pair.right(), points(factors),
          factors.stream().map(Factor::name).toArray(String[]::new)}));
      database.sql("delete from party_candidate").update();
      for (int from = 0; from < rows.size(); from += 1000) {
        jdbc.batchUpdate("insert into party_candidate (left_id, right_id, score, reasons) values (?, ?, ?, ?)",
            rows.subList(from, Math.min(rows.size(), from + 1000)));
      }
      return rows.size();
    });
    return count == null ? 0 : count;
  }

  private List<Traits> traits() {
    Map<Long, Set<String>> names = new HashMap<>();
    jdbc.query("select body_id, name_key from party_name", row -> {
      names.computeIfAbsent(row.getLong(1), id -> new HashSet<>(2)).add(row.getString(2));
    });
    return jdbc.query("select id, canonical_id, core_key, kind, credit_code, unit from party_body order by id", (row, n) -> new Traits(row.getLong(1), row.getLong(2),
        row.getString(3), PartyKind.valueOf(row.getString(4)), row.getString(5), row.getString(6), names.getOrDefault(row.getLong(1), Set.of())));
  }

  private Set<Pair> decidedPairs() {
    return new HashSet<>(jdbc.query("select left_id, right_id from party_decision where kind in ('NOT_SAME', 'SPLIT') and reversed_at is null",
        (row, n) -> Pair.of(row.getLong(1), row.getLong(2))));
  }

  private static Map<Pair, Set<Factor>> score(List<Traits> all, Set<Pair> decided) {
    Map<Long, Traits> byId = all.stream().collect(Collectors.toMap(Traits::id, t -> t));
    Map<Pair, Set<Factor>> found = new HashMap<>();
    meet(buckets(all, Traits::names), (left, right) -> add(found, left, right, Factor.SAME_NAME));
    meet(buckets(all.stream().filter(CandidateSearch::hasCore).toList(), t -> Set.of(t.core())), (left, right) -> add(found, left, right, Factor.SAME_CORE));
    meet(buckets(all.stream().filter(CandidateSearch::hasCore).toList(), t -> oneLeftOut(t.core())), (left, right) -> {
      if (!left.core().equals(right.core()) && differByOne(left.core(), right.core())) {
        add(found, left, right, Factor.ONE_CHARACTER);
      }
    });
    found.keySet().removeAll(decided);
    found.entrySet().removeIf(entry -> {
      Traits left = byId.get(entry.getKey().left());
      Traits right = byId.get(entry.getKey().right());
      if (left == null || right == null || left.canonical() == right.canonical()) {
        return true;
      }
      compare(left, right, entry.getValue());
      return points(entry.getValue()) < WORTH_SHOWING;
    });
    return found;
  }

  /** Persons have no core; whoever shares half a name with somebody is not thereby the same. */
  private static boolean hasCore(Traits traits) {
    return traits.kind() != PartyKind.PERSON && traits.core().length() >= 2;
  }

  private interface Keys {
    Collection<String> of(Traits traits);
  }

  private interface Meeting {
    void of(Traits left, Traits right);
  }

  private static Collection<List<Traits>> buckets(List<Traits> all, Keys keys) {
    Map<String, List<Traits>> buckets = new HashMap<>();
    for (Traits traits : all) {
      for (String key : keys.of(traits)) {
        buckets.computeIfAbsent(key, k -> new ArrayList<>(1)).add(traits);
      }
    }
    return buckets.values();
  }

  /** A bucket with a crowd in it (a core like 科技) says nothing about anybody. */
  private static void meet(Collection<List<Traits>> buckets, Meeting meeting) {
    for (List<Traits> bucket : buckets) {
      for (int i = 0; bucket.size() <= CROWD && i < bucket.size(); i++) {
        for (int j = i + 1; j < bucket.size(); j++) {
          meeting.of(bucket.get(i), bucket.get(j));
        }
      }
    }
  }

  private static void add(Map<Pair, Set<Factor>> found, Traits left, Traits right, Factor factor) {
    if (left.id() != right.id()) {
      found.computeIfAbsent(Pair.of(left.id(), right.id()), pair -> EnumSet.noneOf(Factor.class)).add(factor);
    }
  }

  private static void compare(Traits left, Traits right, Set<Factor> factors) {
    boolean current = left.names().size() == 1 && right.names().size() == 1;
    if (factors.contains(Factor.SAME_NAME)) {
      factors.remove(Factor.SAME_CORE);
      factors.remove(Factor.ONE_CHARACTER);
      if (!current) {
        factors.remove(Factor.SAME_NAME);
        factors.add(Factor.FORMER_NAME);
      }
    }
    if (left.code() != null && right.code() != null && !left.code().equals(right.code())) {
      factors.add(Factor.DIFFERENT_CODES);
    }
    if (left.unit() != null && right.unit() != null) {
      factors.add(left.unit().equals(right.unit()) ? Factor.SAME_UNIT : Factor.DIFFERENT_UNITS);
    }
    if (left.kind() != right.kind() && left.kind() != PartyKind.OTHER && right.kind() != PartyKind.OTHER) {
      factors.add(Factor.DIFFERENT_KINDS);
    }
  }

  private static int points(Set<Factor> factors) {
    return Math.clamp(factors.stream().mapToInt(Factor::points).sum(), 0, 100);
  }

  /** The core itself and every way to leave out one character: two cores one step apart share one of these. */
  private static Set<String> oneLeftOut(String core) {
    Set<String> keys = new HashSet<>();
    if (core.length() >= SHORTEST_FOR_ONE_CHARACTER && core.length() <= 40) {
      keys.add(core);
      for (int i = 0; i < core.length(); i++) {
        keys.add(core.substring(0, i) + core.substring(i + 1));
      }
    }
    return keys;
  }

  /** True when one character was changed, added or left out, and that character is not a number or a direction: 一厂 is not 二厂. */
  static boolean differByOne(String one, String other) {
    String shorter = one.length() <= other.length() ? one : other;
    String longer = one.length() <= other.length() ? other : one;
    if (longer.length() - shorter.length() > 1 || one.equals(other)) {
      return false;
    }
    int at = 0;
    while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
      at++;
    }
    boolean changed = shorter.length() == longer.length();
    boolean counts = COUNTING.indexOf(longer.charAt(at)) >= 0 || (changed && COUNTING.indexOf(shorter.charAt(at)) >= 0);
    return !counts && shorter.substring(changed ? at + 1 : at).equals(longer.substring(at + 1));
  }
}
