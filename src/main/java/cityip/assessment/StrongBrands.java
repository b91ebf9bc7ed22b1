package cityip.assessment;

import cityip.factor.ScoreBook;
import cityip.shell.Role;
import cityip.shell.Viewer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The city's own brands as its assessments tell: those whose latest grade is A or B. */
@Component
class StrongBrands {

  private static final int MOST = 1_000;
  private static final Viewer CITY = new Viewer(0L, "system", "", Role.CITY_OFFICER, null, null);

  private final ScoreBook book;
  private final ValueDesk values;

  StrongBrands(ScoreBook book, ValueDesk values) {
    this.book = book;
    this.values = values;
  }

  /** Numbers of their marks. */
  Set<String> numbers() {
    var seen = new HashSet<String>();
    var strong = new LinkedHashSet<String>();
    book.latest(BrandDesk.LIST, CITY, MOST, 0).forEach(score -> {
      var number = ValueMeasurer.number(score);
      var grade = values.grade(score);
      if (seen.add(number) && grade != null && (grade.equals("A") || grade.equals("B"))) {
        strong.add(number);
      }
    });
    return strong;
  }
}
