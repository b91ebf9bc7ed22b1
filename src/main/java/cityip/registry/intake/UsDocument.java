package cityip.registry.intake;

import cityip.kernel.RightKind;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** A US grant or published application in red-book XML (versions 4.0 of 2004 and later). */
final class UsDocument {

  private final XmlWalk xml;
  private final PatentDraft patent;

  private UsDocument(XmlWalk xml, PatentDraft patent) {
    this.xml = xml;
    this.patent = patent;
  }

  static List<SourceRow> read(XmlWalk xml, String part) throws XMLStreamException {
    PatentDraft patent = new PatentDraft(part, xml.line());
    new UsDocument(xml, patent).document();
    return List.of(patent.done("publication-reference"));
  }

  private void document() throws XMLStreamException {
    while (xml.child()) {
      switch (xml.name()) {
        case "us-bibliographic-data-grant", "us-bibliographic-data-application" -> biblio();
        case "abstract" -> paragraphs();
        case "claims" -> claims();
        default -> xml.skip();
      }
    }
  }

  private void biblio() throws XMLStreamException {
    while (xml.child()) {
      switch (xml.name()) {
        case "publication-reference" -> {
          ExchangeId id = ExchangeId.read(xml);
          patent.publication(id.country(), id.number(), id.kind(), id.day(), "publication-reference");
        }
        case "application-reference" -> application();
        case "classification-ipc" -> oldClasses();
        case "classifications-ipcr" -> ExchangeId.classes(xml, patent);
        case "classification-locarno" -> patent.locarno(xml.text(), "classification-locarno");
        case "invention-title" -> patent.row.fact(Field.TITLE, xml.text(), "invention-title");
        case "priority-claims" -> {
          while (xml.child()) {
            ExchangeId id = ExchangeId.read(xml);
            patent.priority(id.country(), id.number(), id.day());
          }
        }
        case "references-cited", "us-references-cited" -> ExchangeId.citations(xml, patent);
        case "parties", "us-parties" -> parties();
        case "assignees" -> people(SourceParty.Role.OWNER);
        default -> xml.skip();
      }
    }
  }

  private void application() throws XMLStreamException {
    String type = xml.attribute("appl-type");
    ExchangeId id = ExchangeId.read(xml);
    patent.application(id.country(), id.number(), id.day(), "application-reference");
    if ("design".equals(type)) {
      patent.kind(RightKind.DESIGN);
    }
  }

  private void oldClasses() throws XMLStreamException {
    while (xml.child()) {
      if (xml.name().endsWith("-classification")) {
        patent.ipc(xml.text(), "classification-ipc");
      } else {
        xml.skip();
      }
    }
  }

  private void parties() throws XMLStreamException {
    while (xml.child()) {
      switch (xml.name()) {
        case "applicants", "us-applicants" -> people(SourceParty.Role.APPLICANT);
        case "inventors" -> people(SourceParty.Role.INVENTOR);
        case "agents" -> people(SourceParty.Role.AGENT);
        default -> xml.skip();
      }
    }
  }

  private void people(SourceParty.Role role) throws XMLStreamException {
    while (xml.child()) {
      boolean inventorToo = role == SourceParty.Role.APPLICANT && xml.attribute("app-type").contains("inventor");
      SourceParty party = ExchangeId.party(xml, role);
      patent.row.party(party);
      if (inventorToo) {
        patent.row.party(new SourceParty(SourceParty.Role.INVENTOR, party.name(), party.address(), null, null, party.country()));
      }
    }
  }

  private void paragraphs() throws XMLStreamException {
    while (xml.child()) {
      if ("p".equals(xml.name())) {
        patent.paragraph(xml.text());
      } else {
        xml.skip();
      }
    }
  }

  private void claims() throws XMLStreamException {
    while (xml.child()) {
      patent.claim(xml.text());
    }
  }
}
