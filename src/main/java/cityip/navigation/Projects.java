package cityip.navigation;

import cityip.navigation.Project.Effect;
import cityip.navigation.Project.Node;
import cityip.navigation.Project.Stage;
import cityip.navigation.Project.Type;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored projects. */
@Component
class Projects {

  private final JdbcClient db;

  Projects(JdbcClient db) {
    this.db = db;
  }

  /** What a list is narrowed to; empty texts match all. */
  record Filter(String text, String type, String stage) {}

  private static final String VISIBLE = """
      where (p.open or :everything or p.unit = :unit or p.body_id = :body)
        and (:type = '' or p.type = :type) and (:stage = '' or p.stage = :stage)
        and (:text = '' or position(lower(:text) in lower(p.title || ' ' || p.question || ' ' || p.number)) > 0)
      """;

  private JdbcClient.StatementSpec visible(String sql, Filter filter, Scope scope) {
    return db.sql(sql).param("everything", scope instanceof Scope.WholeCity)
        .param("unit", scope instanceof Scope.OneUnit one ? one.unit() : "-").param("body", scope instanceof Scope.OneBody one ? one.bodyId() : -1L)
        .param("type", filter.type()).param("stage", filter.stage()).param("text", filter.text());
  }

  long count(Filter filter, Scope scope) {
    return visible("select count(*) from navigation_project p " + VISIBLE, filter, scope).query(Long.class).single();
  }

  List<Project> page(Filter filter, Scope scope, int size, long offset) {
    return visible("select * from navigation_project p " + VISIBLE + " order by p.id desc limit :size offset :offset", filter, scope)
        .param("size", size).param("offset", offset).query(Projects::project).list();
  }

  Optional<Project> find(long id) {
    return db.sql("select * from navigation_project where id = ?").param(id).query(Projects::project).optional();
  }

  /** Locks the project for a change. */
  Optional<Project> forChange(long id) {
    return db.sql("select * from navigation_project where id = ? for update").param(id).query(Projects::project).optional();
  }

  private static Project project(ResultSet row, int n) throws SQLException {
    var body = row.getLong("body_id");
    var bodyId = row.wasNull() ? null : Long.valueOf(body);
    return new Project(row.getLong("id"), row.getString("number"), Type.valueOf(row.getString("type")), row.getString("title"), row.getString("question"),
        Stage.valueOf(row.getString("stage")), row.getBoolean("open"), row.getString("unit"), bodyId, row.getString("created_by"), row.getTimestamp("created").toInstant(), row.getInt("stamp"));
  }

  /** Numbers run within a year: {@code DH-2026-0007}. */
  long add(Type type, String title, String question, Viewer viewer, Instant now, int year) {
    db.sql("select pg_advisory_xact_lock(39551)").query(row -> { });
    var count = db.sql("select count(*) from navigation_project where number like ?").param("DH-" + year + "-%").query(Long.class).single();
    return db.sql("""
        insert into navigation_project (number, type, title, question, stage, unit, body_id, created_by, created)
        values (?, ?, ?, ?, 'PROPOSED', ?, ?, ?, ?) returning id""")
        .params(Arrays.asList("DH-%d-%04d".formatted(year, count + 1), type.name(), title, question, viewer.unit(), viewer.bodyId(), viewer.actor(), Timestamp.from(now))).query(Long.class).single();
  }

  void describe(long id, String title, String question) {
    db.sql("update navigation_project set title = ?, question = ?, stamp = stamp + 1 where id = ?").params(title, question, id).update();
  }

  void stage(long id, Stage stage, boolean open) {
    db.sql("update navigation_project set stage = ?, open = ?, stamp = stamp + 1 where id = ?").params(stage.name(), open, id).update();
  }

