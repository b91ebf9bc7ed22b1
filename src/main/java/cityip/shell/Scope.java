package cityip.shell;

/**
 * The rows a viewer may see. Each module applies it in its queries, once, for list, drill-down, export and search alike.
 */
public sealed interface Scope {

  /** All rows of the city. */
  record WholeCity() implements Scope {}

  /** Rows of one county-level unit. */
  record OneUnit(String unit) implements Scope {}

  /** Rows of one body. */
  record OneBody(long bodyId) implements Scope {}

  /** Nobody signed in: published figures, no rows of others. */
  record PublicOnly() implements Scope {}
}
