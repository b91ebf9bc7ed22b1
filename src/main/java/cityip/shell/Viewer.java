package cityip.shell;

import org.jspecify.annotations.Nullable;

/** Who looks at a page: the account, its role, and the county or body the role is held for. */
public record Viewer(@Nullable Long accountId, String username, String displayName, @Nullable Role role,
    @Nullable String unit, @Nullable Long bodyId) implements java.io.Serializable {

  /** Anybody from the street. */
  public static final Viewer ANYBODY = new Viewer(null, "", "", null, null, null);

  public boolean signedIn() {
    return accountId != null;
  }

  public boolean handlesCityData() {
    return role != null && role.handlesCityData();
  }

  /** The row scope that follows from role, county and body. */
  public Scope scope() {
    if (role == null) {
      return new Scope.PublicOnly();
    }
    return switch (role) {
      case CITY_OFFICER, ADMINISTRATOR -> new Scope.WholeCity();
      case COUNTY_OFFICER -> unit == null ? new Scope.PublicOnly() : new Scope.OneUnit(unit);
      case PARTNER -> new Scope.PublicOnly();
      case BODY_MEMBER -> bodyId == null ? new Scope.PublicOnly() : new Scope.OneBody(bodyId);
    };
  }

  /** The name that acts are recorded under. */
  public String actor() {
    return signedIn() ? username : "public";
  }
}
