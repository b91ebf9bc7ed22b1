package cityip.assessment;

import cityip.shell.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What may be done with a finding, by whom, and where it then stands: 国家知识产权局令第77号 第五条 to 第十一条, and the practice of counties. Nothing here
 * punishes; a report goes to the office that decides.
 */
public enum FindingAct {
  DISMISS(Set.of(State.SCREENED), State.DISMISSED, Role.CITY_OFFICER),
  SEND(Set.of(State.SCREENED), State.SENT, Role.CITY_OFFICER),
  ASK(Set.of(State.SENT), State.ASKED, Role.COUNTY_OFFICER),
  STATE(Set.of(State.ASKED), State.STATED, Role.BODY_MEMBER),
  WITHDRAW(Set.of(State.ASKED, State.STATED), State.WITHDRAWN, Role.COUNTY_OFFICER),
  ACCEPT(Set.of(State.STATED), State.ACCEPTED, Role.COUNTY_OFFICER),
  REFUSE(Set.of(State.ASKED, State.STATED), State.REFUSED, Role.COUNTY_OFFICER),
  APPEAL(Set.of(State.REFUSED), State.APPEALED, Role.BODY_MEMBER),
  GRANT_APPEAL(Set.of(State.APPEALED), State.ACCEPTED, Role.CITY_OFFICER),
  REPORT(Set.of(State.REFUSED, State.APPEALED), State.REPORTED, Role.CITY_OFFICER);

  /** Where a finding stands. */
  public enum State {
    SCREENED, DISMISSED, SENT, ASKED, STATED, WITHDRAWN, ACCEPTED, REFUSED, APPEALED, REPORTED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The applicant did file abnormally, as far as people found. */
    public boolean confirmed() {
      return this == WITHDRAWN || this == REFUSED || this == REPORTED;
    }

    /** People found that the signal was wrong. */
    public boolean cleared() {
      return this == DISMISSED || this == ACCEPTED;
    }

    public boolean closed() {
      return this == DISMISSED || this == WITHDRAWN || this == ACCEPTED || this == REPORTED;
    }

    /** The applicant hears of it when asked, not before. */
    boolean knownToApplicant() {
      return this != SCREENED && this != DISMISSED && this != SENT;
    }
  }

  private final Set<State> from;
  private final State to;
  private final Role by;

  FindingAct(Set<State> from, State to, Role by) {
    this.from = from;
    this.to = to;
    this.by = by;
  }

  public State to() {
    return to;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean allowed(State state, Role role) {
    return from.contains(state) && role == by;
  }

  /** What somebody in this role may do now. */
  static List<FindingAct> next(State state, @org.jspecify.annotations.Nullable Role role) {
    return role == null ? List.of() : Arrays.stream(values()).filter(act -> act.allowed(state, role)).toList();
  }
}
