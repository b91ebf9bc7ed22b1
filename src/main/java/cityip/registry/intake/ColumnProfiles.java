package cityip.registry.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The mappings of columns that people corrected, by the headers of their source and by name. */
@Repository
class ColumnProfiles {

  private final JdbcClient db;

  ColumnProfiles(JdbcClient db) {
    this.db = db;
  }

  Optional<ColumnProfile> byHeaders(String fingerprint) {
    return db.sql("select columns from registry_column_profile where fingerprint = :fingerprint").param("fingerprint", fingerprint)
        .query(String.class).optional().map(Json::readProfile);
  }

  Optional<ColumnProfile> byName(String name) {
    return db.sql("select columns from registry_column_profile where name = :name").param("name", name)
        .query(String.class).optional().map(Json::readProfile);
  }

  List<String> names() {
    return db.sql("select name from registry_column_profile where name is not null order by name").query(String.class).list();
  }

  void remember(ColumnProfile profile, @Nullable String name, String actor, Instant now) {
    if (name != null) {
      db.sql("update registry_column_profile set name = null where name = :name").param("name", name).update();
    }
    db.sql("""
        insert into registry_column_profile (fingerprint, name, columns, actor, recorded) values (:fingerprint, :name, :columns::jsonb, :actor, :now)
        on conflict (fingerprint) do update set name = coalesce(excluded.name, registry_column_profile.name), columns = excluded.columns,
          actor = excluded.actor, recorded = excluded.recorded""")
        .param("fingerprint", profile.fingerprint()).param("name", name).param("columns", Json.profile(profile)).param("actor", actor)
        .param("now", Timestamp.from(now)).update();
  }
}