  /** In the order of the breakdown: 1, 1.2, 1.10, 2. */
  List<Node> nodes(long project) {
    return db.sql("select key, name, line, link from navigation_node where project_id = ? order by string_to_array(key, '.')::int[]").param(project)
        .query((row, _) -> new Node(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list();
  }

  List<Effect> effects(long project) {
    return db.sql("select name, line from navigation_effect where project_id = ? order by name").param(project).query((row, _) -> new Effect(row.getString(1), row.getString(2))).list();
  }

  List<String> known(long project) {
    return db.sql("select number from navigation_known where project_id = ? order by number").param(project).query(String.class).list();
  }

  void breakdown(long project, List<Node> nodes, List<Effect> effects, List<String> known) {
    for (var table : List.of("node", "effect", "known")) {
      db.sql("delete from navigation_" + table + " where project_id = ?").param(project).update();
    }
    nodes.forEach(node -> db.sql("insert into navigation_node values (?, ?, ?, ?, ?)").params(project, node.key(), node.name(), node.line(), node.link()).update());
    effects.forEach(effect -> db.sql("insert into navigation_effect values (?, ?, ?)").params(project, effect.name(), effect.line()).update());
    known.forEach(number -> db.sql("insert into navigation_known values (?, ?)").params(project, number).update());
    db.sql("update navigation_project set stamp = stamp + 1 where id = ?").param(project).update();
  }

  /** What people said of documents: relevant or not, by the right's id. */
  Map<Long, Boolean> marks(long project) {
    var marks = new LinkedHashMap<Long, Boolean>();
    db.sql("select right_id, relevant from navigation_mark where project_id = ? order by right_id").param(project).query(row -> {
      marks.put(row.getLong(1), row.getBoolean(2));
    });
    return marks;
  }

  void mark(long project, long right, boolean relevant, String actor, Instant now) {
    db.sql("""
        insert into navigation_mark values (?, ?, ?, ?, ?)
        on conflict (project_id, right_id) do update set relevant = excluded.relevant, marked_by = excluded.marked_by, marked = excluded.marked""")
        .params(project, right, relevant, actor, Timestamp.from(now)).update();
  }

  long ask(long project, String scope, LocalDate day, Instant known, String query, String actor, Instant now) {
    return db.sql("insert into navigation_corpus (project_id, state, scope, day, known, query, asked_by, asked) values (?, 'FREEZING', ?, ?, ?, ?, ?, ?) returning id")
        .params(project, scope, day, Timestamp.from(known), query, actor, Timestamp.from(now)).query(Long.class).single();
  }

  void frozen(long id, Corpus corpus, String file, Instant now) {
    db.sql("update navigation_corpus set state = 'FROZEN', hash = ?, file = ?, documents = ?, families = ?, frozen = ? where id = ?")
        .params(corpus.hash(), file, corpus.size(), corpus.families(), Timestamp.from(now), id).update();
  }

  void failed(long id, String problem) {
    db.sql("update navigation_corpus set state = 'FAILED', problem = ? where id = ?").params(problem, id).update();
  }

  List<FrozenCorpus> corpora(long project) {
    return db.sql("select * from navigation_corpus where project_id = ? order by id desc").param(project).query(Projects::corpus).list();
  }

  Optional<FrozenCorpus> corpus(long id) {
    return db.sql("select * from navigation_corpus where id = ?").param(id).query(Projects::corpus).optional();
  }

  /** Those that a stopped program left unfinished, with the scope they were asked under. */
  Map<Long, String> unfinished() {
    var left = new LinkedHashMap<Long, String>();
    db.sql("select id, scope from navigation_corpus where state = 'FREEZING' order by id").query(row -> {
      left.put(row.getLong(1), row.getString(2));
    });
    return left;
  }

  private static FrozenCorpus corpus(ResultSet row, int n) throws SQLException {
    return new FrozenCorpus(row.getLong("id"), row.getLong("project_id"), FrozenCorpus.State.valueOf(row.getString("state")), row.getObject("day", LocalDate.class),
        row.getTimestamp("known").toInstant(), row.getString("query"), text(row.getString("hash")), row.getString("file"), row.getInt("documents"), row.getInt("families"),
        text(row.getString("problem")), row.getString("asked_by"), row.getTimestamp("asked").toInstant());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  Map<String, String> sections(long project) {
    var sections = new LinkedHashMap<String, String>();
    db.sql("select section, words from navigation_section where project_id = ?").param(project).query(row -> {
      sections.put(row.getString(1), row.getString(2));
    });
    return sections;
  }

  void sections(long project, Map<String, String> sections) {
    sections.forEach((section, words) -> db.sql("insert into navigation_section values (?, ?, ?) on conflict (project_id, section) do update set words = excluded.words")
        .params(project, section, words).update());
    db.sql("update navigation_project set stamp = stamp + 1 where id = ?").param(project).update();
  }

  List<Review> reviews(long project) {
    return db.sql("select * from navigation_review where project_id = ? order by id").param(project).query((row, _) -> new Review(row.getString("reviewer"), row.getInt("science"),
        row.getInt("relevance"), row.getInt("feasibility"), row.getInt("data_quality"), row.getInt("use_plan"), row.getString("opinion"), row.getTimestamp("at").toInstant())).list();
  }

  void review(long project, Review review) {
    db.sql("""
        insert into navigation_review (project_id, reviewer, science, relevance, feasibility, data_quality, use_plan, opinion, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (project_id, reviewer) do update set science = excluded.science, relevance = excluded.relevance, feasibility = excluded.feasibility,
          data_quality = excluded.data_quality, use_plan = excluded.use_plan, opinion = excluded.opinion, at = excluded.at""")
        .params(Arrays.asList(project, review.reviewer(), review.science(), review.relevance(), review.feasibility(), review.dataQuality(), review.usePlan(), review.opinion(),
            Timestamp.from(review.at()))).update();
  }

  List<Recommendation> recommendations(long project) {
    return db.sql("select * from navigation_recommendation where project_id = ? order by id").param(project).query((row, _) -> {
      var answered = row.getTimestamp("answered");
      return new Recommendation(row.getLong("id"), row.getString("aspect"), row.getString("words"), row.getString("addressee"), Recommendation.State.valueOf(row.getString("state")),
          text(row.getString("answered_by")), answered == null ? null : answered.toInstant(), row.getString("result"));
    }).list();
  }

  void recommend(long project, String aspect, String words, String addressee) {
    db.sql("insert into navigation_recommendation (project_id, aspect, words, addressee, state) values (?, ?, ?, ?, 'PROPOSED')").params(project, aspect, words, addressee).update();
  }

  boolean answer(long project, long recommendation, boolean adopted, String actor, String result, Instant now) {
    return db.sql("update navigation_recommendation set state = ?, answered_by = ?, answered = ?, result = ? where id = ? and project_id = ?")
        .params(adopted ? "ADOPTED" : "DECLINED", actor, Timestamp.from(now), result, recommendation, project).update() == 1;
  }
}
