package cityip.tables;

import java.io.IOException;

/** Takes a table row by row while its file is read; called on one thread, in the file's order. */
public interface TableSink {

  /** A sheet begins. Returns false when its rows are not wanted. */
  boolean sheet(String name, boolean hidden) throws IOException;

  void row(TableRow row) throws IOException;
}
