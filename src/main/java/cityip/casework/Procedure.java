package cityip.casework;

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
 * @param openFile whether each side reads what the other said and brought, as in a contract between two
 * @param pins further rules that are pinned to each case: frames, thresholds
 */
public record Procedure(String code, int version, String words, String letters, String basis, boolean confidential, boolean cityOnly, Opening opening,
    Map<String, String> clocks, List<State> states, List<Act> acts, List<String> materials, List<String> pins, boolean openFile) {

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
   * @param feeds the code of the plan's measure or indicator that is carried out by it; the plan counts the cases that had the act
   * @param heard desks that may read its answers; empty for all that see the case
   * @param only the cases it is for, by a fact stated before; null for all
   * @param keeps a fact that is kept as a piece of evidence of its own; null for none
   * @param joins a fact that names another case of this kind, whose file is joined to this one; null for none
   * @param composes a fact that is written out of its answers, by the message {@code <words>.clauses.<act>}; null for none
   */
  public record Act(String name, Set<String> from, @Nullable String to, Set<Desk> by, List<Field> fields, List<Guard> guards, List<String> starts,
      List<String> stops, List<String> suspends, List<String> resumes, Map<String, String> extensions, List<String> papers, boolean publishes,
      @Nullable String otherThan, @Nullable String opens, List<String> tells, @Nullable String feeds, @Nullable String whenDue, List<String> sent,
      Set<Desk> heard, @Nullable Only only, @Nullable String composes, @Nullable String keeps,
      @Nullable String joins) {

    /** Only the clock or another case may do it. */
    public boolean automatic() {
      return by.equals(Set.of(Desk.SYSTEM));
    }

    /** Whether it is for a case with these facts. */
    public boolean isFor(Map<String, String> facts) {
      return only == null || only.values().contains(facts.getOrDefault(only.fact(), ""));
    }
  }

  /** A fact and the values of it that an act is for. */
  public record Only(String fact, Set<String> values) {}

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

  /** What is allowed in a state to a case with these facts. */
  public List<Act> actsIn(String state, Map<String, String> facts) {
    return actsIn(state).stream().filter(act -> act.isFor(facts)).toList();
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
    acts.stream().map(Act::composes).filter(java.util.Objects::nonNull).forEach(name -> fields.putIfAbsent(name, Field.text(name)));
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
  public static ProcedureWriting.Table named(String code, int version, String words, String letters) {
    return new ProcedureWriting.Table(code, version, words, letters);
  }

  /** Begins a row. */
  public static ProcedureWriting.Row act(String name) {
    return new ProcedureWriting.Row(name);
  }
}
