package cityip.casework;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An act was done on a case. Published in the transaction of the act, so that what a module keeps beside the case moves with it or not at all.
 *
 * @param state the case is in now; {@code outcome} when that is a closed one
 * @param facts after the act, without the sealed ones
 */
public record CaseActed(String number, String procedure, String act, String state, @Nullable String outcome, Map<String, String> facts) {}
