package cityip.casework;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/**
 * Cases of a procedure as rows of their facts, for lists that a module opens to everybody: the module says which states are public and which facts it
 * shows. Sealed answers are never among them, and confidential procedures have none.
 */
@Component
public final class FactRows {

  private static final String FROM = """
       from casework_case c where c.procedure = :procedure and not c.confidential and c.state in (:states)
        and (:fact = '' or c.facts ->> :fact = :value) and (:unit = '' or c.unit = :unit)
        and (:text = '' or position(lower(:text) in lower(c.number || ' ' || c.title || ' ' || coalesce(c.facts ->> 'right-number', ''))) > 0)
      """;

  private final JdbcClient db;

  FactRows(JdbcClient db) {
    this.db = db;
  }

  /** A case with its facts and who asked for it. */
  public record Row(String number, String state, String unit, String title, Instant opened, Map<String, String> facts, String applicant, long applicantBody) {
    public String fact(String name) {
      return facts.getOrDefault(name, "");
    }
  }

  /**
   * Which rows.
   *
   * @param fact a fact that must have {@code value}; empty for all
   */
  public record Wish(String procedure, Collection<String> states, String fact, String value, String unit, String text) {
    public static Wish of(String procedure, String... states) {
      return new Wish(procedure, List.of(states), "", "", "", "");
    }

    public Wish with(String fact, String value) {
      return new Wish(procedure, states, fact, value, unit, text);
    }

    public Wish in(String unit, String text) {
      return new Wish(procedure, states, fact, value, unit, text);
    }
  }

  private JdbcClient.StatementSpec asked(String sql, Wish wish) {
    return db.sql(sql).param("procedure", wish.procedure()).param("states", wish.states()).param("fact", wish.fact()).param("value", wish.value())
        .param("unit", wish.unit()).param("text", wish.text());
  }

  public long count(Wish wish) {
    return asked("select count(*) " + FROM, wish).query(Long.class).single();
  }

  /** The latest opened first. */
  public List<Row> page(Wish wish, int size, long offset) {
    return rows(wish, "").param("size", size).param("offset", offset).query(FactRows::row).list();
  }

  private JdbcClient.StatementSpec rows(Wish wish, String also) {
    return asked("select c.number, c.state, c.unit, c.title, c.opened, c.facts::text as facts, p.name, p.body_id" + """
         from casework_case c left join lateral (select name, body_id from casework_party where case_id = c.id and side = 'APPLICANT' order by id limit 1) p on true
        where c.id in (select c.id %s %s) order by c.opened desc, c.id desc limit :size offset :offset""".formatted(FROM, also), wish);
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    return new Row(row.getString("number"), row.getString("state"), row.getString("unit"), row.getString("title"), row.getTimestamp("opened").toInstant(), facts(row.getString("facts")),
        row.getString("name") == null ? "" : row.getString("name"), row.getLong("body_id"));
  }

  /** The sum of an amount over all of them. */
  public BigDecimal sum(Wish wish, String amount) {
    return asked("select coalesce(sum((c.facts ->> :amount)::numeric), 0) " + FROM, wish).param("amount", amount).query(BigDecimal.class).single();
  }

  public Optional<Row> find(Wish wish, String number) {
    return rows(wish, "and c.number = :number").param("number", number).param("size", 1).param("offset", 0).query(FactRows::row).optional();
  }

  private static Map<String, String> facts(String json) {
    return Cases.JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
  }
}
