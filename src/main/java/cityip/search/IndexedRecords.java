package cityip.search;

import java.util.List;

/** Whoever puts documents in gives them again when the index asks: to learn what they mean, away from the path of new records. */
public interface IndexedRecords {

  /** The documents as they are now; none for a record that is gone. */
  List<IndexedDocument> of(List<String> ids);

  /** Puts them in again as they are now, in step with everything else its owner puts in. */
  void putAgain(List<String> ids);
}
