package cityip.search;

import cityip.kernel.RightNumbers;
import cityip.kernel.RightNumbers.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A right's number as it is kept in the index, from whichever way it was written. */
final class WrittenNumbers {

  private WrittenNumbers() {}

  /** The numbers it may mean, in the forms the index has; the text itself, without blanks, at least. */
  static List<String> ways(String written) {
    var ways = new ArrayList<>(known(written));
    ways.add(Folding.fold(written).toUpperCase(Locale.ROOT).replaceAll("\\s", ""));
    return ways.stream().distinct().toList();
  }

  /** A publication number without its kind code: all documents of an application are cited as one. */
  static String withoutKind(String publication) {
    return publication.replaceAll("(?<=\\d)[A-Z]\\d?$", "");
  }

  /** What it certainly means; empty when it is no number. */
  static List<String> known(String written) {
    if (written.length() > 40 || written.chars().noneMatch(Character::isDigit)) {
      return List.of();
    }
    return RightNumbers.find(written).stream().map(lookup -> switch (lookup) {
      case Lookup.ByNumber by -> by.number().canonical();
      case Lookup.ByPublication by -> by.publication().canonical();
    }).map(text -> text.toUpperCase(Locale.ROOT)).distinct().toList();
  }
}
