package cityip.registry.intake;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/** An entry of the European Patent Register: the newest statement of each thing comes first in it and wins. */
final class EpoRegister {

  private final XmlWalk xml;
  private final LegalEvents legalEvents;
  private final RowSink sink;
  private final PatentDraft patent;
  private final String asked;
  private boolean applicantsRead;
  private boolean inventorsRead;
  private String title = "";

  EpoRegister(XmlWalk xml, String part, LegalEvents legalEvents, RowSink sink, String asked) {
    this.xml = xml;
    this.legalEvents = legalEvents;
    this.sink = sink;
    this.asked = asked;
    this.patent = new PatentDraft(part, xml.line());
  }

  /** The walk stands on register-document. */
  void read() throws XMLStreamException, IOException {
    while (xml.child()) {
      switch (xml.name()) {
        case "bibliographic-data" -> biblio();
        case "events-data" -> events();
        default -> xml.skip();
      }
    }
    if (patent.published().isEmpty() && !asked.isEmpty()) {
      patent.publication(asked.substring(0, 2), asked.substring(2), "", "", "query");
    }
    patent.row.fact(Field.TITLE, title, "invention-title");
    sink.row(patent.done("publication-reference"));
  }

  private void biblio() throws XMLStreamException {
    while (xml.child()) {
      switch (xml.name()) {
        case "publication-reference" -> {
          ExchangeId id = ExchangeId.read(xml);
          patent.publication(id.country(), id.number(), id.kind(), id.day(), "publication-reference");
        }
        case "application-reference" -> EpoBiblio.application(xml, patent);
        case "classifications-ipcr" -> ExchangeId.classes(xml, patent);
        case "invention-title" -> {
          boolean english = "en".equals(xml.attribute("lang"));
          String text = xml.text();
          title = title.isEmpty() || english && !title.equals(text) ? text : title;
        }
        case "parties" -> parties();
        default -> xml.skip();
      }
    }
  }

  private void parties() throws XMLStreamException {
    while (xml.child()) {
      switch (xml.name()) {
        case "applicants" -> applicantsRead = people(SourceParty.Role.APPLICANT, applicantsRead);
        case "inventors" -> inventorsRead = people(SourceParty.Role.INVENTOR, inventorsRead);
        default -> xml.skip();
      }
    }
  }

  private boolean people(SourceParty.Role role, boolean read) throws XMLStreamException {
    while (xml.child()) {
      SourceParty party = ExchangeId.party(xml, role);
      if (!read) {
        patent.row.party(party);
      }
    }
    return true;
  }

  private void events() throws XMLStreamException {
    while (xml.child()) {
      String day = "";
      String code = "";
      while (xml.child()) {
        switch (xml.name()) {
          case "event-date" -> day = xml.text();
          case "event-code" -> code = xml.text();
          default -> xml.skip();
        }
      }
      LegalEvents.Meaning meaning = legalEvents.ofCode("EPREG", code).orElse(null);
      if (meaning == null) {
        patent.unknownCode("EPREG", code);
      } else if (meaning.isEvent()) {
        patent.row.event(meaning.event(), patent.day(day, "dossier-event"), RowDraft.data("remark", "EPREG:" + code));
      }
    }
  }
}
