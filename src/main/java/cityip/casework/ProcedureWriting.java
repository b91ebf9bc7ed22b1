package cityip.casework;

import cityip.casework.Procedure.Act;
import cityip.casework.Procedure.Opening;
import cityip.casework.Procedure.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words in which a {@link Procedure} is written, so that its source reads like the table it is. */
public final class ProcedureWriting {

  private ProcedureWriting() {}

  /** A table being written. */
  public static final class Table {
    private final String code;
    private final int version;
    private final String words;
    private final String letters;
    private String basis = "";
    private boolean confidential;
    private boolean cityOnly;
    private boolean openFile;
    private @Nullable Opening opening;
    private final Map<String, String> clocks = new LinkedHashMap<>();
    private final List<State> states = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private final List<String> materials = new ArrayList<>();
    private List<String> pins = List.of();

    Table(String code, int version, String words, String letters) {
      this.code = code;
      this.version = version;
      this.words = words;
      this.letters = letters;
    }

    public Table basis(String laws) {
      basis = laws;
      return this;
    }

    public Table confidential() {
      confidential = true;
      return this;
    }

    public Table cityOnly() {
      cityOnly = true;
      return this;
    }

    /** Each side reads what the other said and brought, as in a contract between two. */
    public Table openFile() {
      openFile = true;
      return this;
    }

    public Table clock(String name, String rule) {
      clocks.put(name, rule);
      return this;
    }

    public Table state(String name, Desk owner, String clock) {
      states.add(new State(name, owner, clock, null));
      return this;
    }

    public Table closed(String name, Desk keeper, String outcome) {
      states.add(new State(name, keeper, null, outcome));
      return this;
    }

    public Table materials(String... names) {
      materials.addAll(List.of(names));
      return this;
    }

    public Table pins(String... rules) {
      pins = List.of(rules);
      return this;
    }

    public Table opens(String state, Set<Desk> by, boolean anonymous, String title, List<String> starts, Field... fields) {
      opening = new Opening(state, Set.copyOf(by), anonymous, List.of(fields), title, List.copyOf(starts));
      return this;
    }

    public Table act(Row row) {
      acts.add(row.written());
      return this;
    }

    public Procedure end() {
      if (opening == null) {
        throw new IllegalStateException("Procedure " + code + " says not how a case opens");
      }
      var procedure = new Procedure(code, version, words, letters, basis, confidential, cityOnly, opening, Map.copyOf(clocks), List.copyOf(states),
          List.copyOf(acts), List.copyOf(materials), pins, openFile);
      ProcedureCheck.refuseFaults(procedure);
      return procedure;
    }
  }

  /** A row being written. */
  public static final class Row {
    private final String name;
    private Set<String> from = Set.of();
    private @Nullable String to;
    private Set<Desk> by = Set.of();
    private List<Field> fields = List.of();
    private final List<Guard> guards = new ArrayList<>();
    private List<String> starts = List.of();
    private List<String> stops = List.of();
    private List<String> suspends = List.of();
    private List<String> resumes = List.of();
    private final Map<String, String> extensions = new LinkedHashMap<>();
    private List<String> papers = List.of();
    private boolean publishes;
    private @Nullable String otherThan;
    private @Nullable String opens;
    private List<String> tells = List.of();
    private @Nullable String feeds;
    private @Nullable String whenDue;
    private List<String> sent = List.of();
    private Set<Desk> heard = Set.of();
    private Procedure.@Nullable Only only;
    private @Nullable String composes;
    private @Nullable String keeps;
    private @Nullable String joins;

    Row(String name) {
      this.name = name;
    }

    public Row from(String... states) {
      from = Set.of(states);
      return this;
    }

    public Row to(String state) {
      to = state;
      return this;
    }

    public Row by(Desk... desks) {
      by = Set.of(desks);
      return this;
    }

    public Row asks(Field... asked) {
      fields = List.of(asked);
      return this;
    }

    public Row when(Guard... asked) {
      guards.addAll(List.of(asked));
      return this;
    }

    public Row starts(String... clocks) {
      starts = List.of(clocks);
      return this;
    }

    public Row stops(String... clocks) {
      stops = List.of(clocks);
      return this;
    }

    public Row suspends(String... clocks) {
      suspends = List.of(clocks);
      return this;
    }

    public Row resumes(String... clocks) {
      resumes = List.of(clocks);
      return this;
    }

    public Row extendsClock(String clock, String rule) {
      extensions.put(clock, rule);
      return this;
    }

    public Row gives(String... paper) {
      papers = List.of(paper);
      return this;
    }

    /** What is said in it is heard only by these desks. */
    public Row heardOnlyBy(Desk... desks) {
      heard = Set.of(desks);
      return this;
    }

    /** Only for cases in which the fact has one of the values. */
    public Row onlyWhere(String fact, String... values) {
      only = new Procedure.Only(fact, Set.of(values));
      return this;
    }

    /** Writes a fact out of the answers, by the message {@code clauses.<act>}; lines to which nothing was answered are left out. */
    public Row composes(String fact) {
      composes = fact;
      return this;
    }

    /** Keeps the answer as a piece of evidence, by its hash. */
    public Row keepsAsEvidence(String fact) {
      keeps = fact;
      return this;
    }

    /** The answer names another open case of this kind; its parties, evidence and papers are seen in this one from now on. */
    public Row joins(String fact) {
      joins = fact;
      return this;
    }

    /** Papers that go out to the parties. */
    public Row sends(String... paper) {
      sent = List.of(paper);
      return this;
    }

    public Row publishes() {
      publishes = true;
      return this;
    }

    public Row notByTheHandOf(String act) {
      otherThan = act;
      return this;
    }

    public Row opens(String procedure) {
      opens = procedure;
      return this;
    }

    public Row tells(String... acts) {
      tells = List.of(acts);
      return this;
    }

    public Row feeds(String measure) {
      feeds = measure;
      return this;
    }

    /** Happens of itself when the clock runs out. */
    public Row whenDue(String clock) {
      whenDue = clock;
      return this;
    }

    private Act written() {
      var all = new ArrayList<>(papers);
      all.addAll(sent);
      return new Act(name, from, to, by, fields, List.copyOf(guards), starts, stops, suspends, resumes, Map.copyOf(extensions), List.copyOf(all), publishes,
          otherThan, opens, tells, feeds, whenDue, sent, heard, only, composes, keeps, joins);
    }
  }
}
