package cityip.registry.intake;

import cityip.tables.UnreadableSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Whatever the EPO delivers: exchange documents, full texts, families with legal events, register entries, in any nesting. */
final class EpoDocuments {

  private static final int LARGEST_FAMILY = 5_000;
  private static final Pattern ASKED = Pattern.compile("(?i)(?:publication|pn)\\s*=\\s*\"?([A-Z]{2}\\d{4,13}(?:[A-Z]\\d?)?)\"?");

  private final XmlWalk xml;
  private final String part;
  private final LegalEvents legalEvents;
  private final RowSink sink;
  private String query = "";

  EpoDocuments(XmlWalk xml, String part, LegalEvents legalEvents, RowSink sink) {
    this.xml = xml;
    this.part = part;
    this.legalEvents = legalEvents;
    this.sink = sink;
  }

  /** The walk stands on the root element, which may itself be one of the documents. */
  void read() throws XMLStreamException, IOException {
    switch (xml.name()) {
      case "exchange-document" -> document();
      case "patent-family" -> family();
      default -> descend();
    }
  }

  private void descend() throws XMLStreamException, IOException {
    while (xml.child()) {
      switch (xml.name()) {
        case "exchange-document" -> document();
        case "fulltext-document" -> fullText();
        case "patent-family" -> family();
        case "query" -> query = xml.text();
        case "register-document" -> new EpoRegister(xml, part, legalEvents, sink, asked()).read();
        case "exchange-documents", "fulltext-documents", "register-documents", "register-search", "search-result", "biblio-search" -> descend();
        default -> xml.skip();
      }
    }
  }

  /** The one document that was asked for by number: an answer of events alone does not name it itself. */
  private String asked() {
    Matcher number = ASKED.matcher(query.strip());
    return number.matches() ? number.group(1) : "";
  }

  private void document() throws XMLStreamException, IOException {
    EpoBiblio biblio = new EpoBiblio(xml, new PatentDraft(part, xml.line()));
    biblio.document();
    sink.row(biblio.done());
  }

  private void fullText() throws XMLStreamException, IOException {
    EpoBiblio biblio = new EpoBiblio(xml, new PatentDraft(part, xml.line()));
    biblio.fullText();
    if (biblio.patent().saysSomething()) { // a description alone is nothing the registry keeps
      sink.row(biblio.done());
    }
  }

  private void family() throws XMLStreamException, IOException {
    Map<String, EpoFamilyMember> members = new LinkedHashMap<>();
    while (xml.child()) {
      if (!"family-member".equals(xml.name())) {
        xml.skip();
        continue;
      }
      EpoFamilyMember member = new EpoFamilyMember(xml, part, xml.attribute("family-id"), legalEvents);
      member.read();
      EpoFamilyMember same = members.get(member.application());
      if (same == null) {
        members.put(member.application(), member);
      } else {
        same.join(member);
      }
      if (members.size() > LARGEST_FAMILY) {
        throw new UnreadableSource("family-too-large", LARGEST_FAMILY);
      }
    }
    for (EpoFamilyMember member : members.values()) {
      member.relatives(members.values());
      sink.row(member.done());
    }
  }
}
