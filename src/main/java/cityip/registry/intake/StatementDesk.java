package cityip.registry.intake;

import cityip.registry.Statement;
import java.util.List;

/** Where statements go: the registry's loader, seen from the door. Loading and taking back run in the caller's transaction. */
interface StatementDesk {

  /** What became of one statement. */
  enum Outcome { ACCEPTED, CHANGED, UNCHANGED }

  /** Statements made ready for loading, to be loaded once. */
  interface Ready {}

  /** The part of a load that needs no database; runs on the reading thread, beside the load of the chunk before. */
  Ready prepare(List<Statement> statements);

  /** Loads a chunk; the outcomes are in the order of the statements. */
  List<Outcome> load(long batch, Ready ready);

  default List<Outcome> load(long batch, List<Statement> statements) {
    return load(batch, prepare(statements));
  }

  /** Told how many of a batch's rights have been told anew; may throw to stop it all. */
  @FunctionalInterface
  interface Watcher {
    void retold(long rights, long done);
  }

  /** Takes all events of a batch back; how many rights that touched. */
  int retract(long batch, String actor, String reason, Watcher watcher);

  /** A batch has been loaded or taken back: what others derive from it may be brought up to date. Called after the commit. */
  void settled(long batch);
}
