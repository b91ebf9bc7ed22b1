package cityip.plan;

import java.util.Map;

/**
 * A query whose rows are the number. Its columns are exactly {@code row_key text, right_number text, title text,
 * owner_id bigint, owner text, unit text, day date, amount numeric, reasons text[]}: {@code unit} is the county-level
 * code or null, {@code amount} is 1 for a count and yuan for money. One flat select, so that the planner drops what a
 * mere count does not need.
 *
 * @param sql the select, with named parameters
 * @param parameters their values
 */
public record RowSet(String sql, Map<String, Object> parameters) {

  public RowSet {
    parameters = Map.copyOf(parameters);
  }
}
