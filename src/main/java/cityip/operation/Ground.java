package cityip.operation;

import java.util.Locale;

/** What can stand in the way of disposing of a right, as its history shows it. */
public enum Ground {
  UNKNOWN, NOT_A_PATENT, NOT_GRANTED, ENDED, ENDS_SOON, FEE_OVERDUE, SUSPENDED, PLEDGED, LICENSED_EXCLUSIVELY, LICENSED, OPEN_LICENSED, CO_OWNED, NEEDS_REPORT, PARTLY_INVALIDATED, NOT_OWNER;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
