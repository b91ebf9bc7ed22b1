package cityip.tables;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/** Which of a workbook's cell styles show a number as a date. */
final class XlsxStyles {

  private XlsxStyles() {}

  static boolean[] dates(XMLStreamReader2 xml) throws XMLStreamException {
    Map<Integer, String> patterns = new HashMap<>();
    boolean[] dates = new boolean[64];
    int styles = 0;
    boolean inCellStyles = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "numFmt" -> patterns.put(number(xml, "numFmtId"), String.valueOf(xml.getAttributeValue(null, "formatCode")));
          case "cellXfs" -> inCellStyles = true;
          case "xf" -> {
            if (inCellStyles) {
              dates = styles == dates.length ? Arrays.copyOf(dates, styles * 2) : dates;
              int id = number(xml, "numFmtId");
              dates[styles++] = CellText.showsDate(id, patterns.getOrDefault(id, ""));
            }
          }
          default -> { }
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && "cellXfs".equals(xml.getLocalName())) {
        inCellStyles = false;
      }
    }
    return Arrays.copyOf(dates, styles);
  }

  private static int number(XMLStreamReader2 xml, String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    try {
      return value == null ? 0 : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
