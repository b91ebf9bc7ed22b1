package cityip.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Any number a person may type into one box, and what it may mean. */
public final class RightNumbers {

  /** One way to look a right up. */
  public sealed interface Lookup {

    /** By what identifies it. */
    record ByNumber(RightNumber number) implements Lookup {}

    /** By a document published about it; a number without kind code stands for all documents of the number. */
    record ByPublication(PublicationNumber publication) implements Lookup {}
  }

  private RightNumbers() {}

  /**
   * All lookups worth trying, the likeliest first; empty when the text is no number of any kind. A wrong check character is
   * not mended here: who searches shall learn that the number is wrong, from the parser of its kind.
   */
  public static List<Lookup> find(String anyWrittenForm) {
    List<Lookup> found = new ArrayList<>(2);
    ApplicationNumber.parse(anyWrittenForm).toOptional().ifPresent(n -> add(found, n.rightNumber()));
    PublicationNumber.parse(anyWrittenForm).toOptional().ifPresent(n -> {
      found.add(new Lookup.ByPublication(n));
      n.rightNumber().ifPresent(right -> add(found, right));
    });
    TrademarkNumber.parse(anyWrittenForm).toOptional().ifPresent(n -> add(found, n.rightNumber()));
    WorkNumber.parse(anyWrittenForm).toOptional().ifPresent(n -> add(found, n.rightNumber()));
    SoftwareNumber.parse(anyWrittenForm).toOptional().ifPresent(n -> add(found, n.rightNumber()));
    VarietyNumber.parse(anyWrittenForm).toOptional().ifPresent(n -> add(found, n.rightNumber()));
    LayoutNumber.parse(anyWrittenForm).toOptional().ifPresent(n -> add(found, n.rightNumber()));
    if (found.isEmpty()) {
      GiNumber.parse(anyWrittenForm).toOptional().ifPresent(n -> add(found, n.rightNumber()));
    }
    return List.copyOf(found);
  }

  private static void add(List<Lookup> found, RightNumber number) {
    found.add(new Lookup.ByNumber(number));
  }

  /** The canonical number of a Chinese right of a known kind, from its written form; for patents the application number. */
  public static Reading<RightNumber> parse(RightKind kind, String raw) {
    return switch (kind) {
      case INVENTION, UTILITY_MODEL, DESIGN -> patent(kind, raw);
      case TRADEMARK -> TrademarkNumber.parse(raw).map(TrademarkNumber::rightNumber);
      case WORK -> WorkNumber.parse(raw).map(WorkNumber::rightNumber);
      case SOFTWARE -> SoftwareNumber.parse(raw).map(SoftwareNumber::rightNumber);
      case GEOGRAPHICAL_INDICATION -> GiNumber.parse(raw).map(GiNumber::rightNumber);
      case PLANT_VARIETY -> VarietyNumber.parse(raw).map(VarietyNumber::rightNumber);
      case LAYOUT_DESIGN -> LayoutNumber.parse(raw).map(LayoutNumber::rightNumber);
    };
  }

  private static Reading<RightNumber> patent(RightKind kind, String raw) {
    Reading<RightNumber> reading = ApplicationNumber.parse(raw).map(ApplicationNumber::rightNumber);
    Optional<RightNumber> other = reading.toOptional().filter(number -> number.kind() != kind);
    return other.isEmpty() ? reading
        : Reading.unreadable("kernel.application-number.other-kind", Written.quote(raw), kind.code(), other.get().kind().code());
  }
}
