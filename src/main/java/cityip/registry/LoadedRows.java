package cityip.registry;

import cityip.kernel.RightNumber;
import cityip.registry.HolderDirectory.Named;
import cityip.registry.RightEvent.Placed;
import cityip.registry.RightsLoader.Loaded;
import cityip.registry.RightsLoader.Outcome;
import cityip.registry.Statement.Stated;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements of one load on their way into rows. Texts are written and hashed once, before the registry is locked; who
 * and which number is filled in behind them afterwards.
 */
final class LoadedRows {

  /** Tells the history of a right from its events and keeps it. */
  interface Teller {
    Folded tell(OneRight one);
  }

  /** One stated event, with the place of its text in {@link #said}. */
  private static final class Row {
    final Statement statement;
    final Stated stated;
    final Touched right;
    final int from;
    final int to;
    final long hash;
    final List<SeiBranches.Match> branches;
    boolean isNew = true;

    Row(Statement statement, Stated stated, Touched right, int from, int to, long hash, List<SeiBranches.Match> branches) {
      this.statement = statement;
      this.stated = stated;
      this.right = right;
      this.from = from;
      this.to = to;
      this.hash = hash;
      this.branches = branches;
    }
  }

  private final List<Statement> statements;
  private final Map<RightNumber, Touched> rights = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final EventJson said = new EventJson();
  private final Map<String, @Nullable String> units = new HashMap<>();
  private final BinaryRows rightRows = new BinaryRows("registry_right (id, jurisdiction, kind, number, filed, granted, term_end, title, main_class, classes, "
      + "publication_number, batch_id)");
  private final BinaryRows eventRows = new BinaryRows("registry_event (right_id, id, kind, effective, recorded, batch_id, line, layout_id, hash, data, abstract, claims)");
  private final BinaryRows numberRows = new BinaryRows("registry_number (right_id, number, batch_id)");
  private final Map<Touched, Set<String>> numbers = new LinkedHashMap<>();
  private final DisplayFacts display = new DisplayFacts();
  private @Nullable Joins joins;
  private Map<Named, Long> parties = Map.of();
  private long firstEvent;

  LoadedRows(List<Statement> statements, SeiBranches branches, Places places) {
    this.statements = statements;
    for (Statement statement : statements) {
      Touched right = rights.computeIfAbsent(statement.number(), Touched::new);
      for (Stated stated : statement.events()) {
        int from = said.size();
        long hash = said.said(stated.kind(), stated.kind() == EventKind.HELD ? Statement.SINCE_EVER : stated.effective(), stated.facts());
        rows.add(new Row(statement, stated, right, from, said.size(), hash, found(statement, stated, branches)));
        for (Holder holder : stated.facts().holders()) {
          if (holder.unit() == null && holder.address() != null) {
            units.computeIfAbsent(holder.address(), address -> nonNull(places.unitOf(address)));
          }
        }
      }
    }
  }

  private static String nonNull(@Nullable String unit) {
    return unit == null ? "" : unit;
  }

  private static List<SeiBranches.Match> found(Statement statement, Stated stated, SeiBranches branches) {
    Facts facts = stated.facts();
    boolean classified = stated.kind() == EventKind.DESCRIBED && statement.number().kind().isPatent() && (facts.has(Fact.CLASSES) || facts.has(Fact.MAIN_CLASS));
    if (!classified) {
      return List.of();
    }
    String main = facts.text(Fact.MAIN_CLASS);
    List<String> symbols = facts.has(Fact.CLASSES) ? facts.texts(Fact.CLASSES) : List.of();
    if (main != null && !symbols.contains(main)) {
      symbols = new ArrayList<>(symbols);
      symbols.add(main);
    }
    return branches.of(symbols, facts.text(Fact.TITLE), facts.text(Fact.ABSTRACT));
  }

  Map<RightNumber, Touched> rights() {
    return rights;
  }

  /** Marks what is known already, in the store or from an earlier row of this load. */
  void dropKnown() {
    for (Row row : rows) {
      EventKind kind = row.stated.kind();
      row.isNew = !row.right.knows(row.hash, kind, row.stated.effective());
      if (row.isNew) {
        row.right.known(row.hash, kind, row.stated.effective());
      }
    }
  }

  /** The rights about which something new is said. */
  Set<Touched> touched() {
    Set<Touched> touched = new HashSet<>();
    for (Row row : rows) {
      if (row.isNew) {
        touched.add(row.right);
      }
    }
    return touched;
  }

  boolean nothingNew() {
    return newEvents() == 0;
  }

  int newRights() {
    return (int) rights.values().stream().filter(right -> right.isNew).count();
  }

  int newEvents() {
    return (int) rows.stream().filter(row -> row.isNew).count();
  }

  Set<Named> named() {
    Set<Named> named = new HashSet<>();
    for (Row row : rows) {
      if (row.isNew) {
        row.stated.facts().holders().forEach(holder -> named.add(new Named(holder.name(), holder.code())));
      }
    }
    return named;
  }

  void number(long firstRight, long firstEvent, Map<Named, Long> parties) {
    long id = firstRight;
    for (Touched right : rights.values()) {
      if (right.isNew) {
        right.id = id++;
      }
    }
    this.firstEvent = firstEvent;
    this.parties = parties;
  }

