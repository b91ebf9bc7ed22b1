package cityip.casework;

import cityip.casework.CaseFile.Party;
import cityip.casework.CaseFile.Summary;
import cityip.casework.Cases.Birth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A locked case with all that an act must know of it.
 *
 * @param seats desks at which whoever acts was given a seat in the case's county
 * @param awaited whether another authority has sent the case here and nobody has received it yet
 * @param keyUsed whether the key of the act has acted before
 * @param birth when the case is only now being opened and its row is not there yet
 */
record Standing(Summary summary, Map<String, String> facts, Map<String, JsonNode> rules, List<Party> parties, List<CaseInHand.Hand> hands, List<ClockBook.Row> clocks,
    long evidence, Set<Desk> seats, List<String> followers, boolean awaited, boolean keyUsed, @Nullable Birth birth) {

  static Standing newborn(Summary summary, Map<String, JsonNode> rules, List<Party> parties, Birth birth) {
    return new Standing(summary, Map.of(), rules, parties, List.of(), List.of(), 0, Set.of(), List.of(), false, false, birth);
  }
}
