package cityip.navigation;

import cityip.navigation.Premises.Benchmark;
import cityip.navigation.Premises.Reading;
import cityip.navigation.Premises.Said;
import cityip.navigation.Premises.Standard;
import cityip.navigation.Project.Feature;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What projects are compared with, as it is stored. */
@Component
class StoredComparisons {

  private final JdbcClient db;

  StoredComparisons(JdbcClient db) {
    this.db = db;
  }

  List<Benchmark> benchmarks(long project) {
    return db.sql("select city, node, documents, source from navigation_benchmark where project_id = ? order by city, node").param(project)
        .query((row, _) -> new Benchmark(row.getString(1), row.getString(2), row.getInt(3), row.getString(4))).list();
  }

  List<Standard> standards(long project) {
    return db.sql("select standard, clause, number, ground from navigation_standard where project_id = ? order by standard, clause, number").param(project)
        .query((row, _) -> new Standard(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list();
  }

  List<Feature> features(long project) {
    return db.sql("select name, line from navigation_feature where project_id = ? order by name").param(project).query((row, _) -> new Feature(row.getString(1), row.getString(2))).list();
  }

  List<Reading> readings(long project) {
    return db.sql("select right_id, feature, said, why from navigation_reading where project_id = ? order by right_id, feature").param(project)
        .query((row, _) -> new Reading(row.getLong(1), row.getString(2), Said.valueOf(row.getString(3)), row.getString(4))).list();
  }

  void take(long project, List<Benchmark> benchmarks, List<Standard> standards, List<Feature> features) {
    for (var table : List.of("benchmark", "standard", "feature")) {
      db.sql("delete from navigation_" + table + " where project_id = ?").param(project).update();
    }
    benchmarks.forEach(one -> db.sql("insert into navigation_benchmark values (?, ?, ?, ?, ?)").params(project, one.city(), one.node(), one.documents(), one.source()).update());
    standards.forEach(one -> db.sql("insert into navigation_standard values (?, ?, ?, ?, ?)").params(project, one.standard(), one.clause(), one.number(), one.ground()).update());
    features.forEach(one -> db.sql("insert into navigation_feature values (?, ?, ?)").params(project, one.name(), one.line()).update());
    db.sql("update navigation_project set stamp = stamp + 1 where id = ?").param(project).update();
  }

  void read(long project, Reading reading, String actor, Instant now) {
    db.sql("""
        insert into navigation_reading values (?, ?, ?, ?, ?, ?, ?)
        on conflict (project_id, right_id, feature) do update set said = excluded.said, why = excluded.why, read_by = excluded.read_by, read = excluded.read""")
        .params(project, reading.right(), reading.feature(), reading.said().name(), reading.why(), actor, Timestamp.from(now)).update();
  }
}
