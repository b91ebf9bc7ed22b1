package cityip.casework;

/** Who stands where in a procedure. A person may sit at several desks of a case, never at both sides of one. */
public enum Desk {
  /** Whoever asked for the case to be opened. */
  APPLICANT,
  /** Whom the case is against, or the other side of a dispute. */
  OTHER_PARTY,
  /** Who runs the platform or fair on which it happens: sits in the cases of that platform alone. */
  PLATFORM,
  /** The officer who handles it, in the case's county or for the whole city. */
  OFFICER,
  /** Approves what officers propose. */
  LEADER,
  /** Legal review, never by the hand that proposed. */
  REVIEWER,
  /** The panel that adjudicates. */
  PANEL,
  POLICE,
  PROSECUTOR,
  MEDIATOR,
  COURT,
  /** Advises and arranges aid. */
  ADVISER,
  /** The clock itself, and cases telling each other. */
  SYSTEM;

  /** Desks that belong to a side of the case and not to an authority. */
  public boolean isParty() {
    return this == APPLICANT || this == OTHER_PARTY || this == PLATFORM;
  }
}
