package cityip.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.kernel.RightKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every history, however odd. */
class FoldLawsTest {

  record Step(EventKind kind, LocalDate day, int who) {}

  @Provide
  Arbitrary<List<Step>> histories() {
    return Combinators.combine(Arbitraries.of(EventKind.class), Arbitraries.integers().between(12_000, 22_000).map(LocalDate::ofEpochDay), Arbitraries.integers().between(1, 3))
        .as(Step::new).list().ofMinSize(1).ofMaxSize(12);
  }

  private static List<RightEvent> events(List<Step> steps) {
    Histories history = Histories.anInvention();
    for (Step step : steps) {
      switch (step.kind()) {
        case FILED, TRANSFERRED, RENAMED, MOVED, DESCRIBED -> history.owners(step.kind(), step.day().toString(), "甲" + step.who(), step.who(), step.who() == 3 ? null : "37081" + step.who());
        case PLEDGED -> history.event(step.kind(), step.day().toString(), Map.of(Fact.CONTRACT, "Y" + step.who(), Fact.AMOUNT, BigDecimal.TEN));
        case RELEASED -> history.event(step.kind(), step.day().toString(), step.who() == 3 ? Map.of() : Map.of(Fact.CONTRACT, "Y" + step.who()));
        default -> history.event(step.kind(), step.day().toString());
      }
    }
    return history.events();
  }

  @Property
  void spansMeetWithoutGapOverlapOrRepetitionAndNeverEnd(@ForAll("histories") List<Step> steps, @ForAll RightKind kind) {
    List<Folded.Span> spans = Fold.fold("CN", kind, events(steps), Histories.TERMS).spans();
    assertThat(spans.getLast().until()).isEqualTo(Folded.FOREVER);
    for (int i = 0; i < spans.size(); i++) {
      assertThat(spans.get(i).from()).isBefore(spans.get(i).until());
      if (i > 0) {
        Folded.Span before = spans.get(i - 1);
        assertThat(spans.get(i).from()).isEqualTo(before.until());
        assertThat(spans.get(i).state() == before.state() && spans.get(i).owner() == before.owner() && String.valueOf(spans.get(i).unit()).equals(String.valueOf(before.unit()))).isFalse();
      }
    }
  }

  @Property
  void theOrderInWhichEventsAreListedDoesNotMatter(@ForAll("histories") List<Step> steps, @ForAll Random random, @ForAll RightKind kind) {
    List<RightEvent> events = events(steps);
    List<RightEvent> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);
    Folded told = Fold.fold("CN", kind, events, Histories.TERMS);
    Folded again = Fold.fold("CN", kind, shuffled, Histories.TERMS);
    assertThat(again.spans()).isEqualTo(told.spans());
    assertThat(new HashSet<>(again.owners())).isEqualTo(new HashSet<>(told.owners()));
    assertThat(new HashSet<>(again.flags())).isEqualTo(new HashSet<>(told.flags()));
  }

  @Property
  void ownersAndFlagsHoldForAtLeastADayAndOwnersMeetToo(@ForAll("histories") List<Step> steps) {
    Folded told = Fold.fold("CN", RightKind.INVENTION, events(steps), Histories.TERMS);
    told.owners().forEach(owner -> assertThat(owner.from()).isBefore(owner.until()));
    told.flags().forEach(flag -> assertThat(flag.from()).isBefore(flag.until()));
    told.spans().stream().filter(span -> span.owner() != 0).forEach(span -> {
      for (LocalDate day : List.of(span.from(), span.until().minusDays(1))) {
        assertThat(told.owners()).as("first owner on %s of %s", day, span).filteredOn(owner -> owner.position() == 1 && !day.isBefore(owner.from()) && day.isBefore(owner.until()))
            .singleElement().extracting(Folded.OwnerSpan::party).isEqualTo(span.owner());
      }
    });
  }

  @Property
  void anInvalidatedRightNeverExisted(@ForAll("histories") List<Step> steps) {
    Histories history = Histories.anInvention();
    history.events().addAll(events(steps.stream().filter(step -> step.kind() != EventKind.RESTORED && step.kind() != EventKind.CORRECTED).toList()));
    history.event(EventKind.INVALIDATED, "2025-01-01");
    assertThat(history.told().spans()).allMatch(span -> span.state() == RightState.INVALIDATED);
  }
}
