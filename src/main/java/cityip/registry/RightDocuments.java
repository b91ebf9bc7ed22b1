package cityip.registry;

import cityip.kernel.RightKind;
import cityip.search.IndexedDocument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rights as the search knows them: their words, numbers, classes and days as of today, and who may find them. */
final class RightDocuments {

  /** Of the claims the beginning, of an abstract what fits under a hit. */
  private static final int SHOWN_ABSTRACT = 600;

  private final JdbcClient db;
  private final Clock clock;
  private final SeiBranches branches;

  RightDocuments(JdbcClient db, Clock clock, SeiBranches branches) {
    this.db = db;
    this.clock = clock;
    this.branches = branches;
  }

  /** The documents of rights as they are today, with what was said of them under their other numbers; a right of which nothing is known any more has none. */
  List<IndexedDocument> of(List<Long> ids) {
    return db.sql("""
        select r.id, r.jurisdiction, r.kind, r.number, r.publication_number, r.title, r.main_class, r.classes, r.filed, r.granted, s.state, s.unit,
               (select array_agg(o.name order by o.position) from registry_owner o where o.right_id = r.id and o.known_until = 'infinity'
                   and o.valid_from <= :today and :today < o.valid_until) as owners,
               (select array_agg(o.party_id::text order by o.position) from registry_owner o where o.right_id = r.id and o.known_until = 'infinity'
                   and o.valid_from <= :today and :today < o.valid_until) as owner_ids,
               (select array_agg(o.name order by o.position) from registry_owner o where o.right_id = r.id and o.known_until = 'infinity'
                   and o.valid_from = (select min(f.valid_from) from registry_owner f where f.right_id = r.id and f.known_until = 'infinity')) as applicants,
               d.abstract, d.claims, d.inventors, d.agency, p.published, m.family, f.pledged, f.licensed, c.cites, c.cited
          from registry_right r
          join registry_span s on s.right_id = r.id and s.known_until = 'infinity' and s.valid_from <= :today and :today < s.valid_until
          cross join lateral (
               select array_append(array(select j.right_id from registry_joined j where j.canonical_id = r.id and j.known_until = 'infinity'), r.id) as told) t
          left join lateral (
               select e.abstract, left(e.claims, 2000) as claims, e.data -> 'inventors' as inventors, e.data ->> 'agency' as agency
                 from registry_event e
                where e.right_id = any(t.told) and e.kind = 3 and not exists (select 1 from registry_retraction x where x.batch_id = e.batch_id)
                order by e.effective desc, e.id desc limit 1) d on true
          left join lateral (
               select min(e.effective) as published from registry_event e
                where e.right_id = any(t.told) and e.kind = any(:publishing) and e.effective <= :today
                  and not exists (select 1 from registry_retraction x where x.batch_id = e.batch_id)) p on true
          left join lateral (
               select min(e.data ->> 'familyNumber') as family from registry_event e
                where e.right_id = any(t.told) and e.kind = :familyMember
                  and not exists (select 1 from registry_retraction x where x.batch_id = e.batch_id)) m on true
          left join lateral (
               select sum(g.amount) filter (where g.flag = :pledged) as pledged, sum(g.amount) filter (where g.flag = any(:licensed)) as licensed from registry_flag g
                where g.right_id = r.id and g.known_until = 'infinity' and g.amount is not null) f on true
          left join lateral (
               select count(distinct x.number) as cites, array_agg(distinct regexp_replace(upper(x.number), '([0-9])[A-Z][0-9]?$', '\\1')) as cited from registry_event e cross join lateral jsonb_array_elements_text(e.data -> 'cites') x(number)
                where e.right_id = any(t.told) and jsonb_typeof(e.data -> 'cites') = 'array'
                  and not exists (select 1 from registry_retraction b where b.batch_id = e.batch_id)) c on true
         where r.id = any(:ids)""")
        .param("ids", ids.toArray(Long[]::new)).param("today", LocalDate.now(clock))
        .param("publishing", new Short[] {EventKind.PUBLISHED.number(), EventKind.GRANTED.number(), EventKind.REGISTERED.number()})
        .param("pledged", FlagKind.PLEDGED.number()).param("licensed", new Short[] {FlagKind.LICENSED.number(), FlagKind.OPEN_LICENSED.number()}).param("familyMember", EventKind.FAMILY_MEMBER.number()).query(this::document).list();
  }

  private IndexedDocument document(ResultSet row, int n) throws SQLException {
    var kind = RightKind.ofNumber(row.getInt("kind"));
    var owners = strings(row.getArray("owners"));
    var texts = new HashMap<String, String>();
    put(texts, "title", row.getString("title"));
    put(texts, "abstract", row.getString("abstract"));
    put(texts, "claims", row.getString("claims"));
    put(texts, "inventors", names(row.getString("inventors")));
    put(texts, "owners", String.join(";", owners));
    put(texts, "applicants", String.join(";", strings(row.getArray("applicants"))));
    put(texts, "agency", row.getString("agency"));
    var ranks = new HashMap<String, Long>();
    rank(ranks, "filedDay", day(row, "filed"));
    rank(ranks, "publishedDay", day(row, "published"));
    rank(ranks, "grantedDay", day(row, "granted"));
    amount(ranks, "pledgedYuan", row.getBigDecimal("pledged"));
    amount(ranks, "licensedYuan", row.getBigDecimal("licensed"));
    amount(ranks, "cites", row.getBigDecimal("cites"));
    return new IndexedDocument(row.getString("id"), texts, labels(row, kind, owners), ranks, shown(row, kind, owners), access(row, kind));
  }

