package cityip.tables;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** One sheet of a workbook, row by row. */
final class XlsxSheet {

  private final String name;
  private final SharedTexts texts;
  private final boolean[] dates;
  private final boolean since1904;
  private final MergedCells merged;
  private final Limits limits;

  private String[] cells = new String[32];
  private int width;
  private int line;
  private int column;
  private @Nullable BitSet formulas;

  XlsxSheet(String name, SharedTexts texts, boolean[] dates, boolean since1904, MergedCells merged, Limits limits) {
    this.name = name;
    this.texts = texts;
    this.dates = dates;
    this.since1904 = since1904;
    this.merged = merged;
    this.limits = limits;
  }

  void read(InputStream in, TableSink sink) throws IOException, XMLStreamException {
    XMLStreamReader2 xml = SafeXml.open(in);
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String element = xml.getLocalName();
        if ("c".equals(element)) {
          cell(xml);
        } else if ("row".equals(element)) {
          begin(xml.getAttributeValue(null, "r"));
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        String element = xml.getLocalName();
        if ("row".equals(element)) {
          sink.row(row());
        } else if ("sheetData".equals(element)) {
          return;
        }
      }
    }
  }

  private void begin(@Nullable String number) {
    Arrays.fill(cells, 0, width, null);
    width = 0;
    column = -1;
    formulas = null;
    int given = number == null ? 0 : digits(number);
    line = given > line ? given : line + 1;
  }

  private static int digits(String number) {
    int value = 0;
    for (int i = 0; i < number.length() && value < 100_000_000; i++) {
      char c = number.charAt(i);
      if (c >= '0' && c <= '9') {
        value = value * 10 + (c - '0');
      }
    }
    return value;
  }

  private TableRow row() {
    merged.fill(line, this::put);
    String[] copy = new String[width];
    for (int i = 0; i < width; i++) {
      copy[i] = cells[i] == null ? "" : cells[i];
    }
    merged.remember(line, copy);
    return new TableRow(name, line, copy, formulas);
  }

  private void put(int at, String value) {
    if (at >= cells.length) {
      cells = Arrays.copyOf(cells, Math.max(at + 1, cells.length * 2));
    }
    cells[at] = value;
    width = Math.max(width, at + 1);
  }

  private void cell(XMLStreamReader2 xml) throws XMLStreamException, UnreadableSource {
    String reference = null;
    String type = "n";
    int style = 0;
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String attribute = xml.getAttributeLocalName(i);
      if (attribute.length() == 1) {
        switch (attribute.charAt(0)) {
          case 'r' -> reference = xml.getAttributeValue(i);
          case 't' -> type = xml.getAttributeValue(i);
          case 's' -> style = digits(xml.getAttributeValue(i));
          default -> { }
        }
      }
    }
    column = reference == null ? column + 1 : column(reference, column + 1);
    String value = value(xml, type, style);
    if (value.isEmpty()) {
      return;
    }
    if (column >= limits.columns()) {
      throw new UnreadableSource("too-many-columns", name, line, column + 1, limits.columns());
    }
    put(column, value);
  }

  private static int column(String reference, int otherwise) {
    int value = 0;
    for (int i = 0; i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z' || value > 1_000_000) {
        break;
      }
      value = value * 26 + (c - 'A' + 1);
    }
    return value == 0 ? otherwise : value - 1;
  }

  private String value(XMLStreamReader2 xml, String type, int style) throws XMLStreamException, UnreadableSource {
    String value = "";
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> value = interpret(text(xml, limits), type, style);
          case "is" -> { // what an editor left behind when it gave the cell another type does not count
            String text = richText(xml, "is", limits);
            value = "inlineStr".equals(type) ? text : value;
          }
          case "f" -> {
            formulas = formulas == null ? new BitSet() : formulas;
            formulas.set(Math.min(column, limits.columns()));
            xml.skipElement();
          }
          default -> xml.skipElement();
        }
      } else if (event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
        return value;
      }
    }
  }

  private String interpret(String raw, String type, int style) {
    return switch (type) {
      case "s" -> {
        String shared = texts.get(raw.isEmpty() ? -1 : digits(raw));
        yield shared == null ? "" : shared;
      }
      case "n" -> raw.isEmpty() ? "" : style < dates.length && dates[style] ? CellText.day(raw, since1904) : CellText.number(raw);
      case "b" -> "1".equals(raw) ? "TRUE" : "FALSE";
      default -> raw;
    };
  }

  /** Text of the element the reader stands on, up to its end; longer cells than a workbook can hold end the file. */
  static String text(XMLStreamReader2 xml, Limits limits) throws XMLStreamException, UnreadableSource {
    String first = null;
    StringBuilder more = null;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA || event == XMLStreamConstants.SPACE) {
        if (first == null) {
          first = xml.getText();
        } else {
          more = more == null ? new StringBuilder(first) : more;
          more.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          if (more.length() > limits.cellChars()) {
            throw new UnreadableSource("cell-too-long", limits.cellChars());
          }
        }
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        xml.skipElement();
      } else if (event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
        return more != null ? more.toString() : first == null ? "" : first;
      }
    }
  }

  /** Runs of differently formatted text joined; phonetic hints left out. */
  static String richText(XMLStreamReader2 xml, String until, Limits limits) throws XMLStreamException, UnreadableSource {
    String all = "";
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if ("t".equals(xml.getLocalName())) {
          String run = text(xml, limits);
          all = all.isEmpty() ? run : all + run;
        } else if ("rPh".equals(xml.getLocalName())) {
          xml.skipElement();
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && until.equals(xml.getLocalName())
          || event == XMLStreamConstants.END_DOCUMENT) {
        return all;
      }
    }
  }
}
