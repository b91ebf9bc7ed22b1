package cityip.registry.intake;

import cityip.kernel.RightKind;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** A publication of the Chinese gazette in full-text XML ({@code business:PatentDocumentAndRelated}, CNIPA's schema 2.2). */
final class CnipaPublication {

  private final XmlWalk xml;
  private final PatentDraft patent;

  private CnipaPublication(XmlWalk xml, PatentDraft patent) {
    this.xml = xml;
    this.patent = patent;
  }

  /** The walk stands on the root element. */
  static List<SourceRow> read(XmlWalk xml, String part) throws XMLStreamException {
    PatentDraft patent = new PatentDraft(part, xml.line());
    String day = xml.attribute("datePublication");
    String country = xml.attribute("country");
    String number = xml.attribute("docNumber");
    String kind = xml.attribute("kind");
    new CnipaPublication(xml, patent).document();
    if (patent.published().isEmpty() && !number.isEmpty()) {
      patent.publication(country, number, kind, day, "docNumber");
    }
    return List.of(patent.done("PublicationReference"));
  }

  private void document() throws XMLStreamException {
    while (xml.child()) {
      switch (xml.name()) {
        case "BibliographicData" -> biblio();
        case "Abstract" -> abstractText();
        case "Claims" -> claims();
        default -> xml.skip();
      }
    }
  }

  private void biblio() throws XMLStreamException {
    while (xml.child()) {
      switch (xml.name()) {
        case "PublicationReference" -> {
          DocumentId id = documentId(xml);
          if (id.original()) {
            patent.publication(id.country(), id.number(), id.kind(), id.day(), "PublicationReference");
          }
        }
        case "ApplicationReference" -> application();
        case "ClassificationIPCRDetails" -> classes();
        case "ClassificationLocarno", "ClassificationLocarnoDetails" -> patent.locarno(xml.text(), "ClassificationLocarno");
        case "InventionTitle", "DesignTitle" -> patent.row.fact(Field.TITLE, xml.text(), "InventionTitle");
        case "PriorityDetails" -> priorities();
        case "Parties" -> parties();
        default -> xml.skip();
      }
    }
  }

  /** A number with its office, kind code and day; {@code original} as the office writes it, not the padded exchange form. */
  private record DocumentId(boolean original, String country, String number, String kind, String day) {}

  private static DocumentId documentId(XmlWalk xml) throws XMLStreamException {
    boolean original = !"standard".equals(xml.attribute("dataFormat"));
    String country = "";
    String number = "";
    String kind = "";
    String day = "";
    while (xml.child()) {
      if (!"DocumentID".equals(xml.name())) {
        switch (xml.name()) {
          case "WIPOST3Code" -> country = xml.text();
          case "DocNumber" -> number = xml.text();
          case "Kind" -> kind = xml.text();
          case "Date" -> day = xml.text();
          default -> xml.skip();
        }
        continue;
      }
      while (xml.child()) {
        switch (xml.name()) {
          case "WIPOST3Code" -> country = xml.text();
          case "DocNumber" -> number = xml.text();
          case "Kind" -> kind = xml.text();
          case "Date" -> day = xml.text();
          default -> xml.skip();
        }
      }
    }
    return new DocumentId(original, country, number, kind, day);
  }

  private void application() throws XMLStreamException {
    String type = xml.attribute("applType");
    DocumentId id = documentId(xml);
    if (id.original()) {
      patent.application(id.country(), id.number(), id.day(), "ApplicationReference");
      switch (type) {
        case "10", "18" -> patent.kind(RightKind.INVENTION);
        case "20", "29" -> patent.kind(RightKind.UTILITY_MODEL);
        case "30" -> patent.kind(RightKind.DESIGN);
        default -> { }
      }
    }
  }

  private void classes() throws XMLStreamException {
    while (xml.child()) {
      if (!"ClassificationIPCR".equals(xml.name())) {
        xml.skip();
        continue;
      }
      while (xml.child()) {
        if ("Text".equals(xml.name())) {
          patent.ipc(xml.text(), "ClassificationIPCR");
        } else {
          xml.skip();
        }
      }
    }
  }

  private void priorities() throws XMLStreamException {
    while (xml.child()) {
      DocumentId id = documentId(xml);
      patent.priority(id.country(), id.number(), id.day());
    }
  }

  private void parties() throws XMLStreamException {
    while (xml.child()) {
      switch (xml.name()) {
        case "ApplicantDetails" -> people(SourceParty.Role.APPLICANT);
        case "AssigneeDetails" -> people(SourceParty.Role.OWNER);
        case "InventorDetails", "DesignerDetails" -> people(SourceParty.Role.INVENTOR);
        case "AgentDetails" -> agents();
        default -> xml.skip();
      }
    }
  }

  private void people(SourceParty.Role role) throws XMLStreamException {
    while (xml.child()) {
      CnipaAddressBook book = new CnipaAddressBook();
      while (xml.child()) {
        switch (xml.name()) {
          case "AddressBook" -> book.read(xml);
          case "OrganizationCode" -> book.code(xml.text());
          default -> xml.skip();
        }
      }
      patent.row.party(book.party(role));
    }
  }

  private void agents() throws XMLStreamException {
    while (xml.child()) {
      if (!"Agent".equals(xml.name())) {
        xml.skip();
        continue;
      }
      CnipaAddressBook agent = new CnipaAddressBook();
      while (xml.child()) {
        switch (xml.name()) {
          case "Agency" -> agency();
          case "AddressBook" -> agent.read(xml);
          default -> xml.skip();
        }
      }
      patent.row.party(agent.party(SourceParty.Role.AGENT));
    }
  }

  private void agency() throws XMLStreamException {
    CnipaAddressBook book = new CnipaAddressBook();
    while (xml.child()) {
      if ("AddressBook".equals(xml.name())) {
        book.read(xml);
      } else {
        xml.skip();
      }
    }
    Names.Agency agency = Names.agency(book.name());
    boolean known = patent.row.parties().stream()
        .anyMatch(party -> party.role() == SourceParty.Role.AGENCY && party.name().equals(agency.name()));
    if (!known) {
      patent.row.party(new SourceParty(SourceParty.Role.AGENCY, agency.name(), "", null, agency.code(), null));
    }
  }

  private void abstractText() throws XMLStreamException {
    while (xml.child()) {
      if ("Paragraphs".equals(xml.name())) {
        patent.paragraph(xml.text());
      } else {
        xml.skip();
      }
    }
  }

  private void claims() throws XMLStreamException {
    while (xml.child()) {
      if (!"Claim".equals(xml.name())) {
        xml.skip();
        continue;
      }
      StringBuilder claim = new StringBuilder();
      while (xml.child()) {
        if ("ClaimText".equals(xml.name())) {
          claim.append(xml.text());
        } else {
          xml.skip();
        }
      }
      patent.claim(claim.toString());
    }
  }
}