  private Map<String, List<String>> labels(ResultSet row, RightKind kind, List<String> owners) throws SQLException {
    var labels = new HashMap<String, List<String>>();
    var number = row.getString("number");
    labels.put("kind", List.of(kind.code()));
    labels.put("state", List.of(RightState.ofNumber(row.getInt("state")).code()));
    labels.put("jurisdiction", List.of(row.getString("jurisdiction")));
    labels.put("owner", strings(row.getArray("owner_ids")));
    labels.put("number", numbers(number, row.getString("publication_number"), kind));
    labels.put("order.number", List.of(number));
    labels.put("family", List.of(row.getString("family") == null ? number : row.getString("family")));
    label(labels, "unit", row.getString("unit"));
    label(labels, "agencyName", row.getString("agency"));
    var cited = strings(row.getArray("cited"));
    if (!cited.isEmpty()) {
      labels.put("cited", cited);
    }
    var filed = day(row, "filed");
    label(labels, "year", filed == null ? null : Integer.toString(filed.getYear()));
    if (!owners.isEmpty()) {
      labels.put("ownerName", owners.stream().distinct().toList());
    }
    var inventors = names(row.getString("inventors"));
    if (!inventors.isEmpty()) {
      labels.put("inventorName", List.of(inventors.split(";")).stream().distinct().toList());
    }
    var classes = strings(row.getArray("classes"));
    if (kind == RightKind.INVENTION || kind == RightKind.UTILITY_MODEL) {
      labels.put("ipc", classes);
      labels.put("branch", branches.of(classes, row.getString("title"), row.getString("abstract")).stream().map(SeiBranches.Match::branch).distinct().toList());
    } else {
      labels.put("class", classes);
    }
    return labels;
  }

  private static Map<String, String> shown(ResultSet row, RightKind kind, List<String> owners) throws SQLException {
    var shown = new HashMap<String, String>();
    shown.put("number", row.getString("number"));
    shown.put("address", "/rights/" + row.getString("number"));
    shown.put("kind", kind.code());
    shown.put("state", RightState.ofNumber(row.getInt("state")).code());
    put(shown, "title", row.getString("title"));
    put(shown, "publication", row.getString("publication_number"));
    put(shown, "class", row.getString("main_class"));
    put(shown, "unit", row.getString("unit"));
    put(shown, "ipc", kind == RightKind.INVENTION || kind == RightKind.UTILITY_MODEL ? String.join(" ", strings(row.getArray("classes"))) : null);
    put(shown, "owner", String.join("；", owners));
    put(shown, "inventors", names(row.getString("inventors")).replace(';', '；'));
    put(shown, "agency", row.getString("agency"));
    put(shown, "filed", row.getString("filed"));
    put(shown, "published", row.getString("published"));
    put(shown, "granted", row.getString("granted"));
    var summary = row.getString("abstract");
    put(shown, "abstract", summary == null || summary.length() <= SHOWN_ABSTRACT ? summary : summary.substring(0, SHOWN_ABSTRACT) + "…");
    return shown;
  }

  /** An application that nobody has published yet is confidential (专利法 34, 实施细则 145): its owners and its officers find it, nobody else. */
  private static Set<String> access(ResultSet row, RightKind kind) throws SQLException {
    var access = new LinkedHashSet<String>();
    var state = RightState.ofNumber(row.getInt("state"));
    if (row.getDate("published") != null || state.group() == RightState.Group.ALIVE || state == RightState.PUBLISHED || state == RightState.EXAMINED) {
      access.add(IndexedDocument.PUBLIC);
    }
    if (row.getString("unit") != null) {
      access.add(IndexedDocument.unit(row.getString("unit")));
    }
    strings(row.getArray("owner_ids")).forEach(owner -> access.add(IndexedDocument.body(Long.parseLong(owner))));
    return access;
  }

  /** The ways in which people write the number of one right. */
  private static List<String> numbers(String number, @Nullable String publication, RightKind kind) {
    var written = new ArrayList<String>();
    written.add(number);
    if (kind.isPatent() && number.contains(".")) {
      written.add(number.replace(".", ""));
      written.add(number.substring(0, number.indexOf('.')));
      written.add("ZL" + number);
      written.add("ZL" + number.replace(".", ""));
      written.add("CN" + number);
    }
    if (publication != null) {
      written.add(publication);
      // a number without its kind code stands for all documents of the number
      written.add(publication.replaceFirst("[A-Z]\\d?$", ""));
    }
    return written.stream().map(text -> text.toUpperCase(Locale.ROOT)).distinct().toList();
  }

  /** A list as stored, as names with semicolons between. */
  private static String names(@Nullable String list) {
    return list == null ? "" : list.replaceAll("^\\[\\s*\"?|\"?\\s*]$", "").replaceAll("\"\\s*,\\s*\"", ";");
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    var day = row.getDate(column);
    return day == null ? null : day.toLocalDate();
  }

  private static void rank(Map<String, Long> ranks, String field, @Nullable LocalDate day) {
    if (day != null) {
      ranks.put(field, day.toEpochDay());
    }
  }

  /** Whole numbers that can be added up; nothing is kept of nothing. */
  private static void amount(Map<String, Long> ranks, String field, @Nullable BigDecimal amount) {
    if (amount != null && amount.signum() > 0) {
      ranks.put(field, amount.setScale(0, RoundingMode.HALF_UP).longValue());
    }
  }

  private static void put(Map<String, String> texts, String field, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      texts.put(field, text);
    }
  }

  private static void label(Map<String, List<String>> labels, String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      labels.put(field, List.of(value));
    }
  }

  private static List<String> strings(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
