package cityip.operation;

import java.util.Locale;

/** For what a right is to be used; each has its own grounds against it in the rulebook. */
public enum Purpose {
  OPEN_LICENCE, LISTING, PLEDGE,
  /** A right that is sold out of a pledge. */
  DISPOSAL,
  /** A patent that a filed product rests on. */
  PRODUCT;

  /** The name in addresses, message keys and rule keys. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
