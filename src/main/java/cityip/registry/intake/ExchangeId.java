package cityip.registry.intake;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * A document number of WIPO ST.36, and the other pieces that US and EPO files write alike.
 *
 * @param type docdb, epodoc, original; empty in US files
 */
record ExchangeId(String type, String country, String number, String kind, String day) {

  /** Reads an element that holds one or several document-ids, or the parts of one directly; docdb wins, its day is completed. */
  static ExchangeId read(XmlWalk xml) throws XMLStreamException {
    List<ExchangeId> ids = new ArrayList<>(2);
    String country = "";
    String number = "";
    String kind = "";
    String day = "";
    while (xml.child()) {
      switch (xml.name()) {
        case "document-id" -> ids.add(one(xml));
        case "country" -> country = xml.text();
        case "doc-number" -> number = xml.text();
        case "kind" -> kind = xml.text();
        case "date" -> day = xml.text();
        default -> xml.skip();
      }
    }
    return ids.isEmpty() ? new ExchangeId("", country, number, kind, day) : best(ids);
  }

  private static ExchangeId one(XmlWalk xml) throws XMLStreamException {
    String type = xml.attribute("document-id-type");
    String country = "";
    String number = "";
    String kind = "";
    String day = "";
    while (xml.child()) {
      switch (xml.name()) {
        case "country" -> country = xml.text();
        case "doc-number" -> number = xml.text();
        case "kind" -> kind = xml.text();
        case "date" -> day = xml.text();
        default -> xml.skip();
      }
    }
    return new ExchangeId(type, country, number, kind, day);
  }

  private static ExchangeId best(List<ExchangeId> ids) {
    ExchangeId best = ids.stream().filter(id -> "docdb".equals(id.type())).findFirst()
        .or(() -> ids.stream().filter(id -> !id.country().isEmpty()).findFirst()).orElse(ids.getFirst());
    String day = best.day().isEmpty()
        ? ids.stream().map(ExchangeId::day).filter(d -> !d.isEmpty()).findFirst().orElse("") : best.day();
    if (best.country().isEmpty() && best.number().length() > 2) { // epodoc glues the country to the number
      return new ExchangeId(best.type(), best.number().substring(0, 2), best.number().substring(2), best.kind(), day);
    }
    return new ExchangeId(best.type(), best.country(), best.number(), best.kind(), day);
  }

  /** IPC of the reformed kind: as one text or in its parts. */
  static void classes(XmlWalk xml, PatentDraft patent) throws XMLStreamException {
    while (xml.child()) {
      StringBuilder symbol = new StringBuilder();
      while (xml.child()) {
        switch (xml.name()) {
          case "text" -> symbol.append(xml.text());
          case "section", "class", "subclass" -> symbol.append(xml.text());
          case "main-group" -> symbol.append(xml.text()).append('/');
          case "subgroup" -> symbol.append(xml.text());
          default -> xml.skip();
        }
      }
      for (String one : Names.cut(symbol.toString().replace("//", ","), ",;")) {
        patent.ipc(one, "classification-ipcr");
      }
    }
  }

  /** References cited: each citation holds a patent document or other literature, of which only documents are taken. */
  static void citations(XmlWalk xml, PatentDraft patent) throws XMLStreamException {
    while (xml.child()) {
      while (xml.child()) {
        if ("patcit".equals(xml.name())) {
          patent.cites(read(xml));
        } else {
          xml.skip();
        }
      }
    }
  }

  /** A person or body with its address book. */
  static SourceParty party(XmlWalk xml, SourceParty.Role role) throws XMLStreamException {
    Book book = new Book();
    while (xml.child()) {
      switch (xml.name()) {
        case "addressbook" -> book.read(xml);
        default -> xml.skip();
      }
    }
    return book.party(role);
  }

  private static final class Book {
    private String organisation = "";
    private String last = "";
    private String first = "";
    private final StringBuilder address = new StringBuilder();
    private String country = "";

    void read(XmlWalk xml) throws XMLStreamException {
      while (xml.child()) {
        switch (xml.name()) {
          case "orgname", "name" -> organisation = xml.text();
          case "last-name" -> last = xml.text();
          case "first-name" -> first = xml.text();
          case "address" -> address(xml);
          default -> xml.skip();
        }
      }
    }

    private void address(XmlWalk xml) throws XMLStreamException {
      while (xml.child()) {
        String name = xml.name();
        String text = xml.text();
        if ("country".equals(name)) {
          country = text;
        } else if (!text.isEmpty()) {
          address.append(address.isEmpty() ? "" : ", ").append(text);
        }
      }
    }

    SourceParty party(SourceParty.Role role) {
      String person = first.isEmpty() ? last : last + " " + first;
      String where = country.length() == 2 ? country : null;
      return new SourceParty(role, organisation.isEmpty() ? person : organisation, address.toString(), null, null, where);
    }
  }
}
