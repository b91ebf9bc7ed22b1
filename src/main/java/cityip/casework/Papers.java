package cityip.casework;

import cityip.casework.CaseFile.Paper;
import cityip.casework.CaseFile.Summary;
import cityip.shell.Words;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The papers an act gives: numbered by kind, county and year, their text fixed at the act. PDF and Word are made from that
 * text when first asked for and kept ever after.
 */
@Repository
class Papers {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-z0-9-]*)}");

  private static final String GAP = "＿＿＿＿";
  private static final String MOMENT = "moment-of-";

  private final JdbcClient db;
  private final Cases cases;

  Papers(JdbcClient db, Cases cases) {
    this.db = db;
    this.cases = cases;
  }

  void issue(OneTrip rows, Standing standing, Procedure procedure, Procedure.Act act, Map<String, String> facts, Instant now) {
    var summary = standing.summary();
    var seq = summary.stamp() + 1;
    var known = new LinkedHashMap<>(facts);
    standing.parties().stream().filter(party -> party.side().equals(Desk.APPLICANT.name())).findFirst().ifPresent(party -> known.putIfAbsent("applicant", party.name()));
    var day = LocalDate.ofInstant(now, Reckoning.CITY_TIME);
    for (var template : act.papers()) {
      var kind = procedure.letters() + "-" + template;
      var words = procedure.words() + ".paper." + template;
      var title = Words.in(Locale.SIMPLIFIED_CHINESE, words);
      var number = "%s〔%d〕%s-%04d号".formatted(title, day.getYear(), summary.unit(), cases.nextNumber(kind, summary.unit(), day.getYear()));
      var content = filled(Words.in(Locale.SIMPLIFIED_CHINESE, words + ".body"), procedure, summary, known, standing.hands(), day);
      rows.add("""
          insert into casework_paper (case_id, act_id, template, number, title, content, hash, made)
          values (?, (select id from casework_act where case_id = ? and seq = ?), ?, ?, ?, ?, ?, ?)""", summary.id(), summary.id(), seq, template, number, title,
          content, Performer.hash(number + "\n" + title + "\n" + content), Timestamp.from(now));
    }
  }

  /** The fact an act composes out of its answers: each line of its message, unless nothing was answered to it. */
  static String composed(Procedure procedure, Procedure.Act act, Summary summary, Map<String, String> facts, LocalDate day) {
    var lines = new ArrayList<String>();
    for (var line : Words.in(Locale.SIMPLIFIED_CHINESE, procedure.words() + ".clauses." + act.name()).split("\n")) {
      var said = PLACE.matcher(line).results().map(place -> place.group(1)).anyMatch(name -> !facts.getOrDefault(name, "").isEmpty() && !facts.getOrDefault(name, "").equals("no"));
      if (said) {
        lines.add((lines.size() + 1) + ". " + filled(line, procedure, summary, facts, List.of(), day).replace(GAP, ""));
      }
    }
    return String.join("\n", lines);
  }

  /** Fills {@code {fact}} with what is known; what is not known stays visible as a gap to be filled by hand. */
  private static String filled(String body, Procedure procedure, Summary summary, Map<String, String> facts, List<CaseInHand.Hand> hands, LocalDate day) {
    var fields = procedure.fields();
    var places = PLACE.matcher(body);
    var text = new StringBuilder();
    while (places.find()) {
      var name = places.group(1);
      var value = switch (name) {
        case "case-number" -> summary.docket();
        case "case-title" -> summary.title();
        case "fingerprint" -> Performer.hash(facts.getOrDefault("agreed-facts", ""));
        case "today" -> day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
        default -> name.startsWith(MOMENT) ? moment(hands, name.substring(MOMENT.length())) : FactWords.chinese(procedure, fields.get(name), facts.getOrDefault(name, ""));
      };
      places.appendReplacement(text, java.util.regex.Matcher.quoteReplacement(value.isEmpty() ? GAP : value));
    }
    places.appendTail(text);
    return text.toString();
  }

  /** When an act was last done, to the second. */
  private static String moment(List<CaseInHand.Hand> hands, String act) {
    return hands.reversed().stream().filter(hand -> hand.act().equals(act)).findFirst()
        .map(hand -> hand.at().atZone(Reckoning.CITY_TIME).toLocalDateTime().withNano(0).toString().replace('T', ' ')).orElse("");
  }

  List<Paper> of(long caseId) {
    return db.sql("select id, template, number, title, content, hash, pdf, word, made from casework_paper where case_id = :id order by id").param("id", caseId)
        .query((row, n) -> new Paper(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6),
            row.getString(7), row.getString(8), row.getTimestamp(9).toInstant())).list();
  }

  Optional<Paper> find(long caseId, long id) {
    return of(caseId).stream().filter(paper -> paper.id() == id).findFirst();
  }

  /** The first rendering stays; a second one made at the same moment is dropped. */
  void keep(long id, boolean pdf, String sha256) {
    db.sql(pdf ? "update casework_paper set pdf = :sha where id = :id and pdf is null" : "update casework_paper set word = :sha where id = :id and word is null")
        .param("sha", sha256).param("id", id).update();
  }
}
