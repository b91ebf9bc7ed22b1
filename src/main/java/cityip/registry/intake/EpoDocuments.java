package cityip.registry.intake;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Whatever the EPO delivers: exchange documents, full texts, families with legal events, register entries, in any nesting. */
final class EpoDocuments {

  private static final int LARGEST_FAMILY = 5_000;

  private final XmlWalk xml;
  private final String part;
  private final LegalEvents legalEvents;
  private final RowSink sink;

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
        case "register-document" -> new EpoRegister(xml, part, legalEvents, sink).read();
        case "exchange-documents", "fulltext-documents", "register-documents", "register-search", "search-result", "biblio-search" -> descend();
        default -> xml.skip();
      }
    }
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
