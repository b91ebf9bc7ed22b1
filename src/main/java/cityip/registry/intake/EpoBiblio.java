package cityip.registry.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** One exchange document or full text of the EPO. Names come in several spellings: Chinese ones win, then the normalised. */
final class EpoBiblio {

  private static final List<String> SPELLINGS = List.of("docdb", "epodoc", "original", "docdba", "");

  private final XmlWalk xml;
  private final PatentDraft patent;
  private final Map<String, String> titles = new LinkedHashMap<>();
  private final Map<String, String> abstracts = new LinkedHashMap<>();
  private final Map<SourceParty.Role, Map<String, List<SourceParty>>> people = new LinkedHashMap<>();

  EpoBiblio(XmlWalk xml, PatentDraft patent) {
    this.xml = xml;
    this.patent = patent;
  }

  PatentDraft patent() {
    return patent;
  }

  /** The walk stands on exchange-document. */
  void document() throws XMLStreamException {
    String country = xml.attribute("country");
    String number = xml.attribute("doc-number");
    String kind = xml.attribute("kind");
    String family = xml.attribute("family-id");
    String status = xml.attribute("status");
    String day = xml.attribute("date-publ");
    parts();
    if (!number.isEmpty()) {
      patent.publication(country, number, kind, day, "exchange-document");
    }
    patent.row.fact(Field.FAMILY, family, "family-id");
    if ("not found".equalsIgnoreCase(status)) {
      patent.row.problem("exchange-document", country + number + kind, "intake.row.not-found-at-source");
    }
  }

  /** The walk stands on fulltext-document. */
  void fullText() throws XMLStreamException {
    parts();
  }

  private void parts() throws XMLStreamException {
    while (xml.child()) {
      switch (xml.name()) {
        case "bibliographic-data" -> biblio();
        case "abstract" -> {
          String language = xml.attribute("lang");
          abstracts.putIfAbsent(language, xml.text());
        }
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
        case "application-reference" -> application(xml, patent);
        case "classifications-ipcr" -> ExchangeId.classes(xml, patent);
        case "priority-claims" -> priorities();
        case "references-cited" -> ExchangeId.citations(xml, patent);
        case "parties" -> parties();
        case "applicants" -> people(SourceParty.Role.APPLICANT);
        case "inventors" -> people(SourceParty.Role.INVENTOR);
        case "invention-title" -> {
          String language = xml.attribute("lang");
          titles.putIfAbsent(language, xml.text());
        }
        default -> xml.skip();
      }
    }
  }

  static void application(XmlWalk xml, PatentDraft patent) throws XMLStreamException {
    ExchangeId id = ExchangeId.read(xml);
    patent.application(id.country(), id.number(), id.day(), "application-reference");
  }

  private void priorities() throws XMLStreamException {
    while (xml.child()) {
      ExchangeId id = ExchangeId.read(xml);
      patent.priority(id.country(), id.number(), id.day());
    }
  }

  private void parties() throws XMLStreamException {
    while (xml.child()) {
      switch (xml.name()) {
        case "applicants" -> people(SourceParty.Role.APPLICANT);
        case "inventors" -> people(SourceParty.Role.INVENTOR);
        default -> xml.skip();
      }
    }
  }

  private void people(SourceParty.Role role) throws XMLStreamException {
    while (xml.child()) {
      String spelling = xml.attribute("data-format");
      SourceParty party = Names.withCountry(role, xml.text());
      people.computeIfAbsent(role, r -> new LinkedHashMap<>()).computeIfAbsent(spelling, s -> new ArrayList<>()).add(party);
    }
  }

  private void claims() throws XMLStreamException {
    while (xml.child()) {
      while (xml.child()) {
        patent.claim(xml.text());
      }
    }
  }

  SourceRow done() {
    finish();
    return patent.done("publication-reference");
  }

  /** Chooses among languages and spellings. */
  void finish() {
    patent.row.fact(Field.TITLE, chosen(titles), "invention-title");
    patent.paragraph(chosen(abstracts));
    people.forEach((role, spellings) -> {
      List<SourceParty> chosen = spellings.values().stream().filter(EpoBiblio::chinese).findFirst()
          .orElseGet(() -> SPELLINGS.stream().filter(spellings::containsKey).findFirst().map(spellings::get).orElse(List.of()));
      chosen.forEach(patent.row::party);
    });
    people.clear();
    titles.clear();
    abstracts.clear();
  }

  private static boolean chinese(List<SourceParty> names) {
    return names.stream().anyMatch(party -> party.name().codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN));
  }

  private static String chosen(Map<String, String> byLanguage) {
    for (String language : List.of("zh", "ZH", "en", "EN")) {
      String text = byLanguage.get(language);
      if (text != null) {
        return text;
      }
    }
    return byLanguage.values().stream().findFirst().orElse("");
  }
}
