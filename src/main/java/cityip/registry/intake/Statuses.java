package cityip.registry.intake;

import java.time.LocalDate;

/** Status columns of exports: words that tell how a right stands, with or without the day since when. */
final class Statuses {

  private Statuses() {}

  /** Adds the event that the status word tells, unless the row already tells it with a day of its own. */
  static void read(RowDraft row, Cells cells, RowContext context) {
    String word = cells.get(Field.STATUS);
    if (word.isEmpty() || RowDraft.absent(word)) {
      return;
    }
    row.fact(Field.STATUS, word, cells.header(Field.STATUS));
    row.day(Field.STATUS_DAY, cells.get(Field.STATUS_DAY), cells.header(Field.STATUS_DAY));
    LegalEvents.Meaning meaning = context.legalEvents().ofWord(word).orElse(null);
    if (meaning == null) {
      row.note(cells.header(Field.STATUS), word, "intake.row.status-unknown", word);
    } else if (meaning.isEvent() && !row.hasEvent(meaning.event())) {
      event(row, cells, context, meaning, word);
    }
  }

  private static void event(RowDraft row, Cells cells, RowContext context, LegalEvents.Meaning meaning, String word) {
    LocalDate day = row.day(Field.STATUS_DAY);
    String header = cells.header(Field.STATUS_DAY);
    if (day == null) {
      row.note(cells.header(Field.STATUS), word, "intake.row.status-without-day", word, context.dataDay().toString());
    }
    // 法律状态公告日 is the day of the notice; 终止日 is the day itself.
    boolean onlyAnnounced = "LAPSED".equals(meaning.event()) && (day == null || !header.contains("终止") && !header.contains("失效"));
    row.event(meaning.event(), day == null ? context.dataDay() : day,
        RowDraft.data("remark", word, "announcedOnly", onlyAnnounced ? "yes" : null));
  }
}
