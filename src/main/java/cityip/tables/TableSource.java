package cityip.tables;

import java.io.IOException;

/** A table in whatever file format. */
public interface TableSource {

  /**
   * Reads from the first row to the last.
   *
   * @throws UnreadableSource when the file ends to be a table; rows read before remain valid
   */
  void read(TableSink sink) throws IOException;
}
