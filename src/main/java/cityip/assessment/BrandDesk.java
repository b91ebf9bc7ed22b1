package cityip.assessment;

import cityip.factor.Measured;
import cityip.factor.Score;
import cityip.factor.ScoreBook;
import cityip.kernel.AsOf;
import cityip.kernel.RightKind;
import cityip.registry.EventKind;
import cityip.registry.Fact;
import cityip.registry.FlagKind;
import cityip.registry.Registry;
import cityip.registry.RightState;
import cityip.registry.RightView;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Where brands are assessed (capability C3; GB/T 29186 to 29188): the legal state from the register, market, reputation, management and finance from figures
 * somebody gives with their source. What nobody gives is left out and said to be.
 */
@Component
public final class BrandDesk {

  public static final String LIST = "assessment.brand-value";

  /** Factors that no register knows; each comes with a source. */
  public static final List<String> DECLARED = List.of("sales", "share", "exports", "reach", "awareness", "standards", "protection", "users", "growth", "margin");

  private static final int LONGEST = 300;

  private final Registry registry;
  private final ScoreBook book;
  private final ValueDesk values;

  BrandDesk(Registry registry, ScoreBook book, ValueDesk values) {
    this.registry = registry;
    this.book = book;
    this.values = values;
  }

  /** What came of asking. */
  public sealed interface Answer {
    record Given(Score score) implements Answer {}

    /** Field → end of a message key. */
    record Unclear(Map<String, String> problems) implements Answer {}
  }

  public List<String> scenarios(LocalDate day) {
    return book.scenarios(LIST, day);
  }

  public List<Score> latest(Viewer viewer, int size, long offset) {
    return book.latest(LIST, viewer, size, offset);
  }

  public long count(Viewer viewer) {
    return book.count(LIST, viewer);
  }

  /** @param form fields named like the declared factors, and {@code source-…} for each */
  public Answer assess(String number, String scenario, AsOf at, Map<String, String> form, Viewer viewer) {
    var problems = new LinkedHashMap<String, String>();
    var declared = declared(form, problems);
    var found = registry.find(number, at, viewer.scope());
    if (found.isEmpty()) {
      problems.put("number", "number");
    } else if (found.get().number().kind() != RightKind.TRADEMARK) {
      problems.put("number", "kind");
    }
    if (!scenarios(at.day()).contains(scenario)) {
      problems.put("scenario", "scenario");
    }
    if (!problems.isEmpty() || found.isEmpty()) {
      return new Answer.Unclear(problems);
    }
    var mark = found.get();
    var measured = new ArrayList<>(registered(mark));
    measured.addAll(declared);
    return new Answer.Given(book.give(LIST, scenario, values.subject(mark), at, measured, vetoes(mark), List.of(), viewer));
  }

  private static List<Measured> declared(Map<String, String> form, Map<String, String> problems) {
    var declared = new ArrayList<Measured>();
    for (var factor : DECLARED) {
      var written = java.text.Normalizer.normalize(form.getOrDefault(factor, ""), java.text.Normalizer.Form.NFKC).replace(",", "").strip();
      var source = form.getOrDefault("source-" + factor, "").strip();
      if (written.isEmpty()) {
        continue;
      }
      if (!written.matches("-?\\d{1,12}(\\.\\d{1,4})?") || !factor.equals("growth") && !factor.equals("margin") && written.startsWith("-")) {
        problems.put(factor, "figure");
      } else if (source.isEmpty() || source.length() > LONGEST) {
        problems.put("source-" + factor, "source");
      } else {
        declared.add(Measured.of(factor, new BigDecimal(written), Words.t("assessment.brand.declared", source), null));
      }
    }
    return declared;
  }

  /** What the register tells of a mark as of a day. */
  static List<Measured> registered(RightView mark) {
    var day = mark.at().day();
    var href = "/rights/" + mark.number().canonical() + "?asOf=" + day;
    var granted = mark.granted();
    var end = mark.termEnd();
    var classes = mark.facts().get(Fact.CLASSES) != null && mark.facts().get(Fact.CLASSES).value() instanceof List<?> list ? list.stream().map(String::valueOf).distinct().toList() : List.<String>of();
    return List.of(Measured.of("registered", granted == null || granted.isAfter(day) ? null : years(granted, day), Words.day(granted), href),
        Measured.of("remaining-term", end == null ? null : years(day, end), Words.day(end), href),
        Measured.of("classes", classes.isEmpty() ? null : classes.size(), String.join(" ", classes), href),
        count("disputes", mark, Set.of(EventKind.CANCELLED, EventKind.PARTLY_CANCELLED, EventKind.PARTLY_INVALIDATED), href),
        count("renewals", mark, Set.of(EventKind.RENEWED), href), count("licences", mark, Set.of(EventKind.LICENSED, EventKind.OPEN_LICENSED), href), count("pledges", mark, Set.of(EventKind.PLEDGED), href));
  }

  private static Measured count(String factor, RightView mark, Set<EventKind> kinds, String href) {
    var days = mark.events().stream().filter(event -> kinds.contains(event.kind()) && !event.effective().isAfter(mark.at().day())).map(event -> Words.day(event.effective())).toList();
    return Measured.of(factor, days.size(), String.join("；", days), href);
  }

  private static BigDecimal years(LocalDate from, LocalDate to) {
    return BigDecimal.valueOf(Math.max(0, ChronoUnit.DAYS.between(from, to))).divide(BigDecimal.valueOf(36525, 2), 2, RoundingMode.HALF_UP);
  }

  /** Facts under which no score is given. */
  static List<String> vetoes(RightView mark) {
    var vetoes = new ArrayList<String>();
    var state = mark.state().orElse(RightState.UNKNOWN);
    if (state == RightState.INVALIDATED) {
      vetoes.add("invalidated");
    } else if (state.group() != RightState.Group.ALIVE) {
      vetoes.add("not-in-force");
    }
    if (mark.has(FlagKind.SUSPENDED)) {
      vetoes.add("suspended");
    }
    return vetoes;
  }
}
