package cityip.ledger;

/** Text that survives the way to the database and back unchanged. */
final class Plain {

  private Plain() {}

  /** False for NUL, which PostgreSQL cannot store, and for halves of surrogate pairs, which UTF-8 cannot express. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
