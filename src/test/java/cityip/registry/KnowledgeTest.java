package cityip.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.DatabaseTest;
import cityip.kernel.RightKind;
import cityip.registry.Folded.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The law of the registry: what the tables say for any day and moment is the fold of the events known at that moment. */
class KnowledgeTest extends DatabaseTest {

  private static final List<EventKind> KINDS = List.of(EventKind.FILED, EventKind.PUBLISHED, EventKind.GRANTED, EventKind.TRANSFERRED, EventKind.RENAMED, EventKind.MOVED,
      EventKind.PLEDGED, EventKind.RELEASED, EventKind.LAPSED, EventKind.RESTORED, EventKind.INVALIDATED, EventKind.PARTLY_INVALIDATED, EventKind.EXPIRED, EventKind.WITHDRAWN,
      EventKind.SUSPENDED, EventKind.RESUMED, EventKind.FAMILY_MEMBER, EventKind.AWARDED, EventKind.DESCRIBED, EventKind.CORRECTED);

  @Test
  void whateverCameInAndWasTakenBackEveryPastKnowledgeIsTheFoldOfWhatWasKnown() {
    Random random = new Random(20261122);
    TestTown town = new TestTown(dataSource());
    List<Instant> moments = new ArrayList<>(List.of(town.now));
    for (long batch = 1; batch <= 60; batch++) {
      town.now = town.now.plusSeconds(3600);
      List<Statement> statements = new ArrayList<>();
      for (int n = 0; n < 4; n++) {
        statements.add(randomStatement(random));
      }
      town.loader.load(batch, statements);
      moments.add(town.now);
      if (batch % 5 == 0) {
        town.now = town.now.plusSeconds(3600);
        town.loader.undo(1 + random.nextInt((int) batch), "officer", "test", (_, _) -> { });
        moments.add(town.now);
      }
    }
    int compared = 0;
    StoredHistories stored = new StoredHistories(JdbcClient.create(dataSource()));
    for (long right : db().sql("select id from registry_right").query(Long.class).list()) {
      for (Instant known : moments) {
        Folded scratch = Fold.fold("CN", RightKind.INVENTION, stored.historyOf(List.of(right), known), Histories.TERMS);
        assertThat(spans(right, known)).as("right %d known %s", right, known).isEqualTo(new HashSet<>(scratch.spans()));
        assertThat(rows("select party_id || ' ' || position || ' ' || name || ' ' || valid_from from registry_owner", right, known))
            .isEqualTo(new HashSet<>(scratch.owners().stream().map(o -> o.party() + " " + o.position() + " " + o.name() + " " + o.from()).toList()));
        assertThat(rows("select flag || ' ' || detail || ' ' || coalesce(trim_scale(amount)::text, '') || ' ' || valid_from from registry_flag", right, known))
            .isEqualTo(new HashSet<>(scratch.flags().stream().map(f -> f.flag().number() + " " + f.detail() + " " + (f.amount() == null ? "" : f.amount().toPlainString()) + " " + f.from())
                .toList()));
        compared += scratch.spans().size();
      }
    }
    assertThat(compared).isGreaterThan(1_000);
    assertThat(db().sql("select count(*) from registry_span where known_from >= known_until or valid_from >= valid_until").query(Integer.class).single()).isZero();
  }

  private static Statement randomStatement(Random random) {
    Statement.Builder builder = Statement.about(RightsLoaderTest.number(1 + random.nextInt(8)));
    for (int i = 0; i <= random.nextInt(4); i++) {
      EventKind kind = KINDS.get(random.nextInt(KINDS.size()));
      LocalDate day = LocalDate.of(2010 + random.nextInt(15), 1 + random.nextInt(3), 1);
      builder.event(kind, day, switch (kind) {
        case FILED, TRANSFERRED, RENAMED, MOVED -> Map.of(Fact.OWNERS, List.of(new Holder("某公司" + random.nextInt(4), null, random.nextBoolean() ? null : "济宁任城", null)));
        case PLEDGED -> Map.of(Fact.CONTRACT, "Y" + random.nextInt(3), Fact.AMOUNT, BigDecimal.valueOf(random.nextInt(5000), 2));
        case RELEASED -> Map.of(Fact.CONTRACT, "Y" + random.nextInt(3));
        case FAMILY_MEMBER -> Map.of(Fact.FAMILY_NUMBER, "US765432" + random.nextInt(3) + "B2");
        case DESCRIBED -> Map.of(Fact.CLASSES, List.of("H04B1/00"), Fact.TITLE, "数字程控交换机");
        case CORRECTED -> Map.of(Fact.CORRECTS, KINDS.get(random.nextInt(KINDS.size())).code(), Fact.DAY, day);
        default -> Map.of();
      });
    }
    return builder.build();
  }

  private Set<Span> spans(long right, Instant known) {
    return new HashSet<>(db().sql("""
        select state, unit, coalesce(owner_id, 0), filed, granted, valid_from, valid_until from registry_span
        where right_id = ? and known_from <= ? and ? < known_until""").params(right, at(known), at(known)).query((row, _) -> new Span(RightState.ofNumber(row.getInt(1)),
        row.getString(2), row.getLong(3), StoredHistories.day(row, 4), StoredHistories.day(row, 5), StoredHistories.someDay(row, 6), StoredHistories.someDay(row, 7))).list());
  }

  private Set<String> rows(String select, long right, Instant known) {
    return new HashSet<>(db().sql(select + " where right_id = ? and known_from <= ? and ? < known_until").params(right, at(known), at(known)).query(String.class).list());
  }

  private static OffsetDateTime at(Instant known) {
    return StoredHistories.moment(known);
  }
}
