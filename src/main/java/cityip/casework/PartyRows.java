package cityip.casework;

import cityip.shell.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/**
 * Cases of a procedure as rows of their facts, for both of their sides and the offices: row scope is applied here. A body sees the cases in which
 * it is a side and no others, so what one bank offers is not there for another. Sealed answers are never among the facts, confidential procedures
 * have no rows.
 */
@Component
public final class PartyRows {

  private final JdbcClient db;

  PartyRows(JdbcClient db) {
    this.db = db;
  }

  /** A case with its facts and its two sides; the bodies are 0 where the register does not know them. */
  public record Row(String number, String state, boolean open, String unit, String title, Instant opened, Instant since, @Nullable LocalDate due, int stamp, Map<String, String> facts,
      String applicant, long applicantBody, String other, long otherBody) {
    public String fact(String name) {
      return facts.getOrDefault(name, "");
    }
  }

  /** Cases of a procedure in any of these states; all when there are none. A fact narrows them to those in which it has a value. */
  public List<Row> list(String procedure, Collection<String> states, String fact, String value, Scope scope, int most) {
    return asked(procedure, states, fact, value, "", scope).param("most", most).query(PartyRows::row).list();
  }

  public List<Row> list(String procedure, Collection<String> states, Scope scope, int most) {
    return list(procedure, states, "", "", scope, most);
  }

  public Optional<Row> find(String procedure, String number, Scope scope) {
    return asked(procedure, List.of(), "", "", number, scope).param("most", 1).query(PartyRows::row).optional();
  }

  private JdbcClient.StatementSpec asked(String procedure, Collection<String> states, String fact, String value, String number, Scope scope) {
    return db.sql("""
        select c.number, c.state, c.open, c.unit, c.title, c.opened, c.state_since, c.due, c.stamp, c.facts::text as facts, a.name as applicant, a.body_id as applicant_body, o.name as other,
               o.body_id as other_body
          from casework_case c
          left join lateral (select name, body_id from casework_party where case_id = c.id and side = 'APPLICANT' order by id limit 1) a on true
          left join lateral (select name, body_id from casework_party where case_id = c.id and side = 'OTHER_PARTY' order by id limit 1) o on true
         where c.procedure = :procedure and not c.confidential and (:anyState or c.state = any(:states)) and (:fact = '' or c.facts ->> :fact = :value) and (:number = '' or c.number = :number)
           and (:everything or c.unit = :unit or exists (select 1 from casework_party p where p.case_id = c.id and p.body_id = :body))
         order by c.opened desc, c.id desc limit :most""")
        .param("procedure", procedure).param("anyState", states.isEmpty()).param("states", states.toArray(String[]::new)).param("fact", fact).param("value", value).param("number", number)
        .param("everything", scope instanceof Scope.WholeCity).param("unit", scope instanceof Scope.OneUnit one ? one.unit() : "-").param("body", scope instanceof Scope.OneBody one ? one.bodyId() : -1L);
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    return new Row(row.getString("number"), row.getString("state"), row.getBoolean("open"), row.getString("unit"), row.getString("title"), row.getTimestamp("opened").toInstant(),
        row.getTimestamp("state_since").toInstant(), row.getObject("due", LocalDate.class), row.getInt("stamp"),
        Cases.JSON.readValue(row.getString("facts"), new TypeReference<LinkedHashMap<String, String>>() {}), row.getString("applicant") == null ? "" : row.getString("applicant"),
        row.getLong("applicant_body"), row.getString("other") == null ? "" : row.getString("other"), row.getLong("other_body"));
  }
}
