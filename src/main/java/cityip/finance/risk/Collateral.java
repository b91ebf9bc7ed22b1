package cityip.finance.risk;

import cityip.finance.RightList;
import cityip.finance.risk.Appraisals.Standing;
import cityip.kernel.AsOf;
import cityip.kernel.Money;
import cityip.party.Parties;
import cityip.registry.FlagKind;
import cityip.registry.PaymentSchedule.Status;
import cityip.registry.Registry;
import cityip.registry.RightState;
import cityip.registry.RightView;
import cityip.rulebook.Rulebook;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rights that stand for a loan, read from their histories and their appraisals at the moment. */
@Component
public final class Collateral {

  private static final String NORMS = "finance.loan-to-value";

  private final Registry registry;
  private final Appraisals appraisals;
  private final Parties parties;
  private final Rulebook rulebook;
  private final Clock clock;

  Collateral(Registry registry, Appraisals appraisals, Parties parties, Rulebook rulebook, Clock clock) {
    this.registry = registry;
    this.appraisals = appraisals;
    this.parties = parties;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
  }

  private AsOf now() {
    return new AsOf(today(), clock.instant());
  }

  /**
   * A right as collateral.
   *
   * @param view null when no right has this number
   * @param standing null when it was never appraised
   * @param norm how many per cent of its value may be lent on its kind
   */
  public record Piece(String written, @Nullable RightView view, @Nullable Standing standing, int norm) {

    public boolean alive() {
      var right = view;
      return right != null && right.state().filter(state -> state.group() == RightState.Group.ALIVE).isPresent();
    }

    /** Nothing in its history forbids a pledge: in force, no fee overdue, not suspended. */
    public boolean free() {
      var right = view;
      return right != null && alive() && !right.has(FlagKind.SUSPENDED) && right.payments().next().filter(payment -> payment.status() == Status.IN_GRACE).isEmpty();
    }

    public boolean pledged() {
      var right = view;
      return right != null && (right.has(FlagKind.PLEDGED) || right.has(FlagKind.PLEDGE_RENEWED));
    }

    public boolean livesUntil(LocalDate day) {
      var right = view;
      var end = right == null ? null : right.termEnd();
      return right != null && (end == null || end.isAfter(day));
    }

    public Money value() {
      var known = standing;
      return known == null ? Money.ZERO : known.value();
    }

    public boolean valued() {
      var known = standing;
      return known != null && !known.stale();
    }

    /** What may be lent on it. */
    public Money lendable() {
      return value().percent(BigDecimal.valueOf(norm));
    }
  }

  public List<Piece> pieces(String written) {
    return pieces(RightList.of(written), now());
  }

  public List<Piece> pieces(List<String> numbers, AsOf at) {
    var norms = rulebook.rule(NORMS, at.day()).value();
    var pieces = new ArrayList<Piece>();
    for (var number : numbers) {
      Optional<RightView> view = number.length() > 60 ? Optional.empty() : registry.find(number, at, new Scope.WholeCity());
      var standing = view.flatMap(right -> appraisals.standing(right.number().canonical(), at.day()));
      var kind = view.map(right -> right.number().kind().code()).orElse("other");
      pieces.add(new Piece(number, view.orElse(null), standing.orElse(null), norms.path(kind).asInt(norms.path("other").asInt(0))));
    }
    return pieces;
  }

  /** Whether all of them belong to this body, under any of its ids. */
  public boolean ownedBy(List<Piece> pieces, long body) {
    var same = parties.sameAs(body);
    return !pieces.isEmpty() && pieces.stream().allMatch(piece -> {
      var right = piece.view();
      return right != null && right.owners().stream().anyMatch(owner -> owner.onTheDay() && same.contains(owner.party()));
    });
  }

  public static Money lendable(List<Piece> pieces) {
    return pieces.stream().map(Piece::lendable).reduce(Money.ZERO, Money::plus);
  }

  public static Money value(List<Piece> pieces) {
    return pieces.stream().map(Piece::value).reduce(Money.ZERO, Money::plus);
  }

  /** Debt in per cent of value, to one decimal; null when nothing is valued. */
  public static @Nullable BigDecimal loanToValue(Money debt, Money value) {
    return value.isZero() ? null : debt.yuan().multiply(BigDecimal.valueOf(100)).divide(value.yuan(), 1, RoundingMode.HALF_UP);
  }
}
