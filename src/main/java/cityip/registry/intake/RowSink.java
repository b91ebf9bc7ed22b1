package cityip.registry.intake;

import java.io.IOException;

/** Takes checked rows in the order of the file. */
@FunctionalInterface
interface RowSink {

  void row(SourceRow row) throws IOException;

  /** A reported number; whoever takes only rights leaves it. */
  default void figure(SourceFigure figure) throws IOException {}
}
