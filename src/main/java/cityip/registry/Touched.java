package cityip.registry;

import cityip.kernel.RightNumber;
import cityip.registry.Folded.FlagSpan;
import cityip.registry.Folded.OwnerSpan;
import cityip.registry.Folded.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A right that a load or an undo touches: what is stored of it, and what comes in. */
final class Touched {

  final RightNumber number;
  long id;
  boolean isNew = true;

  /** Events seen so far, stored ones first. */
  final List<RightEvent> live = new ArrayList<>(4);
  final Set<Long> hashes = new HashSet<>(8);

  /** What the tables say now, each with the place of its row. */
  final Map<Span, String> spans = new HashMap<>();
  final Map<OwnerSpan, String> owners = new HashMap<>();
  final Map<FlagSpan, String> flags = new HashMap<>();

  Touched(RightNumber number) {
    this.number = number;
  }
}