  /** The different maps of columns among the new rows; a file has one for all its rows. */
  Set<Map<Fact, String>> layouts() {
    Set<Map<Fact, String>> layouts = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    for (Row row : rows) {
      if (row.isNew && !row.statement.columns().isEmpty()) {
        layouts.add(row.statement.columns());
      }
    }
    return layouts;
  }

  /** Sends the rows of events while they are built, makes those of rights, and has every changed right's history told. */
  void build(long batch, Instant moment, Map<Map<Fact, String>, Integer> layouts, PGConnection connection, Joins joined, Teller teller)
      throws SQLException {
    this.joins = joined;
    eventRows.stream(connection);
    try {
      Set<Touched> changed = events(batch, moment, layouts);
      Set<OneRight> told = new LinkedHashSet<>();
      for (Touched right : changed) {
        OneRight one = joins.of(right);
        if (told.add(one)) {
          shown(one, teller.tell(one), batch);
        }
      }
      for (Map.Entry<Touched, Set<String>> further : numbers.entrySet()) {
        further.getValue().forEach(number -> numberRows.row(3).int8(further.getKey().id).text(number).int8(batch));
      }
      eventRows.send(connection);
    } finally {
      eventRows.cancel();
    }
  }

  /** A right told of under another number too shows nothing of its own there. */
  private void shown(OneRight one, Folded told, long batch) {
    for (Touched member : one.members()) {
      if (member.isNew) {
        DisplayFacts.add(rightRows, member, member == one.canonical() ? told : Folded.NOTHING, member == one.canonical() ? one.live() : member.live, batch);
      } else if (member == one.canonical()) {
        display.changed(member, told, one.live());
      }
    }
  }

  /** Further numbers that new rows tell of their rights. */
  Map<Touched, Set<String>> furtherNumbers() {
    for (Row row : rows) {
      if (row.isNew) {
        Set<String> told = FurtherNumbers.of(row.statement.number(), row.stated);
        if (!told.isEmpty()) {
          numbers.computeIfAbsent(row.right, _ -> new LinkedHashSet<>(2)).addAll(told);
        }
      }
    }
    return numbers;
  }

  private Set<Touched> events(long batch, Instant moment, Map<Map<Fact, String>, Integer> layouts) {
    EventJson made = new EventJson();
    Set<Touched> changed = new java.util.LinkedHashSet<>();
    long id = firstEvent;
    for (Row row : rows) {
      if (!row.isNew) {
        continue;
      }
      Stated stated = row.stated;
      List<Placed> placed = placed(stated.facts().holders());
      made.clear();
      made.made(row.to - row.from > 1, placed, row.branches);
      Integer layout = layouts.get(row.statement.columns());
      eventRows.row(12).int8(row.right.id).int8(id).int2(stated.kind().number()).day(stated.effective()).moment(moment).int8(batch).int4(row.statement.line());
      if (layout == null) {
        eventRows.nothing();
      } else {
        eventRows.int4(layout);
      }
      eventRows.int8(row.hash);
      if (stated.facts().isEmpty()) {
        eventRows.nothing();
      } else {
        eventRows.json(said.bytes(), row.from, row.to, made.bytes(), made.size());
      }
      eventRows.text(stated.facts().text(Fact.ABSTRACT)).text(stated.facts().text(Fact.CLAIMS));
      row.right.live.add(new RightEvent(id++, stated.kind(), stated.effective(), moment, batch, row.statement.line(), stated.facts(), placed, row.branches));
      changed.add(row.right);
    }
    return changed;
  }

  private List<Placed> placed(List<Holder> holders) {
    if (holders.isEmpty()) {
      return List.of();
    }
    List<Placed> placed = new ArrayList<>(holders.size());
    for (Holder holder : holders) {
      Long party = parties.get(new Named(holder.name(), holder.code()));
      if (party == null) {
        throw new IllegalStateException("The directory of holders gave no number for one that was asked for");
      }
      String unit = holder.unit() != null ? holder.unit() : holder.address() == null ? null : units.get(holder.address());
      placed.add(new Placed(party, unit == null || unit.isEmpty() ? null : unit));
    }
    return placed;
  }

  void send(PGConnection connection, JdbcClient db) throws SQLException {
    rightRows.send(connection);
    numberRows.send(connection);
    display.update(db);
  }

  Loaded result(@Nullable Instant moment) {
    Map<Statement, Boolean> anyNew = new java.util.IdentityHashMap<>();
    rows.forEach(row -> anyNew.merge(row.statement, row.isNew, Boolean::logicalOr));
    Set<Object> accepted = new HashSet<>();
    List<Outcome> outcomes = new ArrayList<>(statements.size());
    long[] ids = new long[statements.size()];
    for (int i = 0; i < ids.length; i++) {
      Touched right = rights.get(statements.get(i).number());
      ids[i] = right == null ? 0 : right.id;
      boolean isNew = Boolean.TRUE.equals(anyNew.get(statements.get(i)));
      outcomes.add(!isNew ? Outcome.UNCHANGED : right != null && firstTold(right, accepted) ? Outcome.ACCEPTED : Outcome.CHANGED);
    }
    return new Loaded(outcomes, ids, moment);
  }

  private boolean firstTold(Touched right, Set<Object> accepted) {
    OneRight one = joins == null ? OneRight.alone(right) : joins.of(right);
    return !one.wasKnown() && accepted.add(one);
  }
}
