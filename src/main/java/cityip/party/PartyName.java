package cityip.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A name of a body.
 *
 * @param source SEEN as a source wrote it, SAME_CODE under the same credit code, or STATED by a person
 */
public record PartyName(long bodyId, String name, @Nullable LocalDate validFrom, @Nullable LocalDate validUntil, String source) {}
