package cityip.registry.intake;

import cityip.kernel.ApplicationNumber;
import cityip.kernel.DayText;
import cityip.kernel.IpcSymbol;
import cityip.kernel.PublicationNumber;
import cityip.kernel.Reading;
import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A patent document while it is read, whatever office wrote it: numbers and days become identity and events at the end. */
final class PatentDraft {

  /** A document published about the same application. */
  record Published(PublicationNumber number, @Nullable LocalDate day) {}

  /** A priority: the earlier application and its day. */
  record Priority(String country, String number, @Nullable String day) {
    String written() {
      return country + number + (day == null ? "" : "@" + day);
    }
  }

  final RowDraft row;
  private final Set<String> classes = new LinkedHashSet<>();
  private final List<Published> published = new ArrayList<>(2);
  private final List<Priority> priorities = new ArrayList<>(1);
  private final Set<String> cited = new LinkedHashSet<>();
  private final StringBuilder abstractText = new StringBuilder();
  private final StringBuilder claims = new StringBuilder();
  private final Set<String> unknownCodes = new LinkedHashSet<>();
  private @Nullable LocalDate filed;
  private String applicationCountry = "";
  private @Nullable RightKind kind;

  PatentDraft(String part, int line) {
    this.row = new RowDraft(part, line, List.of());
  }

  void kind(RightKind kind) {
    this.kind = this.kind == null ? kind : this.kind;
  }

  void publication(String office, String number, String kindCode, String day, String column) {
    String text = office + number + kindCode;
    row.take(PublicationNumber.parse(text), text, column).ifPresent(read -> published(read, day(day, column)));
  }

  private void published(PublicationNumber number, @Nullable LocalDate day) {
    published.removeIf(known -> known.number().equals(number) && known.day() == null);
    if (published.stream().noneMatch(known -> known.number().equals(number))) {
      published.add(new Published(number, day));
    }
  }

  /** The application: it identifies a Chinese right, and for others says the day of filing. */
  void application(String country, String number, String day, String column) {
    applicationCountry = applicationCountry.isEmpty() ? country : applicationCountry;
    LocalDate read = day(day, column);
    filed = filed == null ? read : filed;
    if ("CN".equals(country) && row.number() == null) {
      row.take(ApplicationNumber.parse(number), number, column).map(ApplicationNumber::rightNumber).ifPresent(row::number);
    } else if (!number.isBlank()) {
      row.fact(Field.NUMBER, country + number, column);
    }
  }

  @Nullable LocalDate day(String text, String column) {
    if (RowDraft.absent(text)) {
      return null;
    }
    return row.takeIfReadable(DayText.parse(text), text, column).orElse(null);
  }

  void ipc(String text, String column) {
    if (!text.isBlank()) {
      row.takeIfReadable(IpcSymbol.parse(text), text, column).ifPresent(symbol -> classes.add(symbol.canonical()));
    }
  }

  void locarno(String text, String column) {
    row.fact(Field.LOCARNO, text, column);
  }

  void priority(String country, String number, String day) {
    if (!number.isBlank()) {
      priorities.add(new Priority(country, number, day.isBlank() ? null : day));
    }
  }

  /** A patent document that is cited; one whose number cannot be read is left out, it says nothing about this right. */
  void cites(ExchangeId document) {
    if (PublicationNumber.parse(document.country() + document.number() + document.kind()) instanceof Reading.Read<PublicationNumber> read) {
      cited.add(read.value().canonical());
    }
  }

  /** A legal event whose code our table does not hold; all of a document make one note. */
  void unknownCode(String office, String code) {
    unknownCodes.add(office + ":" + code);
  }

  void paragraph(String text) {
    append(abstractText, text);
  }

  void claim(String text) {
    append(claims, text);
  }

  private static void append(StringBuilder all, String text) {
    if (!text.isBlank()) {
      all.append(all.isEmpty() ? "" : "\n").append(text);
    }
  }

  /** Makes identity and events of what was read. */
  SourceRow done(String column) {
    identify(column);
    describe();
    filed(column);
    for (Published document : published) {
      publish(document);
    }
    if (!unknownCodes.isEmpty()) {
      String codes = String.join(", ", unknownCodes);
      row.note("legal", codes, "intake.row.legal-code-unknown", codes);
    }
    return row.done();
  }

  private void identify(String column) {
    Optional<Published> best = published.stream().filter(p -> p.number().stage() == PublicationNumber.Stage.GRANT).findFirst()
        .or(() -> published.stream().findFirst());
    best.ifPresent(document -> {
      row.publication(document.number());
      row.fact(Field.PUBLICATION_NUMBER, document.number().canonical(), column);
      document.number().rightNumber().ifPresent(row::number);
    });
    RightNumber number = row.number();
    if (number == null && !row.hasProblems()) {
      row.problem(column, best.map(p -> p.number().canonical()).orElse(""), "intake.row.no-number");
    } else if (number != null && kind != null && kind != number.kind()) {
      row.note(column, number.canonical(), "intake.row.kind-differs", kind.code(), number.kind().code());
    }
  }

  private void describe() {
    List<String> symbols = List.copyOf(classes);
    if (!symbols.isEmpty()) {
      row.fact(Field.MAIN_CLASS, symbols.getFirst(), "IPC");
      row.fact(Field.CLASSES, String.join(";", symbols), "IPC");
    }
    row.fact(Field.ABSTRACT, abstractText.toString(), "abstract");
    row.fact(Field.CLAIMS, claims.toString(), "claims");
    row.fact(Field.CITES, String.join(";", cited), "references-cited");
    if (!priorities.isEmpty()) {
      row.fact(Field.PRIORITY, String.join(";", priorities.stream().map(Priority::written).distinct().toList()), "priority");
    }
  }

  private void filed(String column) {
    if (filed != null) {
      row.fact(Field.FILED, filed.toString(), column);
      row.event("FILED", filed, Map.of());
    }
  }

  private void publish(Published document) {
    if (document.day() == null) {
      return;
    }
    String number = document.number().canonical();
    switch (document.number().stage()) {
      case APPLICATION -> {
        row.fact(Field.PUBLISHED, document.day().toString(), "publication");
        row.event("PUBLISHED", document.day(), RowDraft.data("publicationNumber", number));
      }
      case GRANT -> {
        row.fact(Field.GRANTED, document.day().toString(), "publication");
        row.fact(Field.GRANT_NUMBER, number, "publication");
        row.event("GRANTED", document.day(), RowDraft.data("publicationNumber", number));
      }
      case AFTER_PARTIAL_INVALIDATION ->
          row.event("PARTLY_INVALIDATED", document.day(), RowDraft.data("publicationNumber", number));
      case CORRECTION -> row.event("CORRECTED", document.day(), RowDraft.data("publicationNumber", number));
      case UNKNOWN -> row.event("PUBLISHED", document.day(), RowDraft.data("publicationNumber", number));
    }
  }

  /** Whether anything was said beyond which document it is. */
  boolean saysSomething() {
    return filed != null || !classes.isEmpty() || !abstractText.isEmpty() || !claims.isEmpty() || row.fact(Field.TITLE) != null
        || row.hasProblems() || published.stream().anyMatch(p -> p.day() != null);
  }

  /** Whether a part of a filing left nothing: no title, no text. */
  boolean saysNothing() {
    return abstractText.isEmpty() && claims.isEmpty() && row.fact(Field.TITLE) == null;
  }

  List<Published> published() {
    return published;
  }

  @Nullable LocalDate filed() {
    return filed;
  }

  String applicationCountry() {
    return applicationCountry;
  }
}
