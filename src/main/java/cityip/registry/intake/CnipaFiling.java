package cityip.registry.intake;

import cityip.kernel.ApplicationNumber;
import cityip.kernel.RightNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a CNIPA electronic filing ({@code cn-application-body}: 100001 claims, 100002 description, 100004 abstract; the request is a
 * form of its own). Claims, description and abstract name no application number: the folder they stand in does
 * ({@code 2018103922220/100001-/...}), or the request beside them. All parts of a folder are one row.
 */
final class CnipaFiling {

  /** Columns under which a filing without its number is given back: filled in, the workbook can be sent as it is. */
  static final List<String> HEADERS = List.of("申请号", "名称", "摘要", "主权项");

  private static final Map<String, String> PART_WORDS = Map.of("request", "请求书 (request)", "claims", "权利要求书 (claims)", "description", "说明书 (description)",
      "abstract", "摘要 (abstract)", "drawings", "附图 (drawings)");
  private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])(?:CN|ZL)?(\\d{12}\\.?[0-9Xx])(?![0-9])");
  private static final Pattern PART_FOLDER = Pattern.compile("(?:^|/)\\d{6}-?/$");
  private static final Set<String> NUMBER_ELEMENTS = Set.of("application-number", "cn-application-number", "application-no", "申请号", "专利申请号", "申请号或专利号");

  private final String folder;
  private final PatentDraft patent;
  private final List<String> parts = new ArrayList<>(4);
  private String caseNumber = "";
  private boolean mixed;

  CnipaFiling(String folder, String part, int line) {
    this.folder = folder;
    this.patent = new PatentDraft(part, line);
    Matcher number = NUMBER.matcher(folder);
    if (number.find()) {
      number(number.group(1), "folder");
    }
  }

  /** What of a path tells which filing a part belongs to: everything up to the application number, else the folder above the parts. */
  static String folderOf(String path) {
    Matcher number = NUMBER.matcher(path);
    if (number.find()) {
      return path.substring(0, number.end());
    }
    String above = path.substring(0, path.lastIndexOf('/') + 1);
    Matcher part = PART_FOLDER.matcher(above);
    return part.find() ? above.substring(0, part.start() + (above.charAt(part.start()) == '/' ? 1 : 0)) : above;
  }

  String folder() {
    return folder;
  }

  private void number(String text, String column) {
    Optional<RightNumber> read = patent.row.take(ApplicationNumber.parse(text), text, column).map(ApplicationNumber::rightNumber);
    mixed |= read.isPresent() && patent.row.number() != null && !read.get().equals(patent.row.number());
    read.ifPresent(patent.row::number);
  }

  /** The walk stands on the root of one part. */
  void read(XmlWalk xml) throws XMLStreamException {
    if (xml.name().endsWith("请求书")) {
      part("request");
      request(xml);
      return;
    }
    while (xml.child()) {
      switch (xml.name()) {
        case "cn-claims", "claims" -> {
          part("claims");
          claims(xml);
        }
        case "cn-abstract", "abstract" -> {
          part("abstract");
          paragraphs(xml);
        }
        case "description" -> {
          part("description");
          title(xml);
        }
        case "cn-drawings", "drawings" -> {
          part("drawings");
          xml.skip();
        }
        default -> {
          part(xml.name());
          request(xml);
        }
      }
    }
  }

  /** The same part twice is two filings in one heap. */
  private void part(String name) {
    mixed |= parts.contains(name) && Set.of("claims", "abstract", "description", "request").contains(name);
    parts.add(name);
  }

  /** The request, in whatever depth it says the number, the title and who files. */
  private void request(XmlWalk xml) throws XMLStreamException {
    while (xml.child()) {
      String name = xml.name();
      if (NUMBER_ELEMENTS.contains(name)) {
        String text = xml.text();
        if (!RowDraft.absent(text)) {
          number(text, name);
        }
        continue;
      }
      switch (name) {
        case "application-reference" -> {
          ExchangeId id = ExchangeId.read(xml);
          if (!id.number().isBlank()) {
            number(id.number(), "application-reference");
          }
        }
        case "file-reference-id", "内部编号" -> caseNumber = xml.text();
        case "invention-title", "发明名称", "实用新型名称" -> patent.row.fact(Field.TITLE, xml.text(), name);
        default -> request(xml);
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
    boolean nothing = patent.saysNothing();
    if (nothing && patent.row.number() == null && !parts.contains("request")) {
      return null;
    }
    if (mixed) {
      patent.row.problem("", folder, "intake.row.filing-mixed");
    } else if (patent.row.number() == null && !patent.row.hasProblems()) {
      patent.row.problem("", held(), "intake.row.filing-without-number", held());
    }
    SourceRow row = patent.done("folder");
    return row.acceptable() ? nothing ? null : row : givenBack(row);
  }

  private String held() {
    return String.join(", ", parts.stream().distinct().map(part -> PART_WORDS.getOrDefault(part, part)).toList()) + (caseNumber.isEmpty() ? "" : " (" + caseNumber + ")");
  }

  /** What was read is given back in columns, so that adding the number is all that is left to do. */
  private static SourceRow givenBack(SourceRow row) {
    List<String> raw = Stream.of(Field.NUMBER, Field.TITLE, Field.ABSTRACT, Field.CLAIMS).map(field -> {
      Said said = row.facts().get(field);
      return said == null ? "" : said.value();
    }).toList();
    return new SourceRow(row.part(), row.line(), row.number(), row.publication(), row.facts(), row.parties(), row.events(), row.problems(), row.notes(), raw);
  }
}
