package cityip.casework.web;

import cityip.casework.CaseSection;
import cityip.shell.Paging;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of cases show: finished words, no decisions left. */
public final class CaseworkViews {

  private CaseworkViews() {}

  public record Choice(String code, String name) {}

  /** A field of a form. {@code type} is what the browser is asked for: text, date, textarea, select. */
  public record FieldView(String name, String label, String hint, String type, String value, boolean required, List<Choice> choices, @Nullable String problem) {}

  public record FormView(String code, String name, String action, String title, String lead, String act, List<FieldView> fields, Map<String, String> problems,
      String key, int stamp, String draft, boolean drafted, List<String> held, List<String> meanwhile, String dispute, boolean grave) {}

  /** {@code promised} is empty where the city promises no more than the law asks. */
  public record Limit(String name, String term, String promised, String promisedBy, String source, String certainty) {}

  public record FlowNode(String name, int x, int y, boolean closed) {}

  public record FlowEdge(String path, String label, boolean back) {}

  public record Flow(int width, int height, List<FlowNode> nodes, List<FlowEdge> edges) {}

  public record ActLine(String act, String who, String from, String to, String papers) {}

  public record Sample(String title, String text) {}

  public record Guide(String code, String name, String about, String basis, String kind, String fee, String result, List<String> conditions, List<String> materials, List<Limit> limits,
      Flow flow, List<ActLine> acts, List<Sample> samples, boolean maySignIn, boolean mayStart, boolean anonymous, String starters) {}

  public record Column(String word, String href, String direction) {}

  public record CaseLine(String number, int stamp, String title, String procedure, String state, String tone, String unit, String owner, String opened, String due, String dueTone,
      String dueWords, long waiting, boolean sample, boolean certain) {}

  /** {@code only} says that just cases with one act are listed, as a number elsewhere led here; empty otherwise. */
  public record Queue(List<CaseLine> lines, Paging paging, String queue, List<Choice> queues, String procedure, List<Choice> procedures, String state, List<Choice> states,
      String unit, List<Choice> units, String text, List<Column> columns, String export, boolean officer, List<Choice> bulkActs, List<Choice> people,
      Map<String, String> problems, String only, String did, String until) {}

  public record Fact(String label, String value) {}

  public record Button(String act, String name, String hint, String href, boolean main) {}

  public record Event(String when, String who, String what, String change, List<Fact> facts) {}

  public record ClockLine(String name, String state, String tone, String due, String sentence, List<String> steps, String source) {}

  public record PaperLine(String number, String title, String made, String pdf, String word, String hash) {}

  public record EvidenceLine(String name, String kind, String size, String source, String obtained, String added, String href, String sha256, String sm3, String quarantine) {}

  public record SealedLine(String field, String label, String mask) {}

  public record HandoverLine(String from, String to, String sent, String answer, String tone) {}

  public record Relative(String number, String procedure, String state, String href) {}

  public record CasePage(String number, String docket, int stamp, String title, String procedure, String guide, String state, String tone, String dueWords, String dueTone, String owner, String dispute, boolean sample,
      boolean open, List<Fact> facts, List<SealedLine> sealed, List<Fact> parties, List<Button> buttons, List<Event> events, List<ClockLine> clocks, List<PaperLine> papers,
      List<EvidenceLine> evidence, List<Fact> seen, List<Event> notes, List<HandoverLine> handovers, List<Relative> relatives, List<Choice> beside, List<CaseSection.Section> sections,
      boolean official, List<JoinedView> joined, String leader, boolean following, List<Choice> people, Map<String, String> problems, Map<String, String> input, String unmasked, String largest) {}

  /** The file of a case that was joined to this one. */
  public record JoinedView(String number, String title, String when, List<Fact> parties, List<EvidenceLine> evidence, List<PaperLine> papers) {}

  public record Outline(String number, String procedure, String state, String due, String dispute) {}

  public record DeadlineLine(String number, String title, String procedure, String state, String owner, String due, String tone, String words, boolean certain) {}

  public record StatisticRow(String procedure, String unit, String outcome, String count, String open, String days, String onTime, String href) {}

  public record Statistics(List<StatisticRow> rows, String by, List<Choice> bys, String year, String export, String day) {}

  public record PublicStatus(String number, String token, String name, String state, String due, List<Event> events, List<Fact> published, String problem, boolean found) {}

  public record ProofView(String open, String withoutDesk, String withoutDue, String overdue, boolean holds, String at) {}

  public record SeatLine(String username, String name, String desk, String deskName, String unit, String unitName, String skill) {}

  public record SeatsView(List<SeatLine> lines, List<String> away, List<Choice> desks, List<Choice> units, List<Choice> skills, Map<String, String> problems,
      Map<String, String> input) {}

  public record ToldLine(String when, String number, String title, String what, String why, boolean read) {}
}
