package cityip.casework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Statements of one act that need no answer, gathered and sent to the database in one message. An act writes half a dozen rows; asked one
 * by one, the way to the server and back costs more than the rows. They are carried out in order, within the caller's transaction.
 */
final class OneTrip {

  private final List<String> statements = new ArrayList<>();
  private final List<@Nullable Object> parameters = new ArrayList<>();

  /** Adds a statement with a {@code ?} for each parameter. */
  void add(String statement, @Nullable Object... given) {
    statements.add(statement);
    parameters.addAll(Arrays.asList(given));
  }

  void add(OneTrip other) {
    statements.addAll(other.statements);
    parameters.addAll(other.parameters);
  }

  void send(JdbcClient db) {
    if (!statements.isEmpty()) {
      db.sql(String.join(";\n", statements)).params(parameters).update();
    }
  }
}
