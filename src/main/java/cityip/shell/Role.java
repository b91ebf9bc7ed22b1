package cityip.shell;

/** What a signed-in person is here for. Role, county and body together decide which rows are seen. */
public enum Role {
  /** Officer of the city: the whole city, intake, sign-off. */
  CITY_OFFICER,
  /** Officer of one county-level unit: the rows of that unit. */
  COUNTY_OFFICER,
  /** A person of one firm, university or institute: the rows of that body. */
  BODY_MEMBER,
  /** Officer of another authority or a mediator: the cases in which that desk has a part. */
  PARTNER,
  /** Keeps accounts and the installation; sees the city's rows. */
  ADMINISTRATOR;

  /** Whether this role may bring data in, correct it and sign it off. */
  public boolean handlesCityData() {
    return this == CITY_OFFICER || this == ADMINISTRATOR;
  }
}
