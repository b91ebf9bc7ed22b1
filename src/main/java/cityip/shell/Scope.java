package cityip.shell;

/**
 * The rows a viewer may see. Each module applies it in its queries, once, for list, drill-down, export and search alike.
 */
public sealed interface Scope {

  /** Whether rows of others are among those seen; what is confidential is masked there. */
  default boolean seesOthers() {
    return this instanceof WholeCity || this instanceof OneUnit;
  }

  /** All rows of the city. */
  record WholeCity() implements Scope {}

  /** Rows of one county-level unit. */
  record OneUnit(String unit) implements Scope {}

  /** Rows of one body. */
  record OneBody(long bodyId) implements Scope {}

  /** Nobody signed in: published figures, no rows of others. */
  record PublicOnly() implements Scope {}
}
