package cityip.registry;

import cityip.kernel.RightKind;
import java.time.LocalDate;

/** How long rights last: the numbers of the law, dated, which the fold needs and the rulebook holds. */
interface Terms {

  /** The day a term is counted from. */
  enum Start { FILED, GRANTED, FIRST_USE }

  /**
   * @param start where the count begins
   * @param years 0 when the right has no computed end
   * @param capYears years after creation at which it ends at the latest, 0 without
   * @param renewYears years a renewal adds, 0 when there is none
   * @param renewalOpensMonths months before the end from which renewal may be asked for
   * @param graceMonths months after the end in which it still may
   */
  record Term(Start start, int years, int capYears, int renewYears, int renewalOpensMonths, int graceMonths) {

    static final Term UNLIMITED = new Term(Start.GRANTED, 0, 0, 0, 0, 0);
  }

  /**
   * The term of a kind under the law in force on {@code day} (the day of filing for patents, of grant for the others).
   *
   * @param variant a word such as {@code woody} that gives another term, or empty
   */
  Term term(String jurisdiction, RightKind kind, String variant, LocalDate day);

  /** Whether a right restored on the day is taken never to have been lost, or only lives again from that day on. */
  boolean restorationHeals(LocalDate day);

  /** Months after the due day in which an annuity may still be paid; a lapse known only by its notice is dated back over them. */
  int annuityGraceMonths(LocalDate day);
}
