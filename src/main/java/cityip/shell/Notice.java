package cityip.shell;

import java.util.Optional;

/** What a module wants said on top of every page, such as that the data are invented. Every bean of this type is asked at each page: answer from memory. */
@FunctionalInterface
public interface Notice {

  /** Message key, or nothing when there is nothing to say now. */
  Optional<String> word();
}
