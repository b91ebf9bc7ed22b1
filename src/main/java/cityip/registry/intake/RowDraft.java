package cityip.registry.intake;

import cityip.kernel.DayText;
import cityip.kernel.PublicationNumber;
import cityip.kernel.Reading;
import cityip.kernel.RightNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row while it is read: collects facts, and for what cannot be read the problem with its place. */
final class RowDraft {

  private final String part;
  private final int line;
  private final List<String> raw;
  private final Map<Field, Said> facts = new EnumMap<>(Field.class);
  private final Map<Field, LocalDate> days = new EnumMap<>(Field.class);
  private final List<SourceParty> parties = new ArrayList<>(4);
  private final List<SourceEvent> events = new ArrayList<>(4);
  private final List<Problem> problems = new ArrayList<>(0);
  private final List<Problem> notes = new ArrayList<>(0);
  private @Nullable RightNumber number;
  private @Nullable PublicationNumber publication;

  RowDraft(String part, int line, List<String> raw) {
    this.part = part;
    this.line = line;
    this.raw = raw;
  }

  /** What was read, with its notes taken down; empty when it was unreadable, with its problem taken down. */
  <T> Optional<T> take(Reading<T> reading, String value, String column) {
    return switch (reading) {
      case Reading.Read<T> read -> {
        for (String note : read.notes()) {
          note(column, value, note, String.valueOf(read.value()));
        }
        yield Optional.of(read.value());
      }
      case Reading.Unreadable<T> bad -> {
        problems.add(new Problem(column, value, bad.problem(), bad.args(), bad.suggestion()));
        yield Optional.empty();
      }
    };
  }

  /** The same for what is welcome but not worth refusing a row for. */
  <T> Optional<T> takeIfReadable(Reading<T> reading, String value, String column) {
    if (reading instanceof Reading.Unreadable<T> bad) {
      notes.add(new Problem(column, value, bad.problem(), bad.args(), bad.suggestion()));
      return Optional.empty();
    }
    return take(reading, value, column);
  }

  void fact(Field field, String value, String column) {
    if (!value.isBlank()) {
      facts.putIfAbsent(field, new Said(value, column));
    }
  }

  @Nullable String fact(Field field) {
    Said fact = facts.get(field);
    return fact == null ? null : fact.value();
  }

  @Nullable LocalDate day(Field field) {
    return days.get(field);
  }

  void day(Field field, String raw, String column) {
    if (raw.isBlank() || absent(raw)) {
      return;
    }
    take(DayText.parse(raw), raw, column).ifPresent(day -> {
      days.put(field, day);
      facts.put(field, new Said(day.toString(), column));
    });
  }

  /** How exports write "nothing": a dash, a slash, a zero date. */
  static boolean absent(String raw) {
    return switch (raw.strip()) {
      case "", "-", "--", "—", "——", "/", "\\", "无", "暂无", "N/A", "null", "NULL", "0", "00000000", "0000-00-00" -> true;
      default -> false;
    };
  }

  /** Days that can only follow each other: says which two stand the wrong way round. */
  void inOrder(Field first, Field second) {
    LocalDate before = days.get(first);
    LocalDate after = days.get(second);
    if (before != null && after != null && after.isBefore(before)) {
      String earlier = facts.get(first) == null ? "" : facts.get(first).column();
      String later = facts.get(second) == null ? "" : facts.get(second).column();
      problem(later, after.toString(), "intake.row.day-order", later, after.toString(), earlier, before.toString());
    }
  }

  void problem(String column, String value, String key, String... args) {
    problems.add(Problem.of(column, value, key, args));
  }

  void note(String column, String value, String key, String... args) {
    notes.add(Problem.of(column, value, key, args));
  }

  void party(SourceParty party) {
    if (!party.name().isBlank()) {
      parties.add(party);
    }
  }

  List<SourceParty> parties() {
    return parties;
  }

  void event(String kind, @Nullable LocalDate day, Map<String, Object> data) {
    if (day != null) {
      events.add(new SourceEvent(kind, day, data));
    }
  }

  boolean hasEvent(String kind) {
    return events.stream().anyMatch(event -> event.kind().equals(kind));
  }

  static Map<String, Object> data(@Nullable Object... keysAndValues) {
    Map<String, Object> data = new LinkedHashMap<>();
    for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
      Object value = keysAndValues[i + 1];
      if (value != null && !"".equals(value)) {
        data.put(String.valueOf(keysAndValues[i]), value);
      }
    }
    return data;
  }

  void number(RightNumber number) {
    this.number = this.number == null ? number : this.number;
  }

  @Nullable RightNumber number() {
    return number;
  }

  void publication(PublicationNumber publication) {
    this.publication = publication;
  }

  @Nullable PublicationNumber publication() {
    return publication;
  }

  boolean hasProblems() {
    return !problems.isEmpty();
  }

  SourceRow done() {
    return new SourceRow(part, line, number, publication, facts, parties, events, problems, notes, raw);
  }
}
