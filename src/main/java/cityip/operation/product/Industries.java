package cityip.operation.product;

import cityip.casework.FactRows.Row;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.party.Body;
import cityip.party.PartyRegister;
import cityip.plan.ReportedSeries;
import cityip.plan.ReportedSeries.ReportFigure;
import cityip.rulebook.Rule;
import cityip.rulebook.Rulebook;
import cityip.search.SearchIndex;
import cityip.search.SearchOrder;
import cityip.search.SearchRequest;
import cityip.search.SearchResult;
import cityip.search.Wanted;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The industries that live by patents, as the register shows them: how dense, who, and what could be hastened. The catalogue is dated data, its link to IPC the city's. */
@Component
public class Industries {

  /** The seven groups of the 2019 catalogue, and none of them. */
  public static final List<String> BRANCHES = List.of("ict-manufacturing", "ict-services", "equipment", "materials", "medicine", "environment", "rd-services", "other");
  private static final Set<String> INVENTIONS = Set.of("invention");

  private final SearchIndex index;
  private final PartyRegister parties;
  private final PatentProducts products;
  private final ReportedSeries reported;
  private final Rulebook rulebook;
  private final JdbcClient db;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Industries(SearchIndex index, PartyRegister parties, PatentProducts products, ReportedSeries reported, Rulebook rulebook, JdbcClient db, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.index = index;
    this.parties = parties;
    this.products = products;
    this.reported = reported;
    this.rulebook = rulebook;
    this.db = db;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The catalogue of the day. */
  public Rule catalogue() {
    return rulebook.rule("operation.intensive.branches", LocalDate.now(clock));
  }

  private Wanted in(String branch, Set<String> states) {
    var prefixes = new ArrayList<Wanted>();
    var known = catalogue().value().get(branch);
    if (known != null) {
      known.forEach(prefix -> prefixes.add(new Wanted.Under("ipc", prefix.asString())));
    }
    return new Wanted.All(List.of(new Wanted.OneOf("kind", INVENTIONS), new Wanted.OneOf("jurisdiction", Set.of("CN")), new Wanted.OneOf("state", states), new Wanted.Any(prefixes)));
  }

  private boolean linked(String branch) {
    var known = catalogue().value().get(branch);
    return known != null && !known.isEmpty();
  }

  private SearchResult ask(Wanted wanted, int limit, String... facets) {
    return index.search(new SearchRequest(wanted, new Scope.PublicOnly(), SearchOrder.FILED, true, limit, 0, List.of(facets)));
  }

  /**
   * One group of industries.
   *
   * @param linked false when no part of the IPC leads to it, so that nothing can be counted
   * @param granted inventions granted within five years
   * @param staff told in filings that passed; {@code density} inventions granted to these firms within five years per ten thousand of their staff, null without staff
   */
  public record Branch(String code, boolean linked, long inventions, long granted, long owners, long filings, long staff, @Nullable BigDecimal density) {}

  public List<Branch> branches() {
    return BRANCHES.stream().filter(code -> !code.equals("other")).map(code -> {
      var passed = products.passed(code);
      if (!linked(code)) {
        return new Branch(code, false, 0, 0, 0, passed.size(), 0, null);
      }
      var found = ask(in(code, Set.of("in-force")), 0, "owner");
      var staff = passed.stream().map(row -> row.fact("staff")).filter(text -> !text.isEmpty()).mapToLong(Long::parseLong).sum();
      var today = LocalDate.now(clock);
      var granted = ask(new Wanted.All(List.of(in(code, Set.of("in-force")), new Wanted.Between("grantedDay", today.minusYears(5).toEpochDay(), today.toEpochDay()))), 0).total();
      var density = staff == 0 ? null : BigDecimal.valueOf(grantedTo(code, passed.stream().map(Row::applicantBody).collect(Collectors.toSet()), today)).multiply(BigDecimal.valueOf(10_000)).divide(BigDecimal.valueOf(staff), 2, RoundingMode.HALF_UP);
      return new Branch(code, true, found.total(), granted, found.facets().getOrDefault("owner", List.of()).size(), passed.size(), staff, density);
    }).toList();
  }

  /** Inventions of these bodies in a group, granted within five years: both parts of a density have to speak of the same firms. */
  private long grantedTo(String branch, Set<Long> bodies, LocalDate today) {
    var ids = bodies.stream().flatMap(body -> parties.find(body).stream()).flatMap(body -> parties.group(body.canonicalId()).stream()).map(body -> Long.toString(body.id())).collect(Collectors.toSet());
    return ids.isEmpty() ? 0 : ask(new Wanted.All(List.of(in(branch, Set.of("in-force")), new Wanted.Between("grantedDay", today.minusYears(5).toEpochDay(), today.toEpochDay()), new Wanted.OneOf("owner", ids))), 0).total();
  }

  /** A firm that could file a product: why, and what speaks for it. */
  public record Candidate(long body, String name, String unit, String branch, long inventions) {}

  /** Firms of the city with inventions in force in a group and no filing yet, those with most first. */
  public List<Candidate> candidates(String branch, Scope scope) {
    if (!linked(branch)) {
      return List.of();
    }
    int least = rulebook.rule("operation.product.candidate-least", LocalDate.now(clock)).asInt();
    var filers = products.filers();
    var counts = new LinkedHashMap<Long, Long>();
    ask(in(branch, Set.of("in-force")), 0, "owner").facets().getOrDefault("owner", List.of()).stream().filter(count -> count.value().matches("\\d+")).forEach(count -> counts.put(Long.valueOf(count.value()), count.hits()));
    var bodies = parties.standingFor(counts.keySet());
    var sums = new LinkedHashMap<Long, Long>();
    counts.forEach((id, hits) -> {
      var body = bodies.get(id);
      if (body != null) {
        sums.merge(body.id(), hits, Long::sum);
      }
    });
    var byId = new LinkedHashMap<Long, Body>();
    bodies.values().forEach(body -> byId.put(body.id(), body));
    return sums.entrySet().stream().filter(entry -> entry.getValue() >= least && !filers.contains(entry.getKey())).map(entry -> candidate(byId.get(entry.getKey()), branch, entry.getValue()))
        .filter(one -> !one.unit().isEmpty() && mayRead(one, scope)).sorted(Comparator.comparingLong(Candidate::inventions).reversed().thenComparing(Candidate::name)).limit(500).toList();
  }

  private static Candidate candidate(@Nullable Body body, String branch, long hits) {
    return body == null ? new Candidate(0, "", "", branch, hits) : new Candidate(body.id(), body.name(), body.unit() == null ? "" : body.unit(), branch, hits);
  }

  private static boolean mayRead(Candidate one, Scope scope) {
    return switch (scope) {
      case Scope.WholeCity _ -> true;
      case Scope.OneUnit unit -> unit.unit().equals(one.unit());
      case Scope.OneBody body -> body.bodyId() == one.body();
      case Scope.PublicOnly _ -> false;
    };
  }

  /** A pending application of a group that priority examination may hasten. */
  public record Pending(long right, String number, String title, String owner, String state, String unit, @Nullable String recommended) {}

  /** Published inventions in examination, the latest filed first (专利优先审查管理办法：实质审查中、尚未发出首次审查意见的，由平台外核对). */
  public List<Pending> pending(String branch, int size) {
    if (!linked(branch)) {
      return List.of();
    }
    var hits = ask(in(branch, Set.of("published", "examined")), size).hits();
    var recommended = new LinkedHashMap<Long, String>();
    db.sql("select right_id, reason from operation_recommendation where right_id = any(:ids)").param("ids", hits.stream().map(hit -> Long.valueOf(hit.id())).toArray(Long[]::new)).query(row -> {
      recommended.put(row.getLong(1), row.getString(2));
    });
    return hits.stream().map(hit -> new Pending(Long.parseLong(hit.id()), hit.shown("number"), hit.shown("title"), hit.shown("owner"), hit.shown("state"), hit.shown("unit"), recommended.get(Long.valueOf(hit.id())))).toList();
  }

  /** Notes that the city would forward an application, with its reason; false when it is not among those pending. */
  public boolean recommend(String branch, long right, String reason, Viewer viewer) {
    var found = pending(branch, 1_000).stream().filter(one -> one.right() == right).findFirst();
    return found.isPresent() && Boolean.TRUE.equals(transaction.execute(status -> {
      var one = found.get();
      db.sql("""
          insert into operation_recommendation (right_id, right_number, title, owner, branch, reason, recommended_by, recommended) values (?, ?, ?, ?, ?, ?, ?, ?)
          on conflict (right_id) do update set reason = excluded.reason, recommended_by = excluded.recommended_by, recommended = excluded.recommended""")
          .params(one.right(), one.number(), one.title(), one.owner(), branch, reason.strip(), viewer.actor(), Timestamp.from(clock.instant())).update();
      ledger.append(new Act(viewer.actor(), "operation.priority-recommended", "right:" + one.number(), branch + " " + reason));
      return true;
    }));
  }

  /** @param share in per cent: the value added of all groups, each by its coefficient, over the product of the city */
  public record Estimate(int year, Map<String, BigDecimal> added, Map<String, BigDecimal> coefficients, BigDecimal sum, BigDecimal product, BigDecimal share) {}

  /** Amounts in 亿元; a coefficient below one where only part of a class counts. */
  public static Estimate estimate(int year, Map<String, BigDecimal> added, Map<String, BigDecimal> coefficients, BigDecimal product) {
    var sum = added.entrySet().stream().map(entry -> entry.getValue().multiply(coefficients.getOrDefault(entry.getKey(), BigDecimal.ONE))).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Estimate(year, added, coefficients, sum, product, sum.multiply(BigDecimal.valueOf(100)).divide(product, 2, RoundingMode.HALF_UP));
  }

  /** Gives the share to the indicator as an estimate, with its formula as the note; it counts only when another hand has signed it off. */
  public long give(Estimate estimate, String unit, String source, String note, Viewer viewer) {
    return reported.enter(new ReportFigure("PII_GDP", unit, estimate.year(), estimate.share(), true, source, note), viewer.actor());
  }
}
