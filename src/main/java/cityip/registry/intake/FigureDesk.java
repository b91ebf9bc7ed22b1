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

  Taken take(SourceFigure figure, String actor);
}
