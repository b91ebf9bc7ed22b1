package cityip.shell;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A viewer as Spring Security carries it through a session; serialised into the session table. */
record SignedIn(Viewer viewer, String passwordHash, boolean disabled) implements UserDetails {

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return viewer.role() == null ? List.of() : List.of(new SimpleGrantedAuthority("ROLE_" + viewer.role().name()));
  }

  @Override
  public String getPassword() {
    return passwordHash;
  }

  @Override
  public String getUsername() {
    return viewer.username();
  }

  @Override
  public boolean isEnabled() {
    return !disabled;
  }
}
