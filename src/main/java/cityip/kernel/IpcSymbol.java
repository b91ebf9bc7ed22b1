package cityip.kernel;

/**
 * A symbol of the International Patent Classification down to the subgroup: {@code A01B1/02}. Lists, tables and XML write it in
 * half a dozen ways; here it has one.
 *
 * @param canonical without blanks, main group without leading zeros, subgroup of 2 to 6 digits
 * @throws IllegalArgumentException when it is not in that form
 */
public record IpcSymbol(String canonical) implements Comparable<IpcSymbol> {
  public IpcSymbol {
    int slash = canonical.indexOf('/');
    int sub = canonical.length() - slash - 1;
    if (!isSubclass(canonical, 0) || slash < 5 || slash > 8 || canonical.charAt(4) == '0' || !Written.isDigits(canonical, 4, slash)
        || sub < 2 || sub > 6 || !Written.isDigits(canonical, slash + 1, canonical.length())) {
      throw new IllegalArgumentException("IPC symbol " + Written.quote(canonical) + " is not one; allowed: A01B1/02.");
    }
  }

  private static boolean isSubclass(String s, int at) {
    return s.length() >= at + 4 && s.charAt(at) >= 'A' && s.charAt(at) <= 'H' && Written.isDigits(s, at + 1, at + 3)
        && Written.isLetter(s.charAt(at + 3));
  }

  /** {@code A01B}. */
  public String subclass() {
    return canonical.substring(0, 4);
  }

  /** {@code A01B1}. */
  public String mainGroup() {
    return canonical.substring(0, canonical.indexOf('/'));
  }

  /** {@code A01B 1/02}, as the classification is printed. */
  public String printed() {
    return canonical.substring(0, 4) + ' ' + canonical.substring(4);
  }

  /**
   * Whether the symbol lies under a pattern: {@code G16*} a class, {@code G06F*} a subclass, {@code G06F11*} a main group and never
   * {@code G06F110/}; without star exactly that symbol, without its lower subgroups.
   */
  public boolean matches(String pattern) {
    int end = pattern.length() - 1;
    if (end < 0 || pattern.charAt(end) != '*') {
      return canonical.equals(pattern);
    }
    return canonical.startsWith(pattern.substring(0, end)) && (end <= 4 || pattern.indexOf('/') >= 0 || canonical.charAt(end) == '/');
  }

  /**
   * Reads {@code A01B 1/02}, {@code A01B1/02(2006.01)I}, {@code A01B   1/02    A I}, {@code A01B001/02} and the fixed form of ST.8
   * ({@code A01B0001020000}); what follows the symbol (edition, level, position) is left aside.
   */
  public static Reading<IpcSymbol> parse(String raw) {
    if (raw.length() > 2 * Written.LONGEST) {
      return form(raw);
    }
    char[] text = new char[raw.length()];
    int n = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = Written.plain(raw.charAt(i));
      if (c != '\0') {
        text[n++] = c;
      }
    }
    return read(raw, new String(text, 0, n).strip());
  }

  private static Reading<IpcSymbol> read(String raw, String s) {
    if (!isSubclass(s, 0)) {
      return form(raw);
    }
    int groupStart = skipZeros(s, skipBlanks(s, 4));
    int groupEnd = skipDigits(s, groupStart);
    int slash = skipBlanks(s, groupEnd);
    if (slash >= s.length() || s.charAt(slash) != '/' && s.charAt(slash) != '-') {
      return fixedForm(raw, s);
    }
    int subStart = skipBlanks(s, slash + 1);
    int subEnd = skipDigits(s, subStart);
    return build(raw, s, groupStart, groupEnd, s.substring(subStart, subEnd));
  }

  private static Reading<IpcSymbol> fixedForm(String raw, String s) {
    if (s.length() < 14 || !Written.isDigits(s, 4, 14)) {
      return form(raw);
    }
    int end = 14;
    while (end > 10 && s.charAt(end - 1) == '0') {
      end--;
    }
    return build(raw, s, skipZeros(s, 4), 8, s.substring(8, end));
  }

  private static Reading<IpcSymbol> build(String raw, String s, int groupStart, int groupEnd, String sub) {
    int group = groupEnd - groupStart;
    if (group < 1 || group > 4 || s.charAt(groupStart) == '0' || sub.isEmpty() || sub.length() > 6) {
      return form(raw);
    }
    String two = sub.length() == 1 ? "0" + sub : sub; // a spreadsheet may have dropped the zero of 1/02
    return Reading.read(new IpcSymbol(s.substring(0, 4) + s.substring(groupStart, groupEnd) + '/' + two));
  }

  private static int skipBlanks(String s, int at) {
    while (at < s.length() && s.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static int skipZeros(String s, int at) {
    while (at < s.length() - 1 && s.charAt(at) == '0' && Written.isDigit(s.charAt(at + 1))) {
      at++;
    }
    return at;
  }

  private static int skipDigits(String s, int at) {
    while (at < s.length() && Written.isDigit(s.charAt(at))) {
      at++;
    }
    return at;
  }

  private static Reading<IpcSymbol> form(String raw) {
    return Reading.unreadable("kernel.ipc.form", Written.quote(raw));
  }

  @Override
  public int compareTo(IpcSymbol other) {
    return canonical.compareTo(other.canonical);
  }

  @Override
  public String toString() {
    return canonical;
  }
}
