package cityip.registry.intake;

import java.io.IOException;

/** Turns the rows of one kind of table into checked rows; one row may speak of several rights. */
interface RowReader {
  void read(Cells cells, RowSink sink) throws IOException;
}
