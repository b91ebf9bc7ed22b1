package cityip.casework;

import cityip.casework.CaseFile.ClockState;
import cityip.casework.CaseFile.Party;
import cityip.casework.Cases.Locked;
import cityip.casework.Reckoning.Pause;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/**
 * Locks a case, then reads what stands around it. Two statements on purpose: the second begins when the lock is held and therefore sees
 * what the act before it wrote; a single one would see the time before it waited.
 */
@Repository
class Standings {

  private final JdbcClient db;
  private final Cases cases;

  Standings(JdbcClient db, Cases cases) {
    this.db = db;
    this.cases = cases;
  }

  Optional<Standing> lock(String number, String key, String username) {
    return cases.lock(number).map(locked -> db.sql("""
        select (select json_agg(json_build_array(p.side, p.name, p.credit_code, p.body_id, p.account) order by p.id) from casework_party p where p.case_id = c.id) as parties,
               (select json_agg(json_build_array(a.act, a.actor, a.at) order by a.seq) from casework_act a
                 where a.case_id = c.id) as hands,
               (select json_agg(json_build_array(k.id, k.name, k.rule, k.term, k.source, k.certainty, k.started, k.extensions, k.pauses, k.state, k.due, k.due_moment, k.fired)
                        order by k.id) from casework_clock k where k.case_id = c.id) as clocks,
               (select count(*) from casework_evidence e where e.case_id = c.id and e.quarantine is null) as evidence,
               array(select s.desk from casework_seat s where s.username = :who and (s.unit = '' or s.unit = :unit)) as seats,
               array(select f.username from casework_follow f where f.case_id = c.id) as followers,
               exists (select 1 from casework_handover h where h.case_id = c.id and h.to_desk = :desk and h.received is null and h.refused is null) as awaited,
               exists (select 1 from casework_act a where a.case_id = c.id and a.key = :key) as used
          from (select cast(:id as bigint) as id) c""")
        .param("id", locked.summary().id()).param("who", username).param("unit", locked.summary().unit()).param("desk", locked.summary().desk().name()).param("key", key)
        .query((row, n) -> read(locked, row)).single());
  }

  private static Standing read(Locked locked, ResultSet row) throws SQLException {
    return new Standing(locked.summary(), locked.facts(), locked.rules(), list(row.getString("parties")).stream().map(Standings::party).toList(),
        list(row.getString("hands")).stream().map(hand -> new CaseInHand.Hand(hand.get(0).asString(), hand.get(1).asString(), moment(hand.get(2)))).toList(),
        list(row.getString("clocks")).stream().map(Standings::clock).toList(), row.getLong("evidence"), desks(row.getArray("seats")), texts(row.getArray("followers")),
        row.getBoolean("awaited"), row.getBoolean("used"), null);
  }

  private static List<JsonNode> list(@Nullable String json) {
    var nodes = new ArrayList<JsonNode>();
    if (json != null) {
      Cases.JSON.readTree(json).forEach(nodes::add);
    }
    return nodes;
  }

  private static Party party(JsonNode node) {
    return new Party(node.get(0).asString(), node.get(1).asString(), text(node.get(2)), node.get(3).isNull() ? null : node.get(3).asLong(), text(node.get(4)));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isNull() ? null : node.asString();
  }

  private static ClockBook.Row clock(JsonNode node) {
    return new ClockBook.Row(node.get(0).asLong(), node.get(1).asString(), node.get(2).asString(), node.get(3).asString(), node.get(4).asString(), node.get(5).asString(),
        moment(node.get(6)), texts(node.get(7)), texts(node.get(8)).stream().map(Pause::read).toList(), ClockState.State.valueOf(node.get(9).asString()),
        LocalDate.parse(node.get(10).asString()), moment(node.get(11)), node.get(12).isNull() ? null : moment(node.get(12)));
  }

  private static Instant moment(JsonNode node) {
    return OffsetDateTime.parse(node.asString()).toInstant();
  }

  private static List<String> texts(JsonNode node) {
    var texts = new ArrayList<String>();
    node.forEach(text -> texts.add(text.asString()));
    return List.copyOf(texts);
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  private static Set<Desk> desks(Array array) throws SQLException {
    var desks = EnumSet.noneOf(Desk.class);
    texts(array).forEach(desk -> desks.add(Desk.valueOf(desk)));
    return desks;
  }
}
