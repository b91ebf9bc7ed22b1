package cityip.assessment;

import cityip.assessment.Disclosure.Decision;
import cityip.assessment.Disclosure.Question;
import cityip.assessment.Disclosure.Reason;
import cityip.assessment.Disclosure.Stage;
import cityip.assessment.NoveltyDesk.Search;
import cityip.kernel.ApplicationNumber;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.party.Parties;
import cityip.rulebook.Rulebook;
import cityip.shell.Role;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where a university or a firm assesses its own inventions before it files them (capability C2). Nobody outside the body sees anything of it, officers of the
 * city included; it is never indexed, and the ledger keeps hashes only.
 */
@Component
public final class DisclosureDesk {

  private static final int LONGEST_TEXT = 20_000;

  private final Disclosures disclosures;
  private final NoveltyDesk novelty;
  private final Parties parties;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DisclosureDesk(Disclosures disclosures, NoveltyDesk novelty, Parties parties, Rulebook rulebook, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.disclosures = disclosures;
    this.novelty = novelty;
    this.parties = parties;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What came of an act. */
  public sealed interface Answer {
    record Done(long id) implements Answer {}

    /** Field → end of a message key. */
    record Unclear(Map<String, String> problems) implements Answer {}

    /** Somebody was faster, or it is settled. */
    record Stale() implements Answer {}

    /** A reason holds the decision. */
    record Held(List<Reason> reasons) implements Answer {}
  }

  /** All ids of the viewer's own body; nobody else has any. */
  public Collection<Long> bodies(Viewer viewer) {
    var body = viewer.bodyId();
    if (viewer.role() != Role.BODY_MEMBER || body == null) {
      return List.of();
    }
    var same = parties.sameAs(body);
    return same.isEmpty() ? List.of(body) : same;
  }

  public long count(String stage, String text, Viewer viewer) {
    return disclosures.count(bodies(viewer), stage, text);
  }

  public List<Disclosure> page(String stage, String text, boolean byTitle, Viewer viewer, int size, long offset) {
    return disclosures.page(bodies(viewer), stage, text, byTitle, size, offset);
  }

  public Optional<Disclosure> find(long id, Viewer viewer) {
    return disclosures.find(id, bodies(viewer));
  }

  public List<Disclosure.Step> steps(Disclosure of) {
    return disclosures.steps(of.id());
  }

  public List<Search> searches(Disclosure of) {
    return novelty.of(of.id());
  }

  /** The questions of secrecy and earlier disclosure as they stand in the rulebook today. */
  public List<Question> questions() {
    return rulebook.rule("assessment.disclosure.questions", today()).value().valueStream().map(one -> new Question(one.get("key").asString(), yesNo(one.get("answer").asString()),
        one.get("consequence").asString(), one.get("dated").asBoolean(), one.get("law").asString())).toList();
  }

  private static String yesNo(String written) {
    return written.equals("true") ? "yes" : written.equals("false") ? "no" : written;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  /** For each decision what holds it or asks for care. */
  public Map<Decision, List<Reason>> gates(Disclosure told) {
    var taken = searches(told).stream().findFirst().flatMap(Search::taken).map(NoveltyDesk.Found::number).orElse(null);
    return DisclosureGates.of(told, questions(), taken, rulebook.rule("assessment.disclosure.grace-months", today()).asInt(), today());
  }

  /** Until when the assessment holds, once it was decided. */
  public LocalDate validUntil(Disclosure told) {
    return LocalDate.ofInstant(told.moved(), java.time.ZoneId.of("Asia/Shanghai")).plusDays(rulebook.rule("assessment.disclosure.valid-days", today()).asInt());
  }

  public Map<String, BigDecimal> weights() {
    var weights = new LinkedHashMap<String, BigDecimal>();
    rulebook.rule("assessment.disclosure.weights", today()).value().properties().forEach(entry -> weights.put(entry.getKey(), entry.getValue().decimalValue()));
    return weights;
  }

  /** 0 to 100 from the marks of 0 to 5 on the worksheet; null until all are given. */
  public @Nullable BigDecimal total(Disclosure told) {
    var sum = BigDecimal.ZERO;
    for (var weight : weights().entrySet()) {
      var mark = told.worksheet().getOrDefault(weight.getKey(), "");
      if (!mark.matches("[0-5]")) {
        return null;
      }
      sum = sum.add(weight.getValue().multiply(new BigDecimal(mark)).divide(BigDecimal.valueOf(5), 4, RoundingMode.HALF_UP));
    }
    return sum.setScale(1, RoundingMode.HALF_UP);
  }

  private static Map<String, String> content(Map<String, String> form, Map<String, String> problems) {
    var content = new LinkedHashMap<String, String>();
    for (var field : Disclosure.FIELDS) {
      var said = form.getOrDefault(field, "").strip();
      content.put(field, said);
      if (said.isEmpty() && Disclosure.NEEDED.contains(field)) {
        problems.put(field, "missing");
      } else if (said.length() > (field.equals("title") ? 200 : LONGEST_TEXT)) {
        problems.put(field, "long");
      }
    }
    if (!content.getOrDefault("maturity", "").matches("[1-9]?")) {
      problems.put("maturity", "maturity");
    }
    return content;
  }

  /** Discloses an invention to the viewer's own body. */
  public Answer disclose(Map<String, String> form, Viewer viewer) {
    var body = Objects.requireNonNull(viewer.bodyId());
    var problems = new LinkedHashMap<String, String>();
    var content = content(form, problems);
    if (!problems.isEmpty()) {
      return new Answer.Unclear(problems);
    }
    return new Answer.Done(Objects.requireNonNull(transaction.execute(_ -> {
      var id = disclosures.add(body, content.getOrDefault("title", ""), content, viewer.actor(), clock.instant());
      done(id, "disclosed", "", content.toString(), viewer);
      return id;
    })));
  }

  private void done(long id, String act, String words, String hashed, Viewer viewer) {
    disclosures.step(id, act, words, viewer.actor(), clock.instant());
    ledger.append(new Act("party", "assessment.invention-" + act, "invention:" + id, "sha256=" + NoveltyDesk.hash(hashed)));
  }

  private Answer change(Disclosure from, Disclosure to, int stamp, String act, String words, Viewer viewer) {
    return Objects.requireNonNull(transaction.execute(_ -> {
      if (!disclosures.change(to, stamp, clock.instant())) {
        return new Answer.Stale();
      }
      done(from.id(), act, words, to.toString(), viewer);
      return new Answer.Done(from.id());
    }));
  }

  private static Disclosure with(Disclosure of, Stage stage, Map<String, String> content, Map<String, String> answers, Map<String, String> worksheet) {
    return new Disclosure(of.id(), of.body(), stage, content.getOrDefault("title", of.title()), content, answers, worksheet, of.decision(), of.reasons(), of.number(), of.actor(), of.created(), of.moved(), of.stamp());
  }

  /** What was told is told better; what rests on it is done again. */
  public Answer amend(Disclosure of, Map<String, String> form, int stamp, Viewer viewer) {
    var problems = new LinkedHashMap<String, String>();
    var content = content(form, problems);
    return of.stage().settled() ? new Answer.Stale() : !problems.isEmpty() ? new Answer.Unclear(problems)
        : change(of, with(of, Stage.DRAFT, content, of.answers(), of.worksheet()), stamp, "amended", "", viewer);
  }

  /** Answers the questions; every one needs yes or no, a dated one that was answered with yes a day. */
  public Answer check(Disclosure of, Map<String, String> form, int stamp, Viewer viewer) {
    if (of.stage().settled()) {
      return new Answer.Stale();
    }
    var problems = new LinkedHashMap<String, String>();
    var answers = new LinkedHashMap<String, String>();
    for (var question : questions()) {
      var said = form.getOrDefault(question.key(), "");
      var day = form.getOrDefault(question.key() + ".day", "").strip();
      answers.put(question.key(), said);
      if (!said.equals("yes") && !said.equals("no")) {
        problems.put(question.key(), "answer");
      } else if (question.dated() && said.equals("yes") && !past(day)) {
        problems.put(question.key() + ".day", "day");
      } else if (question.dated() && said.equals("yes")) {
        answers.put(question.key() + ".day", day);
      }
    }
    return problems.isEmpty() ? change(of, with(of, Stage.CHECKED, of.content(), answers, of.worksheet()), stamp, "checked", "", viewer) : new Answer.Unclear(problems);
  }

  private boolean past(String day) {
    try {
      return !LocalDate.parse(day).isAfter(today());
    } catch (java.time.format.DateTimeParseException unreadable) {
      return false;
    }
  }

  /** Searches for what the invention solves, as it is told now. */
  public Answer search(Disclosure of, int stamp, Viewer viewer) {
    if (of.stage().settled() || of.stage() == Stage.DRAFT || of.stamp() != stamp) {
      return new Answer.Stale();
    }
    var text = of.title() + "。" + of.content().getOrDefault("solution", "");
    return switch (novelty.search(text, of.content().getOrDefault("claim", ""), of.id(), of.body(), viewer)) {
      case NoveltyDesk.Answer.Done(Search search) -> change(of, with(of, Stage.SEARCHED, of.content(), of.answers(), of.worksheet()), stamp, "searched", "NS-" + search.id(), viewer);
      case NoveltyDesk.Answer.Unreadable(boolean tooShort) -> new Answer.Unclear(Map.of("solution", tooShort ? "short" : "long"));
    };
  }

  /** Marks of 0 to 5 with their reasons. */
  public Answer weigh(Disclosure of, Map<String, String> form, int stamp, Viewer viewer) {
    if (of.stage().settled() || of.stage() == Stage.DRAFT || of.stage() == Stage.CHECKED) {
      return new Answer.Stale();
    }
    var problems = new LinkedHashMap<String, String>();
    var worksheet = new LinkedHashMap<String, String>();
    for (var key : weights().keySet()) {
      var mark = form.getOrDefault(key, "").strip();
      var why = form.getOrDefault(key + ".why", "").strip();
      worksheet.put(key, mark);
      worksheet.put(key + ".why", why);
      if (!mark.matches("[0-5]") || why.isEmpty() || why.length() > 2_000) {
        problems.put(mark.matches("[0-5]") ? key + ".why" : key, mark.matches("[0-5]") ? "why" : "mark");
      }
    }
    return problems.isEmpty() ? change(of, with(of, Stage.WEIGHED, of.content(), of.answers(), worksheet), stamp, "weighed", "", viewer) : new Answer.Unclear(problems);
  }

  /** Decides; a held decision is refused with its reasons. */
  public Answer decide(Disclosure of, @Nullable Decision decision, String reasons, int stamp, Viewer viewer) {
    if (of.stage() != Stage.WEIGHED) {
      return new Answer.Stale();
    }
    if (decision == null || reasons.isBlank() || reasons.length() > 4_000) {
      return new Answer.Unclear(Map.of(decision == null ? "decision" : "reasons", decision == null ? "decision" : "why"));
    }
    var holds = gates(of).getOrDefault(decision, List.of()).stream().filter(Reason::holds).toList();
    if (!holds.isEmpty()) {
      return new Answer.Held(holds);
    }
    var to = new Disclosure(of.id(), of.body(), decision.files() ? Stage.DECIDED : Stage.CLOSED, of.title(), of.content(), of.answers(), of.worksheet(), decision, reasons.strip(), null, of.actor(), of.created(),
        of.moved(), of.stamp());
    return change(of, to, stamp, "decided", decision.code(), viewer);
  }

  /** Writes back under which number it was filed. */
  public Answer filed(Disclosure of, String written, int stamp, Viewer viewer) {
    if (of.stage() != Stage.DECIDED) {
      return new Answer.Stale();
    }
    var number = ApplicationNumber.parse(written.strip()).toOptional();
    var abroad = of.decision() == Decision.ABROAD && written.strip().matches("(?i)(?:PCT/)?[A-Z]{2}[0-9A-Z/.-]{4,30}");
    if (number.isEmpty() && !abroad) {
      return new Answer.Unclear(Map.of("number", "number"));
    }
    var to = new Disclosure(of.id(), of.body(), Stage.FILED, of.title(), of.content(), of.answers(), of.worksheet(), of.decision(), of.reasons(), number.map(ApplicationNumber::canonical).orElse(written.strip()),
        of.actor(), of.created(), of.moved(), of.stamp());
    return change(of, to, stamp, "filed", to.number() == null ? "" : to.number(), viewer);
  }
}
