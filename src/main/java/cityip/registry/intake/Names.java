package cityip.registry.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes lists of names, agencies and addresses apart as exports write them. */
final class Names {

  /** An agency's name and its five-digit code. */
  record Agency(String name, @Nullable String code) {}

  /** An address without its postcode. */
  record Address(String text, @Nullable String postcode) {}

  private static final Pattern AGENCY = Pattern.compile("^(.+?)[\\s(（\\[]*(\\d{5})[)）\\]]?$");
  private static final Pattern AGENCY_CODE_FIRST = Pattern.compile("^[(（\\[]?(\\d{5})[)）\\]]?\\s*(\\D.+)$");
  private static final Pattern POSTCODE_FIRST = Pattern.compile("^(\\d{6})(?!\\d)\\s*[,，]?\\s*(.+)$", Pattern.DOTALL);
  private static final Pattern POSTCODE_LAST = Pattern.compile("^(.+?)\\s*[(（,，]?\\s*(?:邮编|邮政编码)?[:：]?\\s*(?<!\\d)(\\d{6})[)）]?$", Pattern.DOTALL);
  private static final Pattern ORGANISATION = Pattern.compile(
      ".*(公司|大学|学院|研究院|研究所|医院|厂|中心|局|所|校|集团|合作社|协会|学会|政府|委员会|银行|站|店|行|社|部|院|场|园|馆|户|农场|工作室)(?:[(（].*[)）])?$");

  private Names() {}

  /**
   * Several names in one cell: cut at ; ； 、 | and line ends, outside brackets. A comma cuts only between whole Chinese names,
   * so that {@code XYZ Co., Ltd.} and {@code SMITH, JOHN} stay one name.
   */
  static List<String> split(String cell) {
    List<String> names = cut(cell, ";；、|\n\r");
    List<String> all = new ArrayList<>(names.size());
    for (String name : names) {
      List<String> byComma = name.indexOf(',') < 0 && name.indexOf('，') < 0 ? List.of(name) : cut(name, ",，");
      if (byComma.size() > 1 && byComma.stream().allMatch(Names::standsAlone)) {
        all.addAll(byComma);
      } else {
        all.add(name);
      }
    }
    return all;
  }

  /** Persons may also be parted by blanks: {@code 张三 李四}. */
  static List<String> persons(String cell) {
    List<String> names = split(cell);
    if (names.size() == 1 && names.getFirst().indexOf(' ') > 0) {
      List<String> pieces = cut(names.getFirst(), " \u3000\t");
      if (pieces.stream().allMatch(piece -> piece.length() >= 2 && piece.length() <= 4 && chinese(piece))) {
        return pieces;
      }
    }
    return names;
  }

  private static boolean standsAlone(String name) {
    return chinese(name) && (name.length() <= 4 && name.length() >= 2 || ORGANISATION.matcher(name).matches());
  }

  private static boolean chinese(String text) {
    return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  /** Pieces between separators that stand outside brackets, stripped, without empty ones. */
  static List<String> cut(String text, String separators) {
    List<String> pieces = new ArrayList<>(2);
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '（' || c == '【' || c == '[') {
        depth++;
      } else if (c == ')' || c == '）' || c == '】' || c == ']') {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0 && separators.indexOf(c) >= 0) {
        add(pieces, text.substring(start, i));
        start = i + 1;
      }
    }
    add(pieces, text.substring(start));
    return depth > 0 && pieces.size() == 1 ? unbalanced(text, separators) : pieces;
  }

  /** A bracket that never closes must not glue all names behind it together. */
  private static List<String> unbalanced(String text, String separators) {
    List<String> pieces = new ArrayList<>(2);
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (separators.indexOf(text.charAt(i)) >= 0) {
        add(pieces, text.substring(start, i));
        start = i + 1;
      }
    }
    add(pieces, text.substring(start));
    return pieces;
  }

  private static void add(List<String> pieces, String piece) {
    String name = piece.strip();
    if (!name.isEmpty()) {
      pieces.add(name);
    }
  }

  /** {@code 某某专利代理事务所(特殊普通合伙) 37221} or {@code 37221 某某…} or without code. */
  static Agency agency(String cell) {
    String text = cell.strip();
    if (!codeLike(text, text.length() - 1) && !codeLike(text, 0)) {
      return new Agency(text, null);
    }
    Matcher last = AGENCY.matcher(text);
    if (last.matches()) {
      return new Agency(last.group(1).strip(), last.group(2));
    }
    Matcher first = AGENCY_CODE_FIRST.matcher(text);
    return first.matches() ? new Agency(first.group(2).strip(), first.group(1)) : new Agency(text, null);
  }

  /** Whether a code may stand at this end: a digit, or a bracket that may close one. */
  private static boolean codeLike(String text, int at) {
    return at >= 0 && at < text.length() && (Character.isDigit(text.charAt(at)) || "()（）[]".indexOf(text.charAt(at)) >= 0);
  }

  static Address address(String cell) {
    String text = cell.strip();
    if (text.isEmpty() || !Character.isDigit(text.charAt(0)) && !Character.isDigit(text.charAt(text.length() - 1))
        && text.charAt(text.length() - 1) != ')' && text.charAt(text.length() - 1) != '）') {
      return new Address(text, null);
    }
    Matcher first = POSTCODE_FIRST.matcher(text);
    if (first.matches()) {
      return new Address(first.group(2).strip(), first.group(1));
    }
    Matcher last = POSTCODE_LAST.matcher(text);
    return last.matches() ? new Address(last.group(1).strip(), last.group(2)) : new Address(text, null);
  }

  /** {@code 9SOLUTIONS OY [FI]}: name and country. */
  static SourceParty withCountry(SourceParty.Role role, String cell) {
    String text = cell.strip();
    int open = text.lastIndexOf('[');
    String country = null;
    if (open > 0 && text.endsWith("]") && text.length() - open == 4) {
      country = text.substring(open + 1, open + 3).toUpperCase(Locale.ROOT);
      text = text.substring(0, open).strip();
    }
    while (text.endsWith(",") || text.endsWith(";")) {
      text = text.substring(0, text.length() - 1).strip();
    }
    return new SourceParty(role, text, "", null, null, country);
  }
}
