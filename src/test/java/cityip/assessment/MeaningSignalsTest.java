package cityip.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import cityip.registry.RightProfiles.Owner;
import cityip.registry.RightProfiles.Profile;
import cityip.registry.RightState;
import cityip.registry.RightTexts.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What was told in other words, with the nearest in meaning given by hand. */
class MeaningSignalsTest {

  private static final String OLD = "一种水泵，包括泵体和端盖，端盖内侧设有迷宫密封，密封外侧开有回流槽，回流槽与进口之间由管路连通，用来把渗出的水送回进口，避免漏水浪费。";
  private static final String TOLD_ANEW = "本装置在壳体的盖板里侧做出曲折的密封道，外沿挖出一圈沟，沟里的积水顺着导管流到吸入端，从而减少泄漏造成的损失，提高了整机的效率和可靠性能。";

  private static Filing filing(long id, String number, LocalDate filed, String text, long party) {
    return new Filing(new Profile(id, new RightNumber("CN", RightKind.INVENTION, number), null, "示例", List.of("F04D29/08"), filed, null, null, RightState.PUBLISHED, "370811", List.of(new Owner(party, "示例" + party)),
        List.of("示例人" + id), List.of(), List.of(), List.of(), List.of()), "示例泵" + id, new Texts(text, text, "", List.of(), List.of(), Set.of(), List.of()), filed, "370811");
  }

  private static List<Signals.Seen> seen(Filing older, Filing newer, double cosine) {
    var limits = JsonMapper.shared().readTree("{\"hub\": 12, \"near-meaning\": 0.9}");
    var wanted = new Signals.Wanted(List.of(older, newer), LocalDate.of(2025, 1, 1), Map.of(), new CityNames(List.of()));
    return MeaningSignals.with(List.of(), wanted, limits, (one, _) -> List.of(Map.entry(older.right().id(), cosine), Map.entry(newer.right().id(), 1.0), Map.entry(99L, 1.0)));
  }

  @Test
  void anOlderFilingOfOthersInOtherWordsIsTold() {
    var older = filing(1, "202010000001.1", LocalDate.of(2020, 3, 1), OLD, 7);
    var newer = filing(2, "202510000002.5", LocalDate.of(2025, 3, 1), TOLD_ANEW, 8);
    assertThat(seen(older, newer, 0.95)).singleElement().satisfies(one -> {
      assertThat(one.signal()).isEqualTo(Signal.NEAR_MEANING);
      assertThat(one.filing()).isEqualTo(newer);
      assertThat(one.other()).isEqualTo(older);
      assertThat(one.strength()).isBetween(0.0, 1.0);
    });
    assertThat(seen(older, newer, 0.6)).as("not near").isEmpty();
  }

  @Test
  void ownOnesAndYoungerOnesAreNone() {
    var older = filing(1, "202010000001.1", LocalDate.of(2020, 3, 1), OLD, 7);
    assertThat(seen(older, filing(2, "202510000002.5", LocalDate.of(2025, 3, 1), TOLD_ANEW, 7), 0.95)).as("of the same applicant").isEmpty();
    var later = filing(3, "202510000003.3", LocalDate.of(2025, 6, 1), OLD, 7);
    assertThat(seen(later, filing(2, "202510000002.5", LocalDate.of(2025, 3, 1), TOLD_ANEW, 8), 0.6)).as("it is the younger one that is told").allSatisfy(one -> assertThat(one.filing()).isEqualTo(later));
    assertThat(MeaningSignals.with(List.of(), new Signals.Wanted(List.of(), LocalDate.of(2025, 1, 1), Map.of(), new CityNames(List.of())), JsonMapper.shared().readTree("{\"hub\": 12, \"near-meaning\": 0.9}"), (_, _) -> List.of())).isEmpty();
  }
}
