package cityip.assessment;

import java.util.Locale;

/**
 * What a finding rests on, and which kind of 国家知识产权局令第77号 第三条 it may point to; for marks of 规范商标申请注册行为若干规定 第三条.
 */
public enum Signal {
  /** Texts of one applicant, or of related ones, share most of their words within the window. */
  NEAR_OWN(1),
  /** The text shares most of its words with an older filing of somebody unrelated. */
  NEAR_OLDER(2),
  /** Many filings of one applicant on one day. */
  BURST(3),
  /** Filings of one applicant within a year in many unrelated fields. */
  SCATTER(5),
  /** Passed on to somebody else soon after filing. */
  EARLY_ASSIGNMENT(7),
  /** One inventor named by many applicants. */
  INVENTOR_EVERYWHERE(7),
  /** Many marks of one applicant within a year. */
  MARK_MASS(1),
  /** Marks of one applicant in many classes. */
  MARK_CLASSES(1);

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
