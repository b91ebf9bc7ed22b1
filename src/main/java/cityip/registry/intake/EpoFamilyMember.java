package cityip.registry.intake;

import cityip.kernel.PublicationNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** One application of a family, gathered from all its publications, with its legal events and its relatives abroad. */
final class EpoFamilyMember {

  private final XmlWalk xml;
  private final LegalEvents legalEvents;
  private final EpoBiblio biblio;
  private final PatentDraft patent;
  private final String part;
  private final List<EpoFamilyMember> documents = new ArrayList<>(1);
  private String application = "";

  EpoFamilyMember(XmlWalk xml, String part, String family, LegalEvents legalEvents) {
    this.xml = xml;
    this.part = part;
    this.legalEvents = legalEvents;
    this.patent = new PatentDraft(part, xml.line());
    this.biblio = new EpoBiblio(xml, patent);
    patent.row.fact(Field.FAMILY, family, "family-id");
  }

  /** Country and number of the application: what makes two publications one right. */
  String application() {
    return application.isEmpty() ? part + patent.published() : application;
  }

  void read() throws XMLStreamException {
    while (xml.child()) {
      switch (xml.name()) {
        case "publication-reference" -> {
          ExchangeId id = ExchangeId.read(xml);
          patent.publication(id.country(), id.number(), id.kind(), id.day(), "publication-reference");
        }
        case "application-reference" -> {
          ExchangeId id = ExchangeId.read(xml);
          application = id.country() + id.number();
          patent.application(id.country(), id.number(), id.day(), "application-reference");
        }
        case "priority-claim" -> {
          ExchangeId id = ExchangeId.read(xml);
          patent.priority(id.country(), id.number(), id.day());
        }
        case "exchange-document" -> biblio.document();
        case "legal" -> legal();
        default -> xml.skip();
      }
    }
  }

  /** Another publication of the same application. */
  void join(EpoFamilyMember other) {
    documents.add(other);
    for (PatentDraft.Published document : other.patent.published()) {
      String day = document.day() == null ? "" : document.day().toString();
      PublicationNumber number = document.number();
      patent.publication(number.office(), number.number(), number.kindCode(), day, "publication-reference");
    }
    other.patent.row.done().events().forEach(event -> {
      boolean known = patent.row.done().events().contains(event);
      if (!known) {
        patent.row.event(event.kind(), event.effective(), event.data());
      }
    });
  }

  private void legal() throws XMLStreamException {
    String code = xml.attribute("code");
    Map<String, String> carried = new LinkedHashMap<>();
    String[] days = new String[2]; // gazette, effective
    String office = fields(carried, days);
    LegalEvents.Meaning meaning = legalEvents.ofCode(office, code).orElse(null);
    if (meaning == null) {
      patent.unknownCode(office, code);
      return;
    }
    if (meaning.isEvent()) {
      boolean onlyAnnounced = days[1] == null && "LAPSED".equals(meaning.event());
      String remark = office + ":" + code + carried.entrySet().stream()
          .map(entry -> "; " + entry.getKey() + ": " + entry.getValue()).collect(java.util.stream.Collectors.joining());
      patent.row.event(meaning.event(), patent.day(days[1] == null ? orEmpty(days[0]) : days[1], "legal"),
          RowDraft.data("remark", remark, "announcedOnly", onlyAnnounced ? "yes" : null));
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** L001EP country, L007EP gazette day, L525EP effective day; what else a code carries is kept under its own description. */
  private String fields(Map<String, String> data, @Nullable String[] days) throws XMLStreamException {
    String office = "";
    while (xml.child()) {
      switch (xml.name()) {
        case "L001EP" -> office = xml.text();
        case "L007EP" -> days[0] = xml.text();
        case "L500EP" -> {
          while (xml.child()) {
            String name = xml.name();
            String label = xml.attribute("desc");
            String text = xml.text();
            if ("L525EP".equals(name)) {
              days[1] = text;
            } else if (data.size() < 12 && !text.isEmpty()) {
              data.put(label.isEmpty() ? name : label, text.length() > 300 ? text.substring(0, 300) : text);
            }
          }
        }
        default -> xml.skip();
      }
    }
    return office;
  }

  /** Every publication of the other applications in another country becomes a fact about this one. */
  void relatives(Collection<EpoFamilyMember> family) {
    biblio.finish();
    for (EpoFamilyMember other : family) {
      if (other == this || other.patent.applicationCountry().equals(patent.applicationCountry())) {
        continue;
      }
      for (PatentDraft.Published document : other.patent.published()) {
        PublicationNumber number = document.number();
        patent.row.event("FAMILY_MEMBER", document.day(), RowDraft.data("familyNumber", number.canonical()));
      }
    }
  }

  SourceRow done() {
    return patent.done("family-member");
  }
}
