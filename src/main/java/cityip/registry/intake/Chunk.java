package cityip.registry.intake;

import cityip.registry.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows that are loaded in one transaction: what the reading thread hands to the loading one. */
final class Chunk {

  private static final int ROWS = 5_000;
  private static final long CHARACTERS = 8_000_000;

  final List<Statement> statements = new ArrayList<>(ROWS);
  final List<Refusals.Stored> refusals = new ArrayList<>();
  final List<SourceFigure> figures = new ArrayList<>();
  final Map<String, Long> notes = new HashMap<>();
  final long from;
  long read;
  long refused;
  private long characters;

  /** @param from rows of the file before this chunk */
  Chunk(long from) {
    this.from = from;
  }

  void statement(Statement statement, SourceRow row) {
    read++;
    statements.add(statement);
    row.facts().forEach((field, said) -> characters += said.value().length());
    note(row);
  }

  void refuse(SourceRow row) {
    refuse(row.part(), row.line(), row.problems(), row.raw());
  }

  void refuse(String part, int line, List<Problem> problems, List<String> raw) {
    read++;
    refused++;
    for (int i = 0; i < Math.min(problems.size(), 100); i++) {
      refusals.add(new Refusals.Stored(from + read, i, part, line, problems.get(i), i == 0 ? raw : List.of()));
    }
    raw.forEach(cell -> characters += cell.length());
  }

  void figure(SourceFigure figure) {
    if (!figure.problems().isEmpty()) {
      refuse(figure.part(), figure.line(), figure.problems(), figure.raw());
      return;
    }
    read++;
    figures.add(figure);
  }

  private void note(SourceRow row) {
    for (Problem note : row.notes()) {
      notes.merge(note.key(), 1L, Long::sum);
    }
  }

  boolean full() {
    return read >= ROWS || characters >= CHARACTERS;
  }
}
