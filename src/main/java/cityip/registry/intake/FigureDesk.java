package cityip.registry.intake;

/** Where reported figures go. Runs in the caller's transaction. */
interface FigureDesk {

  /** What became of a figure. */
  sealed interface Taken {
    /** Entered, and waits for sign-off; {@code revision} when there was another figure of the year. */
    record Entered(boolean revision) implements Taken {}

    record Known() implements Taken {}

    record NotTaken(Problem why) implements Taken {}
  }

  /** @param batch the batch it comes with */
  Taken take(long batch, SourceFigure figure, String actor);

  /** Takes the figures of a batch back by a further fact; how many. */
  int retract(long batch, String actor, String reason);
}
