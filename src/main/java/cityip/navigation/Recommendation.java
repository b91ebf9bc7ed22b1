package cityip.navigation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a report advises to whom, and what became of it. */
public record Recommendation(long id, String aspect, String words, String addressee, State state, String answeredBy, @Nullable Instant answered, String result) {

  public enum State { PROPOSED, ADOPTED, DECLINED }
}
