package cityip.finance;

import java.util.Arrays;
import java.util.List;

/** Several right numbers as people write them into one line: between them a comma, a semicolon, a pause mark, a line break. */
public final class RightList {

  private static final int MOST = 50;

  private RightList() {}

  public static List<String> of(String written) {
    return Arrays.stream(written.split("[,，;；、\\n]")).map(String::strip).filter(one -> !one.isEmpty()).distinct().limit(MOST).toList();
  }
}
