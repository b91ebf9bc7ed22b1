package cityip.casework;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All services there are: every {@link Procedure} bean of every module. A case finds the version it was opened under. */
@Component
public final class Procedures {

  private final ObjectProvider<Procedure> given;
  private volatile Map<String, Procedure> byVersion = Map.of();

  Procedures(ObjectProvider<Procedure> given) {
    this.given = given;
  }

  private Map<String, Procedure> all() {
    if (byVersion.isEmpty()) {
      byVersion = given.stream().collect(Collectors.toUnmodifiableMap(procedure -> procedure.code() + "/" + procedure.version(), Function.identity()));
    }
    return byVersion;
  }

  /** The newest version of each, by code. */
  public List<Procedure> current() {
    return all().values().stream().collect(Collectors.toMap(Procedure::code, Function.identity(), (a, b) -> a.version() > b.version() ? a : b))
        .values().stream().sorted(Comparator.comparing(Procedure::code)).toList();
  }

  public Optional<Procedure> find(String code) {
    return current().stream().filter(procedure -> procedure.code().equals(code)).findFirst();
  }

  /** The table a case was opened under. */
  public Procedure version(String code, int version) {
    var procedure = all().get(code + "/" + version);
    if (procedure == null) {
      throw new IllegalStateException("Procedure " + code + " version " + version + " is gone while cases still follow it (IP-CASE-002)");
    }
    return procedure;
  }
}
