package cityip.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One service of the city as one table: states, acts, clocks. Guide, forms, buttons, queue, deadline board, statistics and
 * the picture of the flow are read from it; a case keeps the version it was opened under.
 *
 * @param code kebab-case, in addresses
 * @param words prefix of its messages
 * @param letters stand in front of its case numbers
 * @param basis the laws it rests on, as the guide prints them
 * @param confidential whether only its own desks see what a case contains
 * @param clocks rule keys by the clock's name
 * @param pins further rules that are pinned to each case: frames, thresholds
 */
public record Procedure(String code, int version, String words, String letters, String basis, boolean confidential, boolean cityOnly, Opening opening,
    Map<String, String> clocks, List<State> states, List<Act> acts, List<String> materials, List<String> pins) {

  /**
   * A state.
   *
   * @param owner the desk that must act next; for closed states the desk that keeps the file
   * @param clock the clock whose end is the due day; starts when a case enters and it is not running; null when closed
   * @param outcome for closed states, what statistics count
   */
  public record State(String name, Desk owner, @Nullable String clock, @Nullable String outcome) {
    public boolean open() {
      return outcome == null;
    }
  }

  /** How a case begins. {@code anonymous}: also without an account. */
  public record Opening(String state, Set<Desk> by, boolean anonymous, List<Field> fields, String title, List<String> starts) {}

  /**
   * One row of the table.
   *
   * @param from states it is allowed in
   * @param to the state it leads to, or null when the case stays where it is
   * @param otherThan an act whose hand must not do this one: four eyes
   * @param opens a procedure that is opened with it in the same dispute
   * @param tells act of another open case of the dispute that happens with it, as {@code procedure/act}
   * @param papers those it gives, {@code sent} the ones among them that go out to the parties
   * @param feeds an indicator of the plan
   * @param heard desks that may read its answers; empty for all that see the case
   */
  public record Act(String name, Set<String> from, @Nullable String to, Set<Desk> by, List<Field> fields, List<Guard> guards, List<String> starts,
      List<String> stops, List<String> suspends, List<String> resumes, Map<String, String> extensions, List<String> papers, boolean publishes,
      @Nullable String otherThan, @Nullable String opens, List<String> tells, @Nullable String feeds, @Nullable String whenDue, List<String> sent,
      Set<Desk> heard) {

    /** Only the clock or another case may do it. */
    public boolean automatic() {
      return by.equals(Set.of(Desk.SYSTEM));
    }
  }

  public Optional<State> state(String name) {
    return states.stream().filter(state -> state.name().equals(name)).findFirst();
  }

  public Optional<Act> actNamed(String name) {
    return acts.stream().filter(act -> act.name().equals(name)).findFirst();
  }

  /** What is allowed in a state. */
  public List<Act> actsIn(String state) {
    return acts.stream().filter(act -> act.from().contains(state)).toList();
  }

  /** Every rule a case of this kind needs, so that all can be pinned when it opens. */
  public Set<String> ruleKeys() {
    var keys = new LinkedHashSet<>(clocks.values());
    acts.forEach(act -> keys.addAll(act.extensions().values()));
    keys.addAll(pins);
    return keys;
  }

  /** All fields of opening and acts by name; a name means the same field everywhere. */
  public Map<String, Field> fields() {
    var fields = new LinkedHashMap<String, Field>();
    opening.fields().forEach(field -> fields.putIfAbsent(field.name(), field));
    acts.forEach(act -> act.fields().forEach(field -> fields.putIfAbsent(field.name(), field)));
    return fields;
  }

  /** Whether a clock is a term that others have: when it runs out something happens of itself, and nobody is late. */
  public boolean waits(String clock) {
    return acts.stream().anyMatch(act -> clock.equals(act.whenDue()));
  }

  /** Whether a paper goes out to the parties. */
  public boolean sends(String paper) {
    return acts.stream().anyMatch(act -> act.sent().contains(paper));
  }

  /** Begins a table. */
  public static Table named(String code, int version, String words, String letters) {
    return new Table(code, version, words, letters);
  }

  /** Begins a row. */
  public static Row act(String name) {
    return new Row(name);
  }

  /** A table being written. */
  public static final class Table {
    private final String code;
    private final int version;
    private final String words;
    private final String letters;
    private String basis = "";
    private boolean confidential;
    private boolean cityOnly;
    private @Nullable Opening opening;
    private final Map<String, String> clocks = new LinkedHashMap<>();
    private final List<State> states = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private final List<String> materials = new ArrayList<>();
    private List<String> pins = List.of();

    private Table(String code, int version, String words, String letters) {
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
          List.copyOf(acts), List.copyOf(materials), pins);
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

    private Row(String name) {
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

    public Row feeds(String indicator) {
      feeds = indicator;
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
          otherThan, opens, tells, feeds, whenDue, sent, heard);
    }
  }
}
