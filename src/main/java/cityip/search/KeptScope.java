package cityip.search;

import cityip.shell.Scope;

/** A viewer's scope as it stands beside a job that goes on while the viewer is away. */
final class KeptScope {

  private KeptScope() {}

  static String written(Scope scope) {
    return switch (scope) {
      case Scope.WholeCity _ -> "city";
      case Scope.OneUnit one -> "unit:" + one.unit();
      case Scope.OneBody one -> "body:" + one.bodyId();
      case Scope.PublicOnly _ -> "public";
    };
  }

  /** Whatever cannot be read sees the least. */
  static Scope read(String written) {
    if (written.equals("city")) {
      return new Scope.WholeCity();
    }
    if (written.startsWith("unit:")) {
      return new Scope.OneUnit(written.substring(5));
    }
    return written.matches("body:\\d{1,18}") ? new Scope.OneBody(Long.parseLong(written.substring(5))) : new Scope.PublicOnly();
  }
}
