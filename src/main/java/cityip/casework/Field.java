package cityip.casework;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One thing an act asks for.
 *
 * @param name kebab-case; the latest answer is a fact of the case under this name
 * @param choices for {@link Kind#CHOICE}, the answers that exist
 */
public record Field(String name, Kind kind, Set<Trait> traits, List<String> choices) {

  /** What is read from what a person types. */
  public enum Kind { LINE, TEXT, DAY, MONEY, COUNT, CHOICE, YES, UNIT, NAME, CREDIT_CODE, PHONE }

  /** What else holds for it. */
  public enum Trait {
    REQUIRED,
    /** Personal data: kept encrypted, shown masked, unmasked by an act that is recorded. */
    SEALED,
    NOT_IN_FUTURE,
    NOT_BEFORE_OPENING
  }

  public Field {
    traits = traits.isEmpty() ? Set.of() : Set.copyOf(traits);
    choices = List.copyOf(choices);
    if (!name.matches("[a-z][a-z0-9-]*") || (kind == Kind.CHOICE) == choices.isEmpty()) {
      throw new IllegalArgumentException("Field " + name + " is not a field: a kebab-case name, and choices exactly when it is a choice");
    }
  }

  public static Field line(String name) {
    return of(name, Kind.LINE);
  }

  public static Field text(String name) {
    return of(name, Kind.TEXT);
  }

  public static Field day(String name) {
    return of(name, Kind.DAY);
  }

  /** A day on which something of the case was done: neither ahead of today nor before the case began. */
  public static Field dayOfCase(String name) {
    return of(name, Kind.DAY).with(Trait.NOT_IN_FUTURE).with(Trait.NOT_BEFORE_OPENING);
  }

  public static Field money(String name) {
    return of(name, Kind.MONEY);
  }

  public static Field count(String name) {
    return of(name, Kind.COUNT);
  }

  public static Field yes(String name) {
    return of(name, Kind.YES);
  }

  public static Field unit(String name) {
    return of(name, Kind.UNIT);
  }

  public static Field name(String name) {
    return of(name, Kind.NAME);
  }

  public static Field creditCode(String name) {
    return of(name, Kind.CREDIT_CODE);
  }

  public static Field phone(String name) {
    return of(name, Kind.PHONE);
  }

  public static Field choice(String name, String... choices) {
    return new Field(name, Kind.CHOICE, Set.of(), List.of(choices));
  }

  private static Field of(String name, Kind kind) {
    return new Field(name, kind, Set.of(), List.of());
  }

  public Field required() {
    return with(Trait.REQUIRED);
  }

  public Field sealed() {
    return with(Trait.SEALED);
  }

  private Field with(Trait trait) {
    var more = traits.isEmpty() ? EnumSet.noneOf(Trait.class) : EnumSet.copyOf(traits);
    more.add(trait);
    return new Field(name, kind, more, choices);
  }

  public boolean isRequired() {
    return traits.contains(Trait.REQUIRED);
  }

  public boolean isSealed() {
    return traits.contains(Trait.SEALED);
  }
}
