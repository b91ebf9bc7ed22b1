package cityip.registry.intake;

import cityip.kernel.PublicationNumber;
import cityip.kernel.RightNumber;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one row or document says about one right, checked, before the registry takes it as a statement.
 *
 * @param part sheet, or file within an archive; empty when there is only one
 * @param line line of the row or of the document's first element, from 1
 * @param number identity of the right; null when the row names none (then {@code problems} say so)
 * @param publication number of the published document, null when not given
 * @param raw the row as it stood, in column order; empty for documents
 * @param problems any of them refuses the row
 * @param notes what was assumed or put right; the row is taken
 */
record SourceRow(String part, int line, @Nullable RightNumber number, @Nullable PublicationNumber publication,
    Map<Field, Said> facts, List<SourceParty> parties, List<SourceEvent> events, List<Problem> problems, List<Problem> notes,
    List<String> raw) {

  SourceRow {
    facts = Map.copyOf(facts);
    parties = List.copyOf(parties);
    events = List.copyOf(events);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
    raw = List.copyOf(raw);
  }

  boolean acceptable() {
    return problems.isEmpty() && number != null;
  }
}
