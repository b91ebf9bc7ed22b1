package cityip.search;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Words that are looked for together. They are dated: what was searched on a day can be explained later. */
@Component
public class Synonyms {

  private static final int MOST_WAYS = 8;

  private final JdbcClient db;
  private final Ledger ledger;
  private final Clock clock;
  private volatile @Nullable List<Group> known;

  Synonyms(JdbcClient db, Ledger ledger, Clock clock) {
    this.db = db;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Words of one meaning in one field, from a day until another; {@code until} is null while it is in force. */
  public record Group(long id, SearchField field, List<String> words, LocalDate from, @Nullable LocalDate until, String source, String enteredBy) {}

  /** Enter words of one meaning. */
  public record EnterGroup(SearchField field, List<String> words, String source) {}

  /** All groups that ever were, those in force first. */
  public List<Group> all() {
    return db.sql("select * from search_synonym order by valid_until desc, id desc").query(Synonyms::group).list();
  }

  @Transactional
  public long enter(EnterGroup command, String actor) {
    var id = db.sql("""
        insert into search_synonym (field, words, valid_from, source, entered_by, recorded) values (:field, :words, :from, :source, :actor, :now) returning id""")
        .param("field", command.field().code()).param("words", command.words().toArray(String[]::new)).param("from", LocalDate.now(clock)).param("source", command.source())
        .param("actor", actor).param("now", Timestamp.from(clock.instant())).query(Long.class).single();
    ledger.append(new Act(actor, "search.synonym-entered", "search-synonym:" + id, command.toString()));
    known = null;
    return id;
  }

  /** Ends a group from today on; false when it had ended or never was. */
  @Transactional
  public boolean end(long id, String actor) {
    var ended = db.sql("update search_synonym set valid_until = :today where id = :id and valid_until = 'infinity'")
        .param("today", LocalDate.now(clock)).param("id", id).update() == 1;
    if (ended) {
      ledger.append(new Act(actor, "search.synonym-ended", "search-synonym:" + id, "from " + LocalDate.now(clock)));
      known = null;
    }
    return ended;
  }

  private List<Group> inForce() {
    var groups = known;
    if (groups == null) {
      groups = db.sql("select * from search_synonym where valid_from <= :today and :today < valid_until").param("today", LocalDate.now(clock)).query(Synonyms::group).list();
      known = groups;
    }
    return groups;
  }

  private static Group group(ResultSet row, int n) throws SQLException {
    var until = Optional.ofNullable(row.getDate("valid_until")).map(Date::toLocalDate).filter(day -> day.getYear() < 9999).orElse(null);
    return new Group(row.getLong("id"), SearchField.named(row.getString("field")).orElse(SearchField.ANY), List.of((String[]) row.getArray("words").getArray()),
        row.getDate("valid_from").toLocalDate(), row.getString("valid_until").equals("infinity") ? null : until, row.getString("source"), row.getString("entered_by"));
  }

  /** The same question, also in the other words. */
  Wanted widened(Wanted wanted) {
    return widened(wanted, inForce());
  }

  static Wanted widened(Wanted wanted, List<Group> groups) {
    return switch (wanted) {
      case Wanted.Phrase phrase -> {
        var ways = ways(phrase, groups);
        yield ways.size() == 1 ? phrase : new Wanted.Any(ways);
      }
      case Wanted.All all -> new Wanted.All(all.of().stream().map(part -> widened(part, groups)).toList());
      case Wanted.Any any -> new Wanted.Any(any.of().stream().map(part -> widened(part, groups)).toList());
      case Wanted.AtLeast some -> new Wanted.AtLeast(some.number(), some.of().stream().map(part -> widened(part, groups)).toList());
      case Wanted.Without without -> new Wanted.Without(widened(without.what(), groups));
      case Wanted.Near _, Wanted.Pattern _, Wanted.Alike _, Wanted.Terms _, Wanted.Misspelt _, Wanted.OneOf _, Wanted.Under _, Wanted.Between _, Wanted.Everything _ -> wanted;
    };
  }

  /** A word may stand inside a longer one: 汽车发动机 is also 汽车引擎. */
  private static List<Wanted> ways(Wanted.Phrase phrase, List<Group> groups) {
    var text = Folding.fold(phrase.text());
    var ways = new LinkedHashSet<String>(List.of(text));
    for (var group : groups) {
      if (group.field() == SearchField.ANY || group.field() == phrase.in()) {
        longest(text, group.words()).ifPresent(said -> group.words().stream().map(Folding::fold)
            .filter(other -> !other.equals(said) && ways.size() < MOST_WAYS).forEach(other -> ways.add(text.replace(said, other))));
      }
    }
    var all = new ArrayList<Wanted>(List.of(phrase));
    ways.stream().skip(1).forEach(way -> all.add(new Wanted.Phrase(phrase.in(), way)));
    return all;
  }

  /** Of words that contain each other, the longest that occurs is meant. */
  private static Optional<String> longest(String text, List<String> words) {
    return words.stream().map(Folding::fold).filter(text::contains).max(java.util.Comparator.comparingInt(String::length));
  }
}
