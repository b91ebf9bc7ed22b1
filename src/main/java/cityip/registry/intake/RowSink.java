package cityip.registry.intake;

import java.io.IOException;

/** Takes checked rows in the order of the file. */
@FunctionalInterface
interface RowSink {
  void row(SourceRow row) throws IOException;
}
