package cityip.assessment;

import cityip.assessment.Worksheet.Finding;
import cityip.assessment.Worksheet.Kind;
import cityip.assessment.Worksheet.Row;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored worksheets. Officers see those of officers in their scope, people of a body those of the body. */
@Component
class Worksheets {

  private static final String VISIBLE = " from assessment_worksheet w where (w.officer and (:everything or w.unit = :unit) or not w.officer and w.body_id = any(:bodies)) and (:text = '' or position(:text in w.title || ' ' || w.number || ' ' || w.product) > 0) ";

  private final JdbcClient db;

  Worksheets(JdbcClient db) {
    this.db = db;
  }

  private JdbcClient.StatementSpec visible(String sql, String text, Viewer viewer, Collection<Long> bodies) {
    return db.sql(sql).param("everything", viewer.scope() instanceof Scope.WholeCity).param("unit", viewer.scope() instanceof Scope.OneUnit one ? one.unit() : "-").param("bodies", bodies.toArray(Long[]::new))
        .param("text", text);
  }

  long count(String text, Viewer viewer, Collection<Long> bodies) {
    return visible("select count(*)" + VISIBLE, text, viewer, bodies).query(Long.class).single();
  }

  List<Worksheet> page(String text, Viewer viewer, Collection<Long> bodies, int size, long offset) {
    return visible("select *" + VISIBLE + "order by w.id desc limit :size offset :offset", text, viewer, bodies).param("size", size).param("offset", offset).query(this::worksheet).list();
  }

  Optional<Worksheet> find(long id, Viewer viewer, Collection<Long> bodies) {
    return visible("select *" + VISIBLE + "and w.id = :id", "", viewer, bodies).param("id", id).query(this::worksheet).optional();
  }

  private Worksheet worksheet(ResultSet row, int n) throws SQLException {
    var id = row.getLong("id");
    return new Worksheet(id, Kind.valueOf(row.getString("kind")), row.getString("number"), row.getString("title"), row.getString("claims"), row.getInt("claim"), row.getString("product"), row.getString("told"),
        row.getString("case_number"), row.getString("estoppel"), row.getString("prior"), row.getString("actor"), row.getTimestamp("at").toInstant(), row.getInt("stamp"), rows(id));
  }

  private List<Row> rows(long sheet) {
    return db.sql("select * from assessment_worksheet_row where sheet_id = ? order by position").param(sheet)
        .query((row, _) -> new Row(row.getString("feature"), Finding.valueOf(row.getString("finding")), row.getString("found"), row.getString("evidence"))).list();
  }

  long add(Worksheet sheet, Viewer viewer, boolean officer) {
    var id = db.sql("insert into assessment_worksheet (kind, number, title, claims, claim, product, told, body_id, unit, officer, actor, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id")
        .params(Arrays.<@Nullable Object>asList(sheet.kind().name(), sheet.number(), sheet.title(), sheet.claims(), sheet.claim(), sheet.product(), sheet.told(), viewer.bodyId(), viewer.unit(), officer, sheet.actor(),
            Timestamp.from(sheet.at()))).query(Long.class).single();
    rows(id, sheet.rows());
    return id;
  }

  private void rows(long id, List<Row> rows) {
    db.sql("delete from assessment_worksheet_row where sheet_id = ?").param(id).update();
    for (var n = 0; n < rows.size(); n++) {
      var row = rows.get(n);
      db.sql("insert into assessment_worksheet_row (sheet_id, position, feature, finding, found, evidence) values (?, ?, ?, ?, ?, ?)")
          .params(id, n, row.feature(), row.finding().name(), row.found(), row.evidence()).update();
    }
  }

  /** @return false when somebody was faster */
  boolean change(Worksheet to, int stamp) {
    if (db.sql("update assessment_worksheet set claim = ?, estoppel = ?, prior = ?, case_number = ?, stamp = stamp + 1 where id = ? and stamp = ?")
        .params(Arrays.<@Nullable Object>asList(to.claim(), to.estoppel(), to.prior(), to.caseNumber(), to.id(), stamp)).update() != 1) {
      return false;
    }
    rows(to.id(), to.rows());
    return true;
  }

  void calibrated(String sample, List<String> answers, int agreed, int asked, String actor, Instant at) {
    db.sql("insert into assessment_calibration (sample, answers, agreed, asked, actor, at) values (?, ?, ?, ?, ?, ?)").params(sample, answers.toArray(String[]::new), agreed, asked, actor, Timestamp.from(at)).update();
  }

  /** First answers only: whoever saw the solution is not calibrated by it. */
  List<Calibration.Score> scores(String actor) {
    return db.sql("select distinct on (sample) sample, answers, agreed, asked, at from assessment_calibration where actor = ? order by sample, id").param(actor)
        .query((row, _) -> new Calibration.Score(row.getString("sample"), List.of((String[]) row.getArray("answers").getArray()), row.getInt("agreed"), row.getInt("asked"), row.getTimestamp("at").toInstant())).list();
  }
}
