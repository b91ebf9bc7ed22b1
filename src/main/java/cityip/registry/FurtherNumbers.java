package cityip.registry;

import cityip.kernel.PublicationNumber;
import cityip.kernel.RightNumber;
import cityip.registry.Statement.Stated;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The numbers by which sources mean one right. Documents of one Chinese or European application share their digits and differ in
 * the kind code; elsewhere the application's own number joins them.
 */
final class FurtherNumbers {

  private FurtherNumbers() {}

  /** The numbers one stated event tells of its right, without the right's own canonical one where nobody else would use it. */
  static Set<String> of(RightNumber right, Stated stated) {
    if (!right.kind().isPatent()) {
      return Set.of();
    }
    Set<String> numbers = new LinkedHashSet<>(4);
    String published = stated.facts().text(Fact.PUBLICATION_NUMBER);
    if (published != null) {
      add(numbers, right, published);
    }
    if (right.isChinese()) {
      if (isDocument(right)) {
        numbers.add(right.canonical());
      }
      return numbers;
    }
    add(numbers, right, right.canonical());
    String application = stated.facts().text(Fact.APPLICATION_NUMBER);
    if (application != null && application.length() <= 40) {
      numbers.add("application " + application.replaceAll("[^0-9A-Za-z]", ""));
    }
    return numbers;
  }

  /** A Chinese patent known only by the number of its publication. */
  static boolean isDocument(RightNumber right) {
    return right.isChinese() && right.kind().isPatent() && right.canonical().startsWith("CN");
  }

  private static void add(Set<String> numbers, RightNumber right, String written) {
    PublicationNumber number = PublicationNumber.parse(written).toOptional().orElse(null);
    if (number != null && number.office().equals(right.jurisdiction())) {
      boolean shared = number.isChinese() || number.office().equals("EP");
      numbers.add(shared ? number.office() + number.number() : number.canonical());
    }
  }
}
