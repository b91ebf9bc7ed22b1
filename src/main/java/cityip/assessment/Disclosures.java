package cityip.assessment;

import cityip.assessment.Disclosure.Decision;
import cityip.assessment.Disclosure.Stage;
import cityip.assessment.Disclosure.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stored disclosures; every question of them names the bodies whose they are. */
@Component
class Disclosures {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String MINE = " from assessment_disclosure where body_id = any(:bodies) and (:stage = '' or stage = :stage) and (:text = '' or position(:text in title) > 0) ";

  private final JdbcClient db;

  Disclosures(JdbcClient db) {
    this.db = db;
  }

  long add(long body, String title, Map<String, String> content, String actor, Instant at) {
    return db.sql("insert into assessment_disclosure (body_id, stage, title, content, actor, created, moved) values (?, 'DRAFT', ?, ?::jsonb, ?, ?, ?) returning id")
        .params(body, title, JSON.writeValueAsString(content), actor, Timestamp.from(at), Timestamp.from(at)).query(Long.class).single();
  }

  private JdbcClient.StatementSpec mine(String sql, Collection<Long> bodies, String stage, String text) {
    return db.sql(sql).param("bodies", bodies.toArray(Long[]::new)).param("stage", stage).param("text", text);
  }

  long count(Collection<Long> bodies, String stage, String text) {
    return mine("select count(*)" + MINE, bodies, stage, text).query(Long.class).single();
  }

  /** @param byTitle else those that wait longest come first */
  List<Disclosure> page(Collection<Long> bodies, String stage, String text, boolean byTitle, int size, long offset) {
    return mine("select *" + MINE + (byTitle ? "order by title, id" : "order by stage in ('FILED', 'CLOSED'), moved, id") + " limit :size offset :offset", bodies, stage, text).param("size", size)
        .param("offset", offset).query(Disclosures::disclosure).list();
  }

  Optional<Disclosure> find(long id, Collection<Long> bodies) {
    return db.sql("select * from assessment_disclosure where id = ? and body_id = any(?)").params(id, bodies.toArray(Long[]::new)).query(Disclosures::disclosure).optional();
  }

  private static Disclosure disclosure(ResultSet row, int n) throws SQLException {
    var decision = row.getString("decision");
    return new Disclosure(row.getLong("id"), row.getLong("body_id"), Stage.valueOf(row.getString("stage")), row.getString("title"), map(row.getString("content")), map(row.getString("answers")),
        map(row.getString("worksheet")), decision == null ? null : Decision.valueOf(decision), row.getString("reasons"), row.getString("number"), row.getString("actor"),
        row.getTimestamp("created").toInstant(), row.getTimestamp("moved").toInstant(), row.getInt("stamp"));
  }

  private static Map<String, String> map(String json) {
    return JSON.readValue(json, new TypeReference<>() {});
  }

  /** Writes everything a person may change; false when somebody was faster. */
  boolean change(Disclosure to, int stamp, Instant at) {
    return db.sql("""
        update assessment_disclosure set stage = ?, title = ?, content = ?::jsonb, answers = ?::jsonb, worksheet = ?::jsonb, decision = ?, reasons = ?, number = ?, moved = ?, stamp = stamp + 1
        where id = ? and stamp = ?""").params(Arrays.<@Nullable Object>asList(to.stage().name(), to.title(), JSON.writeValueAsString(to.content()), JSON.writeValueAsString(to.answers()),
        JSON.writeValueAsString(to.worksheet()), to.decision() == null ? null : to.decision().name(), to.reasons(), to.number(), Timestamp.from(at), to.id(), stamp)).update() == 1;
  }

  void step(long disclosure, String act, String words, String actor, Instant at) {
    db.sql("insert into assessment_disclosure_step (disclosure_id, act, words, actor, at) values (?, ?, ?, ?, ?)").params(disclosure, act, words, actor, Timestamp.from(at)).update();
  }

  List<Step> steps(long disclosure) {
    return db.sql("select * from assessment_disclosure_step where disclosure_id = ? order by id").param(disclosure)
        .query((row, _) -> new Step(row.getString("act"), row.getString("words"), row.getString("actor"), row.getTimestamp("at").toInstant())).list();
  }
}
