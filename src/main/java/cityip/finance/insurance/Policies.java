package cityip.finance.insurance;

import cityip.casework.CaseFiles;
import cityip.casework.EvidenceRoom;
import cityip.casework.PartyRows;
import cityip.casework.PartyRows.Row;
import cityip.finance.Reckoned;
import cityip.kernel.Money;
import cityip.rulebook.Rule;
import cityip.rulebook.Rulebook;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Policies on rights and the claims under them: what the city adds to a premium, what an insurer pays, and evidence brought over from another case. */
@Component
public final class Policies {

  static final String RULE = "finance.insurance";

  private final PartyRows rows;
  private final Rulebook rulebook;
  private final ObjectProvider<CaseFiles> files;
  private final ObjectProvider<EvidenceRoom> evidence;
  private final Clock clock;

  Policies(PartyRows rows, Rulebook rulebook, ObjectProvider<CaseFiles> files, ObjectProvider<EvidenceRoom> evidence, Clock clock) {
    this.rows = rows;
    this.rulebook = rulebook;
    this.files = files;
    this.evidence = evidence;
    this.clock = clock;
  }

  public List<Row> list(Scope scope) {
    return rows.list(InsuranceProcedures.POLICY, List.of(), scope, 60_000);
  }

  public List<Row> claims(Scope scope) {
    return rows.list(InsuranceProcedures.CLAIM, List.of(), scope, 60_000);
  }

  Optional<Row> policy(String number) {
    return rows.find(InsuranceProcedures.POLICY, number, new Scope.WholeCity());
  }

  Optional<Row> claim(String number) {
    return rows.find(InsuranceProcedures.CLAIM, number, new Scope.WholeCity());
  }

  static Money amount(Row row, String fact) {
    return row.fact(fact).isEmpty() ? Money.ZERO : new Money(new BigDecimal(row.fact(fact)));
  }

  /** {@code min(cap, premium × share)}. */
  static Reckoned subsidy(Rule rule, Money premium) {
    var share = rule.value().path("premium-percent").asInt();
    var exact = premium.percent(BigDecimal.valueOf(share));
    var cap = new Money(rule.value().path("premium-cap").decimalValue());
    return new Reckoned(exact.compareTo(cap) <= 0 ? exact : cap, "finance.policy.formula", List.of(premium, share, exact, cap, exact.compareTo(cap) <= 0 ? exact : cap), rule.source());
  }

  Reckoned subsidy(Row policy) {
    return subsidy(rulebook.rule(RULE, LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"))), amount(policy, "premium"));
  }

  /** {@code min(insured sum less what was paid before, max(0, loss − deductible) × cover)}. */
  static Reckoned payout(Money loss, Money deductible, int coverPercent, Money limit, Money before) {
    var above = loss.compareTo(deductible) <= 0 ? Money.ZERO : loss.minus(deductible);
    var exact = above.percent(BigDecimal.valueOf(coverPercent));
    var left = limit.minus(before);
    var amount = exact.compareTo(left) <= 0 ? exact : left;
    return new Reckoned(amount, "finance.claim.formula", List.of(loss, deductible, coverPercent, exact, limit, before, amount), "保险合同约定（保险法第五十五条）");
  }

  /** What a claim comes to under its policy; empty while one of them is not known. */
  Optional<Reckoned> payout(Row claim) {
    return policy(claim.fact("policy")).filter(policy -> !policy.fact("premium").isEmpty()).map(policy -> {
      var before = rows.list(InsuranceProcedures.CLAIM, List.of("decided", "paid"), "policy", policy.number(), new Scope.WholeCity(), 1000).stream().filter(other -> !other.number().equals(claim.number()))
          .map(other -> amount(other, "payout")).reduce(Money.ZERO, Money::plus);
      var loss = claim.fact("verified-loss").isEmpty() ? amount(claim, "loss-amount") : amount(claim, "verified-loss");
      return payout(loss, amount(policy, "deductible"), policy.fact("cover-percent").isEmpty() ? 0 : Integer.parseInt(policy.fact("cover-percent")), amount(policy, "insured-amount"), before);
    });
  }

  /** Copies the evidence of another case into a claim, with its hashes; only what the viewer may read there, each piece once. How many pieces. */
  public int bring(String claim, String from, Viewer viewer) {
    var cases = files.getObject();
    if (!(cases.sight(from, viewer) instanceof CaseFiles.Sight.Whole source) || source.desks().isEmpty() || !(cases.sight(claim, viewer) instanceof CaseFiles.Sight.Whole mine) || mine.desks().isEmpty()) {
      return 0;
    }
    var there = mine.file().evidence().stream().map(cityip.casework.CaseFile.Evidence::sha256).toList();
    var brought = 0;
    for (var piece : source.file().evidence()) {
      if (!there.contains(piece.sha256()) && piece.quarantine() == null) {
        brought += copy(claim, from, piece, viewer) ? 1 : 0;
      }
    }
    return brought;
  }

  private boolean copy(String claim, String from, cityip.casework.CaseFile.Evidence piece, Viewer viewer) {
    var opened = evidence.getObject().open(from, piece.id(), viewer);
    if (opened.isEmpty()) {
      return false;
    }
    try (var content = opened.get().content()) {
      return evidence.getObject().bring(claim, content, piece.name(), "案卷 " + from, piece.obtained(), viewer) instanceof EvidenceRoom.Brought.Kept;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
