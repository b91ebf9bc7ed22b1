package cityip.registry.intake;

import org.jspecify.annotations.Nullable;

/**
 * Somebody a row names.
 *
 * @param address as written, without the postcode; empty when the row has none
 * @param code unified social credit code for owners, agency code for agencies; null when not given
 * @param country two letters, null when not given
 */
record SourceParty(Role role, String name, String address, @Nullable String postcode, @Nullable String code, @Nullable String country) {

  enum Role { APPLICANT, OWNER, INVENTOR, AGENCY, AGENT, FROM, TO }

  static SourceParty named(Role role, String name) {
    return new SourceParty(role, name, "", null, null, null);
  }
}
