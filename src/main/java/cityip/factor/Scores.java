package cityip.factor;

import cityip.factor.Score.Contest;
import cityip.factor.Score.Outcome;
import cityip.factor.Score.Subject;
import cityip.kernel.AsOf;
import cityip.shell.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stored scores and contests. */
@Component
class Scores {

  private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final String VISIBLE = "(:everything or s.unit = :unit or :body = any(s.bodies))";

  private final JdbcClient db;

  Scores(JdbcClient db) {
    this.db = db;
  }

  /** What a score is computed from: the rulebook's two values, what was measured, and the vetoes that stand. */
  record Basis(String list, String scenario, JsonNode factors, JsonNode weights, List<Measured> measured, List<String> vetoes) {

    Scorecard compute() {
      return Scorecard.of(FactorList.read(list, scenario, factors, weights), measured, vetoes);
    }
  }

  private record Definition(JsonNode factors, JsonNode weights) {}

  private record Inputs(List<Measured> measured, List<String> vetoes) {}

  long add(Subject subject, AsOf at, Basis basis, Scorecard card, List<Integer> peers, String actor, Instant now) {
    var definition = JSON.writeValueAsString(new Definition(basis.factors(), basis.weights()));
    var inputs = JSON.writeValueAsString(new Inputs(basis.measured(), basis.vetoes()));
    return db.sql("""
        insert into factor_score (list, scenario, subject, title, href, unit, bodies, day, known, definition, inputs, total, hash, peers, actor, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
        .params(Arrays.asList(basis.list(), basis.scenario(), subject.key(), subject.title(), subject.href(), subject.unit(), subject.bodies().toArray(Long[]::new), at.day(),
            Timestamp.from(at.known()), definition, inputs, card.total(), hash(definition, inputs, card), peers.toArray(Integer[]::new), actor, Timestamp.from(now)))
        .query(Long.class).single();
  }

  /** What was computed from what, as one fingerprint. */
  static String hash(String definition, String inputs, Scorecard card) {
    var result = card.parts().stream().map(part -> part.factor().key() + "=" + part.part().toPlainString()).toList() + " " + card.total() + " " + card.vetoes();
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest((definition + "\n" + inputs + "\n" + result).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause);
    }
  }

  Optional<Score> find(long id) {
    return db.sql("select * from factor_score where id = ?").param(id).query(Scores::score).optional();
  }

  /** What a stored score was computed from. */
  Basis basis(long id) {
    return db.sql("select list, scenario, definition, inputs from factor_score where id = ?").param(id).query(Scores::basis).single();
  }

  private static Basis basis(ResultSet row, int n) throws SQLException {
    var definition = JSON.readValue(row.getString("definition"), Definition.class);
    var inputs = JSON.readValue(row.getString("inputs"), Inputs.class);
    return new Basis(row.getString("list"), row.getString("scenario"), definition.factors(), definition.weights(), inputs.measured(), inputs.vetoes());
  }

  private static Score score(ResultSet row, int n) throws SQLException {
    var card = basis(row, n).compute();
    var hash = row.getString("hash");
    return new Score(row.getLong("id"), new Subject(row.getString("subject"), row.getString("title"), row.getString("href"), row.getString("unit"),
        List.of((Long[]) row.getArray("bodies").getArray())), new AsOf(row.getObject("day", LocalDate.class), row.getTimestamp("known").toInstant()), card,
        List.of((Integer[]) row.getArray("peers").getArray()), hash, hash.equals(hash(row.getString("definition"), row.getString("inputs"), card)), row.getString("actor"),
        row.getTimestamp("at").toInstant());
  }

  List<Score> of(String subject, int limit) {
    return db.sql("select * from factor_score where subject = ? order by id desc limit ?").params(subject, limit).query(Scores::score).list();
  }

  List<Score> latest(String list, Scope scope, int size, long offset) {
    return scoped("select * from factor_score s where s.list = :list and " + VISIBLE + " order by s.id desc limit :size offset :offset", scope)
        .param("list", list).param("size", size).param("offset", offset).query(Scores::score).list();
  }

  long count(String list, Scope scope) {
    return scoped("select count(*) from factor_score s where s.list = :list and " + VISIBLE, scope).param("list", list).query(Long.class).single();
  }

  private JdbcClient.StatementSpec scoped(String sql, Scope scope) {
    return db.sql(sql).param("everything", scope instanceof Scope.WholeCity).param("unit", scope instanceof Scope.OneUnit one ? one.unit() : "-")
        .param("body", scope instanceof Scope.OneBody one ? one.bodyId() : -1L);
  }

  long contest(long score, String factor, String reason, String actor, Instant now) {
    return db.sql("insert into factor_contest (score_id, factor, reason, raised_by, raised) values (?, ?, ?, ?, ?) returning id")
        .params(score, factor, reason, actor, Timestamp.from(now)).query(Long.class).single();
  }

  /** @return false when it had been answered already */
  boolean answer(long contest, Outcome outcome, String answer, String actor, Instant now) {
    return db.sql("update factor_contest set outcome = ?, answer = ?, answered_by = ?, answered = ? where id = ? and outcome is null")
        .params(outcome.name(), answer, actor, Timestamp.from(now), contest).update() == 1;
  }

  List<Contest> contests(long score) {
    return db.sql("select * from factor_contest where score_id = ? order by id").param(score).query(Scores::contest).list();
  }

  List<Contest> open(Scope scope, int limit) {
    return scoped("select c.* from factor_contest c join factor_score s on s.id = c.score_id where c.outcome is null and " + VISIBLE + " order by c.id limit :limit", scope)
        .param("limit", limit).query(Scores::contest).list();
  }

  private static Contest contest(ResultSet row, int n) throws SQLException {
    return new Contest(row.getLong("id"), row.getLong("score_id"), row.getString("factor"), row.getString("reason"), row.getString("raised_by"), row.getTimestamp("raised").toInstant(),
        outcome(row.getString("outcome")), row.getString("answer"), row.getString("answered_by"), row.getTimestamp("answered") == null ? null : row.getTimestamp("answered").toInstant());
  }

  private static @Nullable Outcome outcome(@Nullable String name) {
    return name == null ? null : Outcome.valueOf(name);
  }
}
