package cityip.operation;

import cityip.kernel.AsOf;
import cityip.kernel.RightKind;
import cityip.party.PartyRegister;
import cityip.registry.EventKind;
import cityip.registry.Fact;
import cityip.registry.FlagKind;
import cityip.registry.PaymentSchedule;
import cityip.registry.Registry;
import cityip.registry.RightState;
import cityip.registry.RightView;
import cityip.rulebook.Rulebook;
import cityip.shell.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads from a right's history, at the moment, what stands in the way of disposing of it. Nothing is typed in: a pledge struck off yesterday is gone
 * today. How heavy a ground weighs for a purpose, and which article says so, stands in the rulebook.
 */
@Component
public final class TitleCheck {

  private final Registry registry;
  private final PartyRegister parties;
  private final Rulebook rulebook;
  private final Clock clock;

  TitleCheck(Registry registry, PartyRegister parties, Rulebook rulebook, Clock clock) {
    this.registry = registry;
    this.parties = parties;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  /** How heavy a ground is. */
  public enum Weight {
    /** It cannot be done. */
    FORBIDS,
    /** It can be done with something more: a consent, a report. */
    NEEDS,
    /** The other side should know. */
    TELLS
  }

  /** @param detail what exactly, such as the contract of a pledge or the day of an end; empty when there is no more to say */
  public record Finding(Ground ground, Weight weight, String detail, String source, String certainty) {}

  /** @param right null when no such right is known or may be read */
  public record Checked(Purpose purpose, String number, @Nullable RightView right, LocalDate day, List<Finding> findings) {

    public boolean clear() {
      return findings.stream().noneMatch(finding -> finding.weight() == Weight.FORBIDS);
    }

    public boolean has(Ground ground) {
      return findings.stream().anyMatch(finding -> finding.ground() == ground);
    }

    /** What must be brought along. */
    public List<Finding> needs() {
      return findings.stream().filter(finding -> finding.weight() == Weight.NEEDS).toList();
    }
  }

  /** Checks a right as everybody may, and also who asks owns it when {@code owner} is given. */
  public Checked of(String number, Purpose purpose, Scope scope, @Nullable Long owner) {
    var today = LocalDate.now(clock);
    var right = number.isBlank() || number.length() > 60 ? Optional.<RightView>empty() : registry.findReadable(number, new AsOf(today, clock.instant()), scope);
    var found = new EnumMap<Ground, String>(Ground.class);
    if (right.isEmpty()) {
      found.put(Ground.UNKNOWN, number.strip());
    } else {
      read(right.get(), today, owner, found);
    }
    return new Checked(purpose, right.map(view -> view.number().canonical()).orElse(number.strip()), right.orElse(null), today, weighed(found, purpose, today));
  }

  private List<Finding> weighed(Map<Ground, String> found, Purpose purpose, LocalDate day) {
    var rule = rulebook.rule("operation.grounds." + purpose.code(), day);
    var findings = new ArrayList<Finding>();
    found.forEach((ground, detail) -> {
      var said = rule.value().get(ground.code());
      if (said != null) {
        findings.add(new Finding(ground, Weight.valueOf(said.get("weight").asString().toUpperCase(java.util.Locale.ROOT)), detail, said.get("source").asString(), said.get("certainty").asString()));
      }
    });
    findings.sort(java.util.Comparator.comparing(Finding::weight).thenComparing(Finding::ground));
    return findings;
  }

  private void read(RightView right, LocalDate day, @Nullable Long owner, Map<Ground, String> found) {
    var state = right.state().orElse(RightState.UNKNOWN);
    if (!right.number().kind().isPatent()) {
      found.put(Ground.NOT_A_PATENT, "");
    }
    switch (state.group()) {
      case PENDING -> found.put(Ground.NOT_GRANTED, "");
      case ENDED -> found.put(Ground.ENDED, state.code());
      case ALIVE -> alive(right, day, found);
    }
    for (var flag : right.flags()) {
      if (flag.onTheDay()) {
        burden(right, flag, found);
      }
    }
    var owners = right.owners().stream().filter(RightView.Owner::onTheDay).toList();
    if (owners.size() > 1) {
      found.put(Ground.CO_OWNED, String.join("、", owners.stream().map(RightView.Owner::name).toList()));
    }
    if (owner != null && owners.stream().noneMatch(one -> same(one.party(), owner))) {
      found.put(Ground.NOT_OWNER, owners.isEmpty() ? "" : owners.getFirst().name());
    }
    if (right.number().kind() == RightKind.UTILITY_MODEL || right.number().kind() == RightKind.DESIGN) {
      found.put(Ground.NEEDS_REPORT, "");
    }
  }

  private boolean same(long party, long body) {
    return party == body || parties.find(body).stream().flatMap(known -> parties.group(known.canonicalId()).stream()).anyMatch(one -> one.id() == party);
  }

  private static void alive(RightView right, LocalDate day, Map<Ground, String> found) {
    right.payments().payments().stream().filter(payment -> payment.status() == PaymentSchedule.Status.IN_GRACE).findFirst()
        .ifPresent(payment -> found.put(Ground.FEE_OVERDUE, payment.due().toString()));
    var ends = right.termEnd();
    if (ends != null && ends.isBefore(day.plusYears(1))) {
      found.put(Ground.ENDS_SOON, ends.toString());
    }
  }

  private static void burden(RightView right, RightView.Flag flag, Map<Ground, String> found) {
    switch (flag.kind()) {
      case SUSPENDED -> found.put(Ground.SUSPENDED, flag.detail());
      case PLEDGED, PLEDGE_RENEWED -> found.put(Ground.PLEDGED, flag.detail());
      case LICENSED -> found.put(exclusive(right, flag.detail()) ? Ground.LICENSED_EXCLUSIVELY : Ground.LICENSED, flag.detail());
      case OPEN_LICENSED -> found.put(Ground.OPEN_LICENSED, "");
      case PARTLY_INVALIDATED -> found.put(Ground.PARTLY_INVALIDATED, flag.detail());
      case SEI_BRANCH, SEI_BRANCH_BY_KEYWORD, OVERSEAS_FAMILY, AWARDED, NICE_CLASS -> { }
    }
  }

  /** 独占 or 排他, as the recorded contract names its kind; a contract that names none is taken as ordinary and told. */
  private static boolean exclusive(RightView right, String contract) {
    return right.events().stream().filter(event -> event.kind() == EventKind.LICENSED && String.valueOf(event.facts().text(Fact.CONTRACT)).equals(contract))
        .map(event -> String.valueOf(event.facts().text(Fact.LICENCE_TYPE))).anyMatch(type -> type.contains("独占") || type.contains("排他") || type.toLowerCase(java.util.Locale.ROOT).contains("exclusive")
            || type.toLowerCase(java.util.Locale.ROOT).contains("sole"));
  }
}
