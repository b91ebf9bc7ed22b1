package cityip.assessment.web;

import cityip.assessment.FilingScreen;
import cityip.assessment.FilingScreen.Pair;
import cityip.assessment.FilingScreen.Progress;
import cityip.assessment.Finding;
import cityip.assessment.FindingAct.State;
import cityip.shell.Paging;
import cityip.shell.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages about findings show, finished. */
public final class FilingViews {

  private FilingViews() {}

  public record ListPage(List<Row> rows, Paging paging, String state, String signal, List<String> states, List<String> signals, boolean mayScreen, String from, String to, List<ScreeningRow> screenings,
      List<PrecisionRow> precision, Map<String, String> problems) {}

  public record Row(long id, String signal, int strength, String number, String other, String title, String owner, String unit, String state, String tone, @Nullable String due) {}

  public record ScreeningRow(String when, String days, String filings, String fresh, String lawful, String state, String tone) {}

  public record PrecisionRow(String signal, long found, long confirmed, long cleared, String share) {}

  public record FindingPage(Finding finding, Row row, String kind, String why, String figures, Pair pair, List<StepRow> steps, List<ActView> acts, Map<String, String> problems, String typed) {}

  public record StepRow(String act, String words, String actor, String at) {}

  public record ActView(String code, String word) {}

  public record ApplicantsPage(List<ApplicantRow> rows, Map<String, String> typed, Map<String, String> problems) {}

  public record ApplicantRow(long body, String name, String staff, String industry, String source, String said) {}

  /** @param invention the invention it is about, or null for a text somebody typed */
  public record NearPage(@Nullable Long invention, String text, int filings, List<NearRow> rows, boolean asked, Map<String, String> problems) {}

  public record NearRow(String number, String title, String owner, String filed, int words, String meaning, List<cityip.assessment.Shingles.Stretch> marked) {}

  static String tone(State state) {
    return state.confirmed() ? "bad" : state.cleared() ? "good" : state == State.SCREENED ? "neutral" : "waiting";
  }

  static Row row(Finding finding, java.util.function.Function<String, String> unitName) {
    return new Row(finding.id(), Words.t("assessment.signal." + finding.signal().code()), MarkViews.percent(finding.strength().doubleValue()), finding.number(), finding.other(), finding.title(),
        finding.owner(), finding.unit() == null ? "—" : unitName.apply(finding.unit()), Words.t("assessment.finding.state." + finding.state().code()), tone(finding.state()),
        finding.due() == null ? null : Words.day(finding.due()));
  }

  static ScreeningRow screening(FilingScreen.Screening one) {
    var lawful = one.lawful().entrySet().stream().map(kind -> Words.t("assessment.screen.lawful." + kind.getKey()) + " " + kind.getValue()).collect(java.util.stream.Collectors.joining("、"));
    var state = Words.t("assessment.screen.state." + one.progress().code()) + (one.step().isEmpty() ? "" : " · " + Words.t("assessment.screen.step." + one.step()));
    return new ScreeningRow(Words.moment(one.at()), one.from() + " – " + one.to(), one.progress() == Progress.DONE ? Words.number(one.filings()) : "—", one.progress() == Progress.DONE ? Words.number(one.fresh()) : "—",
        lawful.isEmpty() ? "—" : lawful, state, switch (one.progress()) {
          case WAITING, RUNNING -> "waiting";
          case DONE -> "good";
          case FAILED -> "bad";
        });
  }

  static PrecisionRow precision(FilingScreen.Precision one) {
    var judged = one.confirmed() + one.cleared();
    return new PrecisionRow(Words.t("assessment.signal." + one.signal().code()), one.found(), one.confirmed(), one.cleared(),
        judged == 0 ? Words.t("assessment.precision.none") : Words.t("assessment.precision.share", MarkViews.percent(one.share()), MarkViews.percent(one.low()), MarkViews.percent(one.high()), judged));
  }
}
