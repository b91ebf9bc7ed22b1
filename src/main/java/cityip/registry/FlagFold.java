package cityip.registry;

import cityip.kernel.PublicationNumber;
import cityip.kernel.RightKind;
import cityip.registry.Folded.FlagSpan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is true of a right for a time beside its state: burdens, awards, family, industry. */
final class FlagFold {

  /** Begun, and ending by itself on {@code until} unless ended before. */
  private record Open(FlagKind flag, String detail, @Nullable BigDecimal amount, LocalDate from, LocalDate until) {}

  private final RightKind kind;
  private final LocalDate first;
  private final List<RightEvent> events;
  private final Set<FlagSpan> flags = new LinkedHashSet<>();
  private final Map<String, Open> open = new LinkedHashMap<>();
  private List<SeiBranches.Match> branches = List.of();

  /** @param events in order of their days */
  FlagFold(RightKind kind, LocalDate first, List<RightEvent> events) {
    this.kind = kind;
    this.first = first;
    this.events = events;
  }

  Set<FlagSpan> flags() {
    for (RightEvent event : events) {
      apply(event);
    }
    open.values().forEach(still -> add(still, Folded.FOREVER));
    if (kind == RightKind.TRADEMARK) {
      classes();
    }
    for (SeiBranches.Match match : branches) { // a classification is not of a day
      flags.add(new FlagSpan(match.byKeyword() ? FlagKind.SEI_BRANCH_BY_KEYWORD : FlagKind.SEI_BRANCH, match.branch(), null, first, Folded.FOREVER));
    }
    return flags;
  }

  private void apply(RightEvent event) {
    LocalDate day = event.effective();
    Facts facts = event.facts();
    switch (event.kind()) {
      case PLEDGED -> begin("pledge " + contract(event), new Open(facts.has(Fact.RENEWS) ? FlagKind.PLEDGE_RENEWED : FlagKind.PLEDGED, contract(event),
          facts.amount(Fact.AMOUNT), day, Folded.FOREVER)); // ends only when it is struck off, not when the loan is due
      case RELEASED -> end("pledge ", facts.text(Fact.CONTRACT), day);
      case LICENSED -> begin("licence " + contract(event), new Open(FlagKind.LICENSED, contract(event), facts.amount(Fact.AMOUNT), day, until(event)));
      case LICENCE_ENDED -> end("licence ", facts.text(Fact.CONTRACT), day);
      case OPEN_LICENSED -> begin("open", new Open(FlagKind.OPEN_LICENSED, "", facts.amount(Fact.AMOUNT), day, until(event)));
      case OPEN_LICENCE_WITHDRAWN -> end("open", null, day);
      case SUSPENDED -> begin("suspended", new Open(FlagKind.SUSPENDED, nonNull(facts.text(Fact.REMARK)), null, day, until(event)));
      case RESUMED -> end("suspended", null, day);
      case AWARDED -> flags.add(new FlagSpan(FlagKind.AWARDED, nonNull(facts.text(Fact.AWARD)), null, day, Folded.FOREVER));
      // what is struck out was never protected, so the flag holds from the beginning (专利法 47)
      case PARTLY_INVALIDATED -> flags.add(new FlagSpan(FlagKind.PARTLY_INVALIDATED, nonNull(facts.text(Fact.SCOPE)), null, first, Folded.FOREVER));
      case FAMILY_MEMBER -> family(day, facts);
      case DESCRIBED -> branches = event.branches().isEmpty() && !facts.has(Fact.CLASSES) && !facts.has(Fact.MAIN_CLASS) ? branches : event.branches();
      case CORRECTED, JOINED, HELD, PARTLY_CANCELLED, FILED, PUBLISHED, EXAMINED, GRANTED, REGISTERED, TRANSFERRED, RENAMED, MOVED, FEE_PAID, RENEWED, LAPSED, ABANDONED, WITHDRAWN,
          REFUSED, CANCELLED, EXPIRED, INVALIDATED, RESTORED -> { }
    }
  }

  /** The classes of a mark over time: what was said last on or before a day; before the first said, the first. */
  private void classes() {
    Map<String, LocalDate> since = new LinkedHashMap<>();
    boolean any = false;
    for (RightEvent event : events) {
      if (!event.facts().has(Fact.CLASSES)) {
        continue;
      }
      LocalDate day = any && event.effective().isAfter(first) ? event.effective() : first;
      Set<String> now = new LinkedHashSet<>(event.facts().texts(Fact.CLASSES));
      since.entrySet().removeIf(held -> {
        boolean left = !now.contains(held.getKey());
        if (left && held.getValue().isBefore(day)) {
          flags.add(new FlagSpan(FlagKind.NICE_CLASS, held.getKey(), null, held.getValue(), day));
        }
        return left;
      });
      now.forEach(code -> since.putIfAbsent(code, day));
      any = true;
    }
    since.forEach((code, day) -> flags.add(new FlagSpan(FlagKind.NICE_CLASS, code, null, day, Folded.FOREVER)));
  }

  /** Only a right granted abroad counts, not an application and not a Chinese sibling. */
  private void family(LocalDate day, Facts facts) {
    String written = facts.text(Fact.FAMILY_NUMBER);
    PublicationNumber number = written == null ? null : PublicationNumber.parse(written).toOptional().orElse(null);
    if (kind == RightKind.INVENTION && number != null && !number.isChinese() && number.stage() == PublicationNumber.Stage.GRANT) {
      flags.add(new FlagSpan(FlagKind.OVERSEAS_FAMILY, number.canonical(), null, day, Folded.FOREVER));
    }
  }

  /** The first day after the end the source states, if it makes sense. */
  private static LocalDate until(RightEvent event) {
    LocalDate last = event.facts().day(Fact.UNTIL);
    return last != null && last.isAfter(event.effective()) ? last.plusDays(1) : Folded.FOREVER;
  }

  private void begin(String key, Open what) {
    Open before = open.get(key);
    if (before != null && !before.until().isAfter(what.from())) {
      add(before, before.until());
      open.remove(key);
    }
    open.merge(key, what, (first, now) -> new Open(first.flag(), now.detail(), now.amount(), first.from(), now.until())); // said twice: it began the first time, and what was said last is right
  }

  /** Ends one, or without a contract all of the sort. */
  private void end(String sort, @Nullable String contract, LocalDate day) {
    open.entrySet().removeIf(entry -> {
      boolean meant = entry.getKey().startsWith(sort) && (contract == null || entry.getKey().equals(sort + contract));
      if (meant) {
        add(entry.getValue(), day);
      }
      return meant;
    });
  }

  private void add(Open what, LocalDate until) {
    LocalDate end = until.isBefore(what.until()) ? until : what.until();
    if (what.from().isBefore(end)) {
      flags.add(new FlagSpan(what.flag(), what.detail(), what.amount(), what.from(), end));
    }
  }

  /** The contract, or what stands for it when the source names none, so that two loans are never taken for one. */
  private static String contract(RightEvent event) {
    String contract = event.facts().text(Fact.CONTRACT);
    return contract != null ? contract : nonNull(event.facts().text(Fact.CREDITOR)) + nonNull(event.facts().text(Fact.LICENSEE)) + " " + event.effective();
  }

  private static String nonNull(@Nullable String text) {
    return text == null ? "" : text;
  }
}
