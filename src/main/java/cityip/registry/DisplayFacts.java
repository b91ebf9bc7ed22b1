package cityip.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The latest facts for display, kept with the identity of a right. */
final class DisplayFacts {

  private record Shown(@Nullable String title, @Nullable String mainClass, List<String> classes, @Nullable String publicationNumber) {}

  private record Change(Touched right, Folded told, Shown shown) {}

  private final List<Change> changes = new ArrayList<>();

  /** @param live events of the right, and of those it is one with */
  void changed(Touched right, Folded told, List<RightEvent> live) {
    changes.add(new Change(right, told, shown(live)));
  }

  static void add(BinaryRows rows, Touched right, Folded told, List<RightEvent> live, long batch) {
    Shown shown = shown(live);
    rows.row(12).int8(right.id).text(right.number.jurisdiction()).int2(right.number.kind().number()).text(right.number.canonical()).day(told.filed())
        .day(told.granted()).day(told.termEnd()).text(shown.title()).text(shown.mainClass()).texts(shown.classes()).text(shown.publicationNumber()).int8(batch);
  }

  private static Shown shown(List<RightEvent> events) {
    List<RightEvent> ordered = events;
    if (events.size() > 1) {
      ordered = new ArrayList<>(events);
      ordered.sort(Comparator.comparing(RightEvent::effective).thenComparingLong(RightEvent::id));
    }
    String title = null;
    String mainClass = null;
    List<String> classes = List.of();
    String publication = null;
    for (RightEvent event : ordered) {
      Facts facts = event.facts();
      title = facts.has(Fact.TITLE) ? facts.text(Fact.TITLE) : title;
      mainClass = facts.has(Fact.MAIN_CLASS) ? facts.text(Fact.MAIN_CLASS) : mainClass;
      classes = facts.has(Fact.CLASSES) ? facts.texts(Fact.CLASSES) : classes;
      publication = facts.has(Fact.PUBLICATION_NUMBER) ? facts.text(Fact.PUBLICATION_NUMBER) : publication;
    }
    return new Shown(title, mainClass == null && !classes.isEmpty() ? classes.getFirst() : mainClass, classes, publication);
  }

  void update(JdbcClient db) {
    if (changes.isEmpty()) {
      return;
    }
    int n = changes.size();
    Long[] ids = new Long[n];
    @Nullable LocalDate[][] days = new LocalDate[3][n];
    @Nullable String[][] texts = new String[4][n];
    for (int i = 0; i < n; i++) {
      Change change = changes.get(i);
      ids[i] = change.right().id;
      days[0][i] = change.told().filed();
      days[1][i] = change.told().granted();
      days[2][i] = change.told().termEnd();
      texts[0][i] = change.shown().title();
      texts[1][i] = change.shown().mainClass();
      texts[2][i] = change.shown().publicationNumber();
      texts[3][i] = String.join("\u001f", change.shown().classes());
    }
    db.sql("""
        update registry_right r set filed = w.filed, granted = w.granted, term_end = w.term_end, title = w.title, main_class = w.main_class,
          publication_number = w.publication_number, classes = case when w.classes = '' then '{}' else string_to_array(w.classes, E'\\x1f') end
        from unnest(?::bigint[], ?::date[], ?::date[], ?::date[], ?::text[], ?::text[], ?::text[], ?::text[])
          as w(id, filed, granted, term_end, title, main_class, publication_number, classes)
        where r.id = w.id
        """).params(ids, text(days[0]), text(days[1]), text(days[2]), texts[0], texts[1], texts[2], texts[3]).update();
    changes.clear();
  }

  /** Days as text, because the driver has no array of LocalDate. */
  private static @Nullable String[] text(@Nullable LocalDate[] days) {
    @Nullable String[] texts = new String[days.length];
    for (int i = 0; i < days.length; i++) {
      LocalDate day = days[i];
      texts[i] = day == null ? null : day.toString();
    }
    return texts;
  }
}
