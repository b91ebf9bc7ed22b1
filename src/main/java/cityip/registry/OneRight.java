package cityip.registry;

import cityip.kernel.PublicationNumber;
import cityip.kernel.RightNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Rights told under different numbers that are one. Their events make one history, told under the number of the best: an
 * application's before a document's, a grant's before an application's; so the order of arrival does not matter.
 */
record OneRight(Touched canonical, List<Touched> members) {

  private static final Comparator<Touched> BEST = Comparator.comparingInt((Touched right) -> rank(right.number)).thenComparing(right -> right.number.canonical());

  static OneRight of(List<Touched> members) {
    return new OneRight(members.stream().min(BEST).orElseThrow(), List.copyOf(members));
  }

  static OneRight alone(Touched right) {
    return new OneRight(right, List.of(right));
  }

  private static int rank(RightNumber number) {
    if (number.isChinese()) {
      return FurtherNumbers.isDocument(number) ? 1 : 0;
    }
    return PublicationNumber.parse(number.canonical()).toOptional().map(document -> switch (document.stage()) {
      case GRANT -> 0;
      case APPLICATION -> 1;
      case AFTER_PARTIAL_INVALIDATION, CORRECTION -> 2;
      case UNKNOWN -> 3;
    }).orElse(4);
  }

  List<RightEvent> live() {
    if (members.size() == 1) {
      return canonical.live;
    }
    List<RightEvent> all = new ArrayList<>();
    members.forEach(member -> all.addAll(member.live));
    return all;
  }

  /** Tells the one history under the canonical number and empties those of the others. */
  Folded tell(HistoryWriter history, Terms terms) {
    Folded told = Fold.fold(canonical.number.jurisdiction(), canonical.number.kind(), live(), terms);
    history.write(canonical, told);
    members.stream().filter(member -> member != canonical).forEach(member -> history.write(member, Folded.NOTHING));
    return told;
  }

  boolean wasKnown() {
    return members.stream().anyMatch(member -> !member.isNew);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OneRight one && one.canonical == canonical;
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(canonical.number);
  }
}
