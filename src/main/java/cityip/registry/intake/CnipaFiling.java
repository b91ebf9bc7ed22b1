package cityip.registry.intake;

import cityip.kernel.ApplicationNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a CNIPA electronic filing ({@code cn-application-body}: 100001 claims, 100002 description, 100004 abstract). The parts
 * name no application number; the folder they stand in does ({@code 2018103922220/100001-/...}). All parts of a folder are one row.
 */
final class CnipaFiling {

  private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])(?:CN|ZL)?(\\d{12}\\.?[0-9Xx])(?![0-9])");

  private final String folder;
  private final PatentDraft patent;
  private final List<String> parts = new ArrayList<>(4);

  CnipaFiling(String folder, String part, int line) {
    this.folder = folder;
    this.patent = new PatentDraft(part, line);
    numberFrom(folder);
  }

  /** What of a path tells which filing a part belongs to: everything up to the application number, else the whole path. */
  static String folderOf(String path) {
    Matcher number = NUMBER.matcher(path);
    return number.find() ? path.substring(0, number.end()) : path;
  }

  String folder() {
    return folder;
  }

  private void numberFrom(String path) {
    Matcher number = NUMBER.matcher(path);
    if (number.find()) {
      patent.row.take(ApplicationNumber.parse(number.group(1)), number.group(1), "folder")
          .map(ApplicationNumber::rightNumber).ifPresent(patent.row::number);
    } else {
      patent.row.problem("", path, "intake.row.filing-without-number");
    }
  }

  /** The walk stands on the root of one part. */
  void read(XmlWalk xml) throws XMLStreamException {
    while (xml.child()) {
      parts.add(xml.name());
      switch (xml.name()) {
        case "cn-claims", "claims" -> claims(xml);
        case "cn-abstract", "abstract" -> paragraphs(xml);
        case "description" -> title(xml);
        default -> xml.skip();
      }
    }
  }

  private void claims(XmlWalk xml) throws XMLStreamException {
    while (xml.child()) {
      String number = xml.attribute("num");
      String text = xml.text();
      patent.claim(text.startsWith(number + ".") || number.isEmpty() ? text : number + "." + text);
    }
  }

  private void paragraphs(XmlWalk xml) throws XMLStreamException {
    while (xml.child()) {
      if ("p".equals(xml.name())) {
        patent.paragraph(xml.text());
      } else {
        xml.skip();
      }
    }
  }

  private void title(XmlWalk xml) throws XMLStreamException {
    while (xml.child()) {
      if ("invention-title".equals(xml.name())) {
        patent.row.fact(Field.TITLE, xml.text(), "invention-title");
      } else {
        xml.skip();
      }
    }
  }

  /** Null when the folder held nothing the registry keeps (drawings only). */
  @Nullable SourceRow done() {
    SourceRow row = patent.done("folder");
    return row.facts().isEmpty() && row.acceptable() ? null : row;
  }
}
