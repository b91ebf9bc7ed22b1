package cityip.registry.intake;

import cityip.registry.Intake.Refusal;
import cityip.registry.Intake.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows that were not taken, with what would be right. */
@Repository
class Refusals {

  private static final int LONGEST_CELL = 32_767;

  private final JdbcClient db;
  private final JdbcTemplate batch;

  Refusals(DataSource dataSource) {
    this.db = JdbcClient.create(dataSource);
    this.batch = new JdbcTemplate(dataSource);
    batch.setFetchSize(500);
  }

  /** One problem of one row as it is stored. */
  record Stored(long ordinal, int position, String part, int line, Problem problem, List<String> raw) {}

  void add(long batchId, List<Stored> refusals) {
    List<@Nullable Object[]> rows = new ArrayList<>(refusals.size());
    for (Stored refusal : refusals) {
      Problem problem = refusal.problem();
      rows.add(new @Nullable Object[] {batchId, refusal.ordinal(), refusal.position(), plain(refusal.part()), refusal.line(), plain(problem.column()),
          plain(problem.value()), problem.key(), Json.of(problem.args()), problem.suggestion() == null ? null : plain(problem.suggestion()),
          Json.of(refusal.raw().stream().map(cell -> cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL)).toList())});
    }
    batch.batchUpdate("""
        insert into registry_refusal (batch_id, ordinal, position, part, line, source_column, value, problem, problem_args, suggestion, raw)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb)""", rows);
  }

  private static String plain(String text) {
    return text.replace("\0", "");
  }

  List<Refusal> page(long batchId, int limit, long offset) {
    return db.sql("""
        select part, line, source_column, value, problem, problem_args, suggestion from registry_refusal
        where batch_id = :id order by ordinal, position limit :limit offset :offset""")
        .param("id", batchId).param("limit", limit).param("offset", offset)
        .query((row, n) -> new Refusal(row.getString("part"), row.getInt("line"), row.getString("source_column"), row.getString("value"),
            new Remark(row.getString("problem"), Json.texts(row.getString("problem_args"))), row.getString("suggestion"))).list();
  }

  long count(long batchId) {
    return db.sql("select count(*) from registry_refusal where batch_id = :id").param("id", batchId).query(Long.class).single();
  }

  /** All of a batch in the order of the file, streamed; needs a transaction, or the driver reads everything at once. */
  void each(long batchId, Consumer<Stored> consumer) {
    batch.query("""
        select ordinal, position, part, line, source_column, value, problem, problem_args, suggestion, raw from registry_refusal
        where batch_id = ? order by part, line, ordinal, position""", row -> {
          consumer.accept(new Stored(row.getLong("ordinal"), row.getInt("position"), row.getString("part"), row.getInt("line"),
              new Problem(row.getString("source_column"), row.getString("value"), row.getString("problem"), Json.texts(row.getString("problem_args")),
                  row.getString("suggestion")), Json.texts(row.getString("raw"))));
        }, batchId);
  }
}
