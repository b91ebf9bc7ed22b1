package cityip.registry;

import cityip.kernel.RightNumber;
import cityip.registry.Folded.FlagSpan;
import cityip.registry.Folded.OwnerSpan;
import cityip.registry.Folded.Span;
import java.time.LocalDate;
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

  /** The last that was said about who owns it, to tell whether a source that names an owner says anything new. */
  LocalDate ownerSaidOn = LocalDate.MIN;
  long ownerSaid;


  /** What the tables say now, each with the place of its row. */
  final Map<Span, String> spans = new HashMap<>();
  final Map<OwnerSpan, String> owners = new HashMap<>();
  final Map<FlagSpan, String> flags = new HashMap<>();

  /** Takes down what is known; {@code kind} and {@code day} matter for what was said about owners. */
  void known(long hash, EventKind kind, LocalDate day) {
    hashes.add(kind == EventKind.HELD ? dated(hash, day) : hash);
    boolean owners = kind == EventKind.HELD || kind.nature() == EventKind.Nature.OWNERSHIP;
    if (owners && !day.isBefore(ownerSaidOn)) {
      ownerSaidOn = day;
      ownerSaid = kind == EventKind.HELD ? hash : 0;
    }
  }

  /** Whether this is known: an owner named again later, with nothing else said between, is nothing new. */
  boolean knows(long hash, EventKind kind, LocalDate day) {
    return kind == EventKind.HELD ? hashes.contains(dated(hash, day)) || ownerSaid == hash && !day.isBefore(ownerSaidOn) : hashes.contains(hash);
  }

  private static long dated(long hash, LocalDate day) {
    return hash ^ day.toEpochDay() * 0x9E3779B97F4A7C15L;
  }

  Touched(RightNumber number) {
    this.number = number;
  }
}
