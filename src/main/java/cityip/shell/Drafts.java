package cityip.shell;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a person was typing, kept on the server until it is sent: one draft for each account and form. */
@Component
public class Drafts {

  private final JdbcClient db;
  private final JsonMapper json;

  Drafts(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** Keeps the fields of a form, replacing an earlier draft of it. */
  public void keep(long accountId, String form, Map<String, String> fields) {
    db.sql("""
        insert into shell_draft (account_id, form, fields) values (:account, :form, :fields::jsonb)
        on conflict (account_id, form) do update set fields = excluded.fields, saved_at = now()""")
        .param("account", accountId).param("form", form).param("fields", json.writeValueAsString(fields)).update();
  }

  /** The kept fields, or none. */
  public Map<String, String> of(long accountId, String form) {
    return db.sql("select fields from shell_draft where account_id = :account and form = :form")
        .param("account", accountId).param("form", form).query(String.class).optional()
        .map(fields -> json.readValue(fields, new TypeReference<Map<String, String>>() {})).orElse(Map.of());
  }

  /** The form was sent, or the person wants to begin anew. */
  public void drop(long accountId, String form) {
    db.sql("delete from shell_draft where account_id = :account and form = :form").param("account", accountId).param("form", form).update();
  }
}
