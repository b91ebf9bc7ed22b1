package cityip.search;

import java.util.Map;

/** Names of labels' values, which only their owner knows: a module that puts documents in gives one for each closed list. */
public interface LabelNames {

  /** The label, such as {@code state}. */
  String label();

  /** Value → name in the reader's language, in the order in which people know them. */
  Map<String, String> names();
}
