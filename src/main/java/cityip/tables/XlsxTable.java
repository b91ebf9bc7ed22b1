package cityip.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * A workbook (.xlsx) as a stream. Our own reader and not a library's, because it must bound what it unpacks and keep constant
 * memory: the usual ones keep every shared text on the heap. It stays faster than they are (see the benchmarks).
 */
public final class XlsxTable implements TableSource {

  private final Path file;
  private final Limits limits;

  public XlsxTable(Path file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  private record SheetPart(String name, String part, boolean hidden) {}

  private record Book(List<SheetPart> sheets, boolean since1904) {}

  @Override
  public void read(TableSink sink) throws IOException {
    try (Archive zip = Archive.open(file, limits); SharedTexts texts = new SharedTexts()) {
      Book book = book(zip);
      boolean[] dates = dateStyles(zip);
      texts(zip, texts);
      for (SheetPart sheet : book.sheets()) {
        if (sink.sheet(sheet.name(), sheet.hidden())) {
          MergedCells merged = MergedCells.of(zip, sheet.part());
          try (InputStream in = zip.open(sheet.part())) {
            new XlsxSheet(sheet.name(), texts, dates, book.since1904(), merged, limits).read(in, sink);
          }
        }
      }
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private static IOException broken(XMLStreamException e) {
    return e.getNestedException() instanceof UnreadableSource known ? known : new UnreadableSource("broken-workbook");
  }

  private static Book book(Archive zip) throws IOException, XMLStreamException {
    Map<String, String> parts = relations(zip);
    List<SheetPart> sheets = new ArrayList<>();
    boolean since1904 = false;
    try (InputStream in = zip.open("xl/workbook.xml")) {
      XMLStreamReader2 xml = SafeXml.open(in);
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if ("workbookPr".equals(xml.getLocalName())) {
          String value = xml.getAttributeValue(null, "date1904");
          since1904 = "1".equals(value) || "true".equals(value);
        } else if ("sheet".equals(xml.getLocalName())) {
          sheets.add(sheet(xml, parts));
        }
      }
    }
    return new Book(sheets.stream().filter(sheet -> !sheet.part().isEmpty()).toList(), since1904);
  }

  private static SheetPart sheet(XMLStreamReader2 xml, Map<String, String> parts) {
    String name = "";
    String id = "";
    boolean hidden = false;
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      switch (xml.getAttributeLocalName(i)) {
        case "name" -> name = xml.getAttributeValue(i);
        case "id" -> id = xml.getAttributeValue(i);
        case "state" -> hidden = !"visible".equals(xml.getAttributeValue(i));
        default -> { }
      }
    }
    return new SheetPart(name, parts.getOrDefault(id, ""), hidden);
  }

  /** Worksheets only: chart sheets and dialogs are no tables. */
  private static Map<String, String> relations(Archive zip) throws IOException, XMLStreamException {
    Map<String, String> parts = new HashMap<>();
    try (InputStream in = zip.open("xl/_rels/workbook.xml.rels")) {
      XMLStreamReader2 xml = SafeXml.open(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && "Relationship".equals(xml.getLocalName())
            && String.valueOf(xml.getAttributeValue(null, "Type")).endsWith("/worksheet")) {
          String target = String.valueOf(xml.getAttributeValue(null, "Target"));
          parts.put(String.valueOf(xml.getAttributeValue(null, "Id")),
              target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
      }
    }
    return parts;
  }

  private static boolean[] dateStyles(Archive zip) throws IOException, XMLStreamException {
    try (InputStream in = zip.openIfPresent("xl/styles.xml")) {
      return in == null ? new boolean[0] : XlsxStyles.dates(SafeXml.open(in));
    }
  }

  private void texts(Archive zip, SharedTexts texts) throws IOException, XMLStreamException {
    try (InputStream in = zip.openIfPresent("xl/sharedStrings.xml")) {
      if (in != null) {
        XMLStreamReader2 xml = SafeXml.open(in);
        while (xml.hasNext()) {
          if (xml.next() == XMLStreamConstants.START_ELEMENT && "si".equals(xml.getLocalName())) {
            texts.add(XlsxSheet.richText(xml, "si", limits));
          }
        }
      }
    }
    texts.seal();
  }
}
