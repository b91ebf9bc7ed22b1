package cityip.assessment;

import java.util.Locale;

/**
 * What a finding rests on, and which kind of 国家知识产权局令第77号 第三条 it may point to; for marks of 规范商标申请注册行为若干规定 第三条.
 */
public enum Signal {
  /** Many texts of one applicant, or of related ones, that share most of their words: one finding for all of them. */
  SERIES(1),
  /** Texts of one applicant, or of related ones, share most of their words within the window. */
  NEAR_OWN(1),
  /** The text shares most of its words with an older filing of somebody unrelated. */
  NEAR_OLDER(2),
  /** The text says in other words what an older filing of somebody unrelated says. */
  NEAR_MEANING(2),
  /** The same measured figures, one by one, as in another filing that says something else. */
  SAME_FIGURES(2),
  /** Signs stand beside each other as nowhere else: put together by a machine. */
  SHUFFLED(3),
  /** Many filings of one applicant on one day. */
  BURST(3),
  /** A first claim far longer than those of its field. */
  OVERLONG(4),
  /** Filings of one applicant within a year in many unrelated fields, those of its registered industry left out. */
  SCATTER(5),
  /** More filings in a year than the people an applicant has could have made. */
  CAPACITY(5),
  /** Like texts, spread over several applicants that belong together. */
  RING(6),
  /** Numbers one after the other on one day, by several applicants that belong together. */
  SEQUENTIAL(6),
  /** Passed on to somebody else soon after filing. */
  EARLY_ASSIGNMENT(7),
  /** One inventor named by many applicants. */
  INVENTOR_EVERYWHERE(7),
  /** The inventors are others than at first. */
  INVENTORS_CHANGED(7),
  /** Filed again after the like had been withdrawn. */
  REFILED(8),
  /** Many marks of one applicant within a year. */
  MARK_MASS(1),
  /** Marks of one applicant in many classes. */
  MARK_CLASSES(1),
  /** The name of a protected speciality or a brand of the city, by somebody else. */
  MARK_SQUATTING(4),
  /** A place's or an event's name. */
  MARK_PUBLIC_NAME(6),
  /** Most of an applicant's marks were passed on. */
  MARK_RESALE(1);

  private final int kind;

  Signal(int kind) {
    this.kind = kind;
  }

  /** Number of the kind in the article. */
  public int kind() {
    return kind;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
