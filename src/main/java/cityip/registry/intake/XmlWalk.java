package cityip.registry.intake;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Walks an XML document by descent: {@code while (xml.child()) switch (xml.name()) {...}}. Every child must be consumed by its
 * branch, with {@link #text()}, {@link #skip()} or a loop of its own.
 */
final class XmlWalk {

  private static final Pattern MARKUP = Pattern.compile("</?[A-Za-z][^<>]*>");
  private static final Pattern ENTITY = Pattern.compile("&([A-Za-z][A-Za-z0-9]{1,20});");
  private static final Map<String, String> KNOWN_ENTITIES = knownEntities();

  private final XMLStreamReader2 in;
  private final int lineOffset;
  private final Map<String, Integer> unknownEntities = new TreeMap<>();
  private final StringBuilder text = new StringBuilder();
  private boolean blank;

  /** @param lineOffset lines of the file before this document */
  XmlWalk(XMLStreamReader2 in, int lineOffset) {
    this.in = in;
    this.lineOffset = lineOffset;
  }

  /** To the root element; false when the document holds none. */
  boolean root() throws XMLStreamException {
    while (in.hasNext()) {
      if (in.next() == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  /** To the next child element, false at the end of the parent. */
  boolean child() throws XMLStreamException {
    while (true) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
          return false;
        }
        default -> { }
      }
    }
  }

  String name() {
    return in.getLocalName();
  }

  String attribute(String name) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      if (in.getAttributeLocalName(i).equals(name)) {
        return in.getAttributeValue(i).strip();
      }
    }
    return "";
  }

  int line() {
    return lineOffset + in.getLocation().getLineNumber();
  }

  void skip() throws XMLStreamException {
    in.skipElement();
  }

  /** All text within the element, at any depth; line ends vanish between Chinese characters and become one blank elsewhere. */
  String text() throws XMLStreamException {
    text.setLength(0);
    blank = false;
    int depth = 1;
    while (depth > 0) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
        case XMLStreamConstants.ENTITY_REFERENCE -> entity(in.getLocalName());
        case XMLStreamConstants.END_DOCUMENT -> depth = 0;
        default -> { }
      }
    }
    return text.indexOf("</") < 0 && text.indexOf("/>") < 0 ? text.toString() : withoutMarkup(text.toString());
  }

  /** The Chinese gazette hides formulas as MathML in CDATA: only what a reader would see is kept. */
  private static String withoutMarkup(String marked) {
    String bare = MARKUP.matcher(marked).replaceAll("");
    Matcher entity = ENTITY.matcher(bare);
    return entity.replaceAll(found -> Matcher.quoteReplacement(KNOWN_ENTITIES.getOrDefault(found.group(1), "")));
  }

  private void append(char[] chars, int start, int length) {
    int end = start + length;
    int i = start;
    while (i < end) {
      int from = i;
      while (i < end && !blank(chars[i])) {
        i++;
      }
      if (i > from) {
        if (blank && !text.isEmpty() && !(wide(text.charAt(text.length() - 1)) && wide(chars[from]))) {
          text.append(' ');
        }
        blank = false;
        text.append(chars, from, i - from);
      }
      while (i < end && blank(chars[i])) {
        blank = true;
        i++;
      }
    }
  }

  private static boolean blank(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u3000';
  }

  private static boolean wide(char c) {
    return c >= '\u2e80';
  }

  private void entity(String name) {
    String known = KNOWN_ENTITIES.get(name);
    if (known == null) {
      unknownEntities.merge(name, 1, Integer::sum);
    } else {
      append(known.toCharArray(), 0, known.length());
    }
  }

  /** Entities of the document that a DTD would have defined and that were left out, with how often. */
  Map<String, Integer> unknownEntities() {
    return unknownEntities;
  }

  // The names of ISO 8879 and MathML that patent texts use; a DTD would say the same and is never fetched.
  private static Map<String, String> knownEntities() {
    Map<String, String> names = new TreeMap<>();
    String[] greek = ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon"
        + " phi chi psi omega").split(" ");
    for (int i = 0; i < greek.length; i++) {
      names.put(greek[i], String.valueOf((char) (0x3b1 + i)));
      if (i != 17) {
        names.put(Character.toUpperCase(greek[i].charAt(0)) + greek[i].substring(1), String.valueOf((char) (0x391 + i)));
      }
    }
    String[] others = {"nbsp", " ", "times", "×", "divide", "÷", "deg", "°", "plusmn", "±", "middot", "·", "micro", "µ", "le", "≤",
        "ge", "≥", "ne", "≠", "NotEqual", "≠", "leq", "≤", "geq", "≥", "infin", "∞", "prime", "′", "Prime", "″", "hellip", "…",
        "mdash", "—", "ndash", "–", "lsquo", "‘", "rsquo", "’", "ldquo", "“", "rdquo", "”", "bull", "•", "CenterDot", "·", "sdot", "⋅",
        "OverBar", "¯", "minus", "−", "rarr", "→", "larr", "←", "sum", "∑", "prod", "∏", "int", "∫", "radic", "√", "isin", "∈",
        "asymp", "≈", "approx", "≈", "equiv", "≡", "permil", "‰", "reg", "®", "trade", "™", "copy", "©", "eacute", "é", "ouml", "ö",
        "uuml", "ü", "auml", "ä", "epsi", "ε", "phiv", "ϕ", "thetav", "ϑ", "ohm", "Ω", "angst", "Å", "hairsp", " ", "thinsp", " ",
        "emsp", " ", "ensp", " ", "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'"};
    for (int i = 0; i + 1 < others.length; i += 2) {
      names.put(others[i], others[i + 1]);
    }
    return names;
  }
}
