package cityip.navigation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A corpus of a project as it is kept.
 *
 * @param day how the rights stood; {@code known} what was known of them
 * @param hash of {@link Corpus#hash}, empty until frozen
 * @param file its documents in the vault, null until frozen
 */
public record FrozenCorpus(long id, long project, State state, LocalDate day, Instant known, String query, String hash, @Nullable String file, int documents, int families,
    String problem, String askedBy, Instant asked) {

  public enum State { FREEZING, FROZEN, FAILED }
}
