package cityip.registry;

import cityip.kernel.AsOf;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The texts of many rights at once and what their papers say of agents and addresses, as of a day with what was known at a moment. Who may read them is for the asker to hold. */
@Component
public final class RightTexts {

  private static final int AT_ONCE = 2_000;

  private final JdbcClient db;

  RightTexts(JdbcClient db) {
    this.db = db;
  }

  /**
   * What was said of one right.
   *
   * @param inventors every list of inventors in the order it was said; the last one holds
   */
  public record Texts(String summary, String claims, String agency, List<String> agents, List<String> priorities, Set<String> addresses, List<List<String>> inventors) {

    private static final Texts NONE = new Texts("", "", "", List.of(), List.of(), Set.of(), List.of());

    private Texts and(Facts facts) {
      var all = new HashSet<>(addresses);
      facts.holders().stream().map(Holder::address).filter(java.util.Objects::nonNull).filter(address -> !address.isBlank()).forEach(all::add);
      var people = facts.texts(Fact.INVENTORS);
      var lists = new ArrayList<>(inventors);
      if (!people.isEmpty() && (lists.isEmpty() || !lists.getLast().equals(people))) {
        lists.add(people);
      }
      return new Texts(later(facts.text(Fact.ABSTRACT), summary), later(facts.text(Fact.CLAIMS), claims), later(facts.text(Fact.AGENCY), agency),
          facts.texts(Fact.AGENTS).isEmpty() ? agents : facts.texts(Fact.AGENTS), facts.texts(Fact.PRIORITY).isEmpty() ? priorities : facts.texts(Fact.PRIORITY), all, lists);
    }

    private static String later(@org.jspecify.annotations.Nullable String said, String before) {
      return said == null || said.isBlank() ? before : said;
    }
  }

  /** By id; rights of which nothing was said are left out. */
  public Map<Long, Texts> of(Collection<Long> ids, AsOf at) {
    var all = new HashMap<Long, Texts>();
    var list = List.copyOf(ids);
    for (var from = 0; from < list.size(); from += AT_ONCE) {
      db.sql("""
          select right_id, data, abstract, claims from registry_event e where right_id = any(:ids) and effective <= :day and recorded <= :known
           and not exists (select 1 from registry_retraction r where r.batch_id = e.batch_id and r.recorded <= :known) order by right_id, effective, id""")
          .param("ids", list.subList(from, Math.min(list.size(), from + AT_ONCE)).toArray(Long[]::new)).param("day", at.day()).param("known", Timestamp.from(at.known()))
          .query(row -> {
            var facts = EventJson.read(row.getString("data"), row.getString("abstract"), row.getString("claims")).facts();
            all.merge(row.getLong("right_id"), Texts.NONE.and(facts), (before, _) -> before.and(facts));
          });
    }
    return all;
  }
}
