package cityip.assessment.panel;

import cityip.assessment.panel.Panel.Declaration;
import cityip.assessment.panel.Panel.Seat;
import cityip.assessment.panel.Panel.State;
import cityip.assessment.panel.Panel.Vote;
import cityip.factor.Score;
import cityip.kernel.AsOf;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored panels, seats and votes. */
@Component
class Panels {

  private static final String SEEN = "(:everything or p.unit = :unit or :body = any(p.bodies) or exists (select 1 from assessment_panel_seat s where s.panel_id = p.id and s.username = :me))";
  private static final String ASKED = SEEN + " and (:state = '' or p.state = :state) and (:text = '' or p.title like :like or p.number like :like)";

  private final JdbcClient db;
  private final Clock clock;

  Panels(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  long open(Score computed, String number, Viewer viewer) {
    var subject = computed.subject();
    return db.sql("""
        insert into assessment_panel (number, title, unit, bodies, scenario, day, known, state, computed, opener, opener_body, opened)
        values (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?) returning id""")
        .params(Arrays.<@Nullable Object>asList(number, subject.title(), subject.unit(), subject.bodies().toArray(Long[]::new), computed.card().list().scenario(), computed.at().day(),
            Timestamp.from(computed.at().known()), computed.id(), viewer.actor(), viewer.bodyId(), now())).query(Long.class).single();
  }

  /** Holds the panel against others until the transaction ends; its state. */
  State lock(long panel) {
    return State.valueOf(db.sql("select state from assessment_panel where id = ? for update").param(panel).query(String.class).single());
  }

  /** @return false when this person has been invited before */
  boolean invite(long panel, Viewer expert, Viewer by) {
    return db.sql("insert into assessment_panel_seat (panel_id, username, name, body_id, invited_by, invited) values (?, ?, ?, ?, ?, ?) on conflict do nothing")
        .params(Arrays.<@Nullable Object>asList(panel, expert.username(), expert.displayName(), expert.bodyId(), by.actor(), now())).update() == 1;
  }

  boolean declare(long panel, String username, Declaration declaration, String words) {
    return db.sql("update assessment_panel_seat set declaration = ?, words = ?, declared = ? where panel_id = ? and username = ? and declaration is null")
        .params(declaration.name(), words, now(), panel, username).update() == 1;
  }

  /** @return false when this expert's scores are there already: the first stay */
  boolean score(long panel, List<Vote> votes) {
    var expert = votes.getFirst().expert();
    if (db.sql("update assessment_panel_seat set scored = ? where panel_id = ? and username = ? and scored is null and declaration = 'NONE'").params(now(), panel, expert).update() != 1) {
      return false;
    }
    votes.forEach(vote -> db.sql("insert into assessment_panel_vote (panel_id, username, indicator, points, reason) values (?, ?, ?, ?, ?)")
        .params(panel, vote.expert(), vote.indicator(), vote.points(), vote.reason()).update());
    return true;
  }

  void close(long panel, State state, @Nullable Long result, String reason, Viewer viewer) {
    db.sql("update assessment_panel set state = ?, result = ?, reason = ?, closer = ?, closed = ? where id = ? and state = 'OPEN'")
        .params(Arrays.<@Nullable Object>asList(state.name(), result, reason, viewer.actor(), now(), panel)).update();
  }

  List<Vote> votes(long panel) {
    return db.sql("select * from assessment_panel_vote where panel_id = ? order by username, indicator").param(panel)
        .query((row, _) -> new Vote(row.getString("username"), row.getString("indicator"), row.getInt("points"), row.getString("reason"))).list();
  }

  Optional<Panel> find(long id) {
    return db.sql("select * from assessment_panel where id = ?").param(id).query(this::panel).optional();
  }

  /** The panel whose experts gave a score. */
  Optional<Panel> ofResult(long score) {
    return db.sql("select * from assessment_panel where result = ?").param(score).query(this::panel).optional();
  }

  /** The latest settled panel of a right, that of a scenario first. */
  Optional<Panel> settled(String number, String scenario) {
    return db.sql("select * from assessment_panel where number = ? and state = 'SETTLED' order by scenario = ? desc, id desc limit 1").params(number, scenario).query(this::panel).optional();
  }

  List<Panel> page(String state, String text, boolean byTitle, Viewer viewer, int size, long offset) {
    return asked("select * from assessment_panel p where " + ASKED + " order by " + (byTitle ? "p.title, p.id" : "p.id desc") + " limit :size offset :offset", state, text, viewer)
        .param("size", size).param("offset", offset).query(this::panel).list();
  }

  long count(String state, String text, Viewer viewer) {
    return asked("select count(*) from assessment_panel p where " + ASKED, state, text, viewer).query(Long.class).single();
  }

  private JdbcClient.StatementSpec asked(String sql, String state, String text, Viewer viewer) {
    var scope = viewer.scope();
    return db.sql(sql).param("everything", scope instanceof Scope.WholeCity).param("unit", scope instanceof Scope.OneUnit one ? one.unit() : "-").param("body", scope instanceof Scope.OneBody one ? one.bodyId() : -1L)
        .param("me", viewer.username()).param("state", state).param("text", text).param("like", "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
  }

  /** Open panels in which a person has not finished. */
  List<Panel> waiting(String username) {
    return db.sql("""
        select p.* from assessment_panel p join assessment_panel_seat s on s.panel_id = p.id
         where p.state = 'OPEN' and s.username = ? and s.scored is null and s.declaration is distinct from 'CONFLICT' order by p.id""").param(username).query(this::panel).list();
  }

  private Panel panel(ResultSet row, int n) throws SQLException {
    var id = row.getLong("id");
    return new Panel(id, row.getString("number"), row.getString("title"), row.getString("unit"), List.of((Long[]) row.getArray("bodies").getArray()), row.getString("scenario"),
        new AsOf(Objects.requireNonNull(row.getObject("day", LocalDate.class)), row.getTimestamp("known").toInstant()), State.valueOf(row.getString("state")), row.getLong("computed"),
        row.getObject("result", Long.class), row.getString("opener"), row.getObject("opener_body", Long.class), row.getTimestamp("opened").toInstant(), row.getString("closer"), moment(row, "closed"),
        row.getString("reason"), seats(id));
  }

  private List<Seat> seats(long panel) {
    return db.sql("select * from assessment_panel_seat where panel_id = ? order by invited, username").param(panel).query((row, _) -> new Seat(row.getString("username"), row.getString("name"),
        row.getObject("body_id", Long.class), row.getString("invited_by"), row.getTimestamp("invited").toInstant(), declaration(row.getString("declaration")), row.getString("words"), moment(row, "declared"),
        moment(row, "scored"))).list();
  }

  private static @Nullable Declaration declaration(@Nullable String name) {
    return name == null ? null : Declaration.valueOf(name);
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
