package cityip.plan;

import cityip.kernel.AsOf;
import java.util.Optional;

/**
 * Offered by whoever keeps cases: how many of them had an act of a kind, so that a measure can be read from what was done. An act is
 * named as {@code procedure/act}; the number is that of the cases at {@link #rows}.
 */
public interface CaseSource {

  /** The code of the measure the act says it carries out; empty when there is no such act or it says none. */
  Optional<String> feeds(String act);

  /** Cases of a unit, or of the whole city when it is empty, that had the act by the day as far as was known. */
  long count(String act, String unit, AsOf at);

  /** Where those cases are listed; who opens it sees those of his own scope. */
  String rows(String act, String unit, AsOf at);
}
