package cityip.assessment.web;

import cityip.assessment.IncomeBook;
import cityip.assessment.IncomeSheet;
import cityip.assessment.ValueDesk;
import cityip.assessment.panel.Panel;
import cityip.assessment.panel.PanelDesk;
import cityip.assessment.panel.PanelResults;
import cityip.assessment.web.WordSheet.Section;
import cityip.factor.Score;
import cityip.factor.ScoreBook;
import cityip.factor.Scorecard.Part;
import cityip.registry.Registry;
import cityip.registry.RightView;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * An assessment as a report: result, waterfall, factors with their evidence, peers, experts beside them, income worksheet with its sensitivity, contests,
 * sources, and what it does not say.
 */
@Component
class ScoreReport {

  private final ScoreBook book;
  private final ValueDesk values;
  private final PanelDesk panels;
  private final PanelResults results;
  private final IncomeBook incomes;
  private final Registry registry;
  private final Clock clock;

  ScoreReport(ScoreBook book, ValueDesk values, PanelDesk panels, PanelResults results, IncomeBook incomes, Registry registry, Clock clock) {
    this.book = book;
    this.values = values;
    this.panels = panels;
    this.results = results;
    this.incomes = incomes;
    this.registry = registry;
    this.clock = clock;
  }

  void write(Score score, Viewer viewer, OutputStream out) throws IOException {
    var list = score.card().list().key();
    var number = score.subject().key().substring(score.subject().key().indexOf(':') + 1);
    var about = new ArrayList<String>();
    about.add(number + " " + score.subject().title());
    registry.find(number, score.at(), viewer.scope()).ifPresent(right -> about.add(facts(right)));
    about.add(Words.t("assessment.report.basis", Words.t(list + ".name"), Words.t(list + ".scenario." + score.card().list().scenario()), Words.day(score.at().day()), Words.moment(score.at().known())));
    about.add(Words.t("assessment.report.made", viewer.displayName(), Words.moment(clock.instant())));
    var sections = new ArrayList<Section>();
    sections.add(result(score));
    sections.add(waterfall(score));
    sections.add(factors(score));
    sections.add(changes(score));
    sections.add(peers(score));
    sections.addAll(experts(score, number, viewer));
    sections.addAll(income(number, viewer));
    sections.add(contests(score));
    sections.add(sources(score));
    sections.add(new Section(Words.t("assessment.report.limits"), List.of(Words.t("assessment.report.limits.1"), Words.t("assessment.report.limits.2"), Words.t("assessment.report.limits.3"), Words.t("assessment.report.limits.4")), List.of()));
    WordSheet.write(Words.t("assessment.report.title"), about, sections, out);
  }

  private static String facts(RightView right) {
    return Words.t("assessment.report.right", right.owners().stream().filter(RightView.Owner::onTheDay).map(RightView.Owner::name).collect(Collectors.joining("、")),
        right.state().map(state -> Words.t(state.messageKey())).orElse("—"), right.filed() == null ? "—" : Words.day(right.filed()), right.granted() == null ? "—" : Words.day(right.granted()),
        right.termEnd() == null ? "—" : Words.day(right.termEnd()));
  }

  private static String name(Score score, Part part) {
    return Words.t(score.card().list().key() + ".factor." + part.factor().key());
  }

  private static String number(BigDecimal number) {
    return Words.number(number);
  }

  private Section result(Score score) {
    var lines = new ArrayList<String>();
    var total = score.card().total();
    var grade = values.grade(score);
    if (total == null) {
      lines.add(Words.t("factor.vetoed") + score.card().vetoes().stream().map(veto -> Words.t(score.card().list().key() + ".veto." + veto)).collect(Collectors.joining("、")));
    } else {
      lines.add(Words.t("factor.total") + " " + number(total) + (grade == null ? "" : " · " + Words.t("assessment.value.grade") + " " + grade));
      lines.add(score.card().dimensions().entrySet().stream().map(entry -> Words.t("factor.dimension." + entry.getKey()) + " " + number(entry.getValue())).collect(Collectors.joining(" · ")));
    }
    lines.add(Words.t(score.whole() ? "factor.rerun.same" : "factor.rerun.other") + " " + Words.t("assessment.report.hash", score.hash()));
    return new Section(Words.t("assessment.report.result"), lines, List.of());
  }

  private static Section waterfall(Score score) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of(Words.t("factor.column.factor"), Words.t("assessment.report.from"), Words.t("factor.column.part"), Words.t("assessment.report.to")));
    var at = BigDecimal.ZERO.setScale(2);
    for (var part : score.card().parts()) {
      rows.add(List.of(name(score, part), number(at), number(part.part()), number(at.add(part.part()))));
      at = at.add(part.part());
    }
    return new Section(Words.t("factor.parts"), List.of(Words.t("assessment.report.waterfall")), rows);
  }

  private static Section factors(Score score) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of(Words.t("factor.column.factor"), Words.t("factor.column.dimension"), Words.t("factor.column.measured"), Words.t("factor.column.evidence"), Words.t("factor.column.points"), Words.t("factor.column.weight")));
    for (var part : score.card().parts()) {
      var value = part.measured().value();
      var points = part.points();
      rows.add(List.of(name(score, part) + "\n" + Words.t(score.card().list().key() + ".factor." + part.factor().key() + ".how"), Words.t("factor.dimension." + part.factor().dimension()),
          value == null ? Words.t("factor.missing." + part.factor().missing().name().toLowerCase(Locale.ROOT).replace('_', '-')) : number(value) + " " + Words.t("factor.unit." + part.factor().unit()),
          part.measured().evidence().stream().map(evidence -> evidence.href() == null ? evidence.text() : evidence.text() + " (" + evidence.href() + ")").collect(Collectors.joining("\n")),
          points == null ? "—" : number(points), number(part.weight())));
    }
    return new Section(Words.t("assessment.report.factors"), List.of(), rows);
  }

  private static Section changes(Score score) {
    var lines = score.card().changes().stream().map(change -> Words.t("factor.change", Words.t(score.card().list().key() + ".factor." + change.factor().key()),
        number(change.value()) + " " + Words.t("factor.unit." + change.factor().unit()), number(change.gain()))).toList();
    return new Section(Words.t("factor.changes"), lines.isEmpty() ? List.of(Words.t(score.card().total() == null ? "factor.changes.vetoed" : "factor.changes.none")) : lines, List.of());
  }

  private static Section peers(Score score) {
    if (score.peers().isEmpty()) {
      return new Section(Words.t("factor.peers"), List.of(Words.t("factor.peers.none")), List.of());
    }
    var rows = new ArrayList<List<String>>();
    rows.add(List.of(Words.t("factor.total"), Words.t("assessment.report.peers")));
    for (var n = 0; n < score.peers().size(); n++) {
      rows.add(List.of(n * 10 + "–" + (n + 1) * 10, Words.number(score.peers().get(n))));
    }
    return new Section(Words.t("factor.peers"), List.of(), rows);
  }

  private List<Section> experts(Score score, String number, Viewer viewer) {
    var heading = Words.t("assessment.panel.title");
    Optional<Panel> settled = score.card().list().key().equals(PanelDesk.LIST) ? panels.of(score) : panels.settled(number, score.card().list().scenario(), viewer);
    if (settled.isEmpty()) {
      return List.of(new Section(heading, List.of(Words.t("assessment.report.no-experts")), List.of()));
    }
    var panel = settled.get();
    var result = java.util.Objects.requireNonNull(results.result(panel));
    var computed = results.computed(panel);
    var rule = results.rule(panel.at().day());
    var sections = new ArrayList<Section>();
    var beside = new ArrayList<List<String>>();
    beside.add(List.of(Words.t("factor.column.dimension"), Words.t("assessment.panel.computed"), Words.t("assessment.panel.experts"), Words.t("assessment.panel.difference")));
    PanelViews.dimensions(computed.card(), result.card()).forEach(one -> beside.add(List.of(one.name(), one.computed(), one.experts(), one.apart())));
    var own = PanelViews.result(computed, values.grade(computed));
    var theirs = PanelViews.result(result, values.grade(result));
    beside.add(List.of(Words.t("factor.total"), own.total() + " " + own.grade(), theirs.total() + " " + theirs.grade(), ""));
    sections.add(new Section(heading, List.of(PanelViews.scenario(panel.scenario()) + " · " + Words.t("factor.asof", Words.day(panel.at().day())), Words.t("assessment.panel.rule", rule.least(), rule.drop(), rule.apart()),
        Words.t("assessment.panel.apart"), Words.t(results.same(panel, result) ? "assessment.panel.same" : "assessment.panel.other")), beside));
    var indicators = new ArrayList<List<String>>();
    indicators.add(List.of(Words.t("assessment.panel.indicator"), Words.t("assessment.panel.mean"), Words.t("assessment.panel.range"), Words.t("assessment.panel.deviation"), Words.t("assessment.panel.dropped")));
    results.tallies(panel).forEach((key, tally) -> indicators.add(List.of(Words.t(PanelDesk.LIST + ".factor." + key), number(tally.mean()), tally.lowest() + "–" + tally.highest(), number(tally.deviation()),
        tally.dropped().stream().map(String::valueOf).collect(Collectors.joining(" ")))));
    sections.add(new Section(Words.t("assessment.panel.indicators"), List.of(), indicators));
    var seats = new ArrayList<List<String>>();
    seats.add(List.of(Words.t("assessment.panel.expert"), Words.t("assessment.panel.declaration"), Words.t("assessment.panel.column.scored")));
    panel.seats().forEach(seat -> {
      var declaration = seat.declaration();
      var scored = seat.scored();
      seats.add(List.of(seat.name(), Words.t("assessment.panel.declaration." + (declaration == null ? "open" : declaration.name().toLowerCase(Locale.ROOT))) + " " + seat.words(), scored == null ? "—" : Words.moment(scored)));
    });
    sections.add(new Section(Words.t("assessment.panel.seats"), List.of(), seats));
    return sections;
  }

  private List<Section> income(String number, Viewer viewer) {
    var kept = incomes.of(number, viewer);
    if (kept.isEmpty()) {
      return List.of(new Section(Words.t("assessment.income.title"), List.of(Words.t("assessment.report.no-income")), List.of()));
    }
    var one = kept.getFirst();
    var in = one.inputs();
    var sheet = IncomeSheet.of(in);
    var years = new ArrayList<List<String>>();
    years.add(List.of(Words.t("assessment.income.year"), Words.t("assessment.income.revenue"), Words.t("assessment.income.income"), Words.t("assessment.income.factor"), Words.t("assessment.income.present")));
    sheet.years().forEach(year -> years.add(List.of(Integer.toString(year.year()), number(year.revenue()), number(year.income()), number(year.factor()), number(year.present()))));
    years.add(List.of(Words.t("assessment.income.value"), "", "", "", number(sheet.value())));
    var cells = new ArrayList<List<String>>();
    cells.add(List.of(Words.t("assessment.income.share"), Words.t("assessment.income.discount"), Words.t("assessment.income.value")));
    IncomeSheet.sensitivity(in).forEach(cell -> cells.add(List.of(cell.share().toPlainString(), cell.discount().toPlainString(), number(cell.value()))));
    var way = Words.t("assessment.income.way." + (in.way() == IncomeSheet.Way.EXCESS ? "excess" : "royalty"));
    var inputs = Words.t("assessment.income.share") + " " + in.share().toPlainString() + " · " + Words.t("assessment.income.charge") + " " + in.charge().toPlainString() + " · " + Words.t("assessment.income.growth") + " "
        + in.growth().toPlainString() + " · " + Words.t("assessment.income.tax") + " " + in.tax().toPlainString() + " · " + Words.t("assessment.income.discount") + " " + in.discount().toPlainString() + " · "
        + Words.t("assessment.income.legal") + " " + in.legal() + " · " + Words.t("assessment.income.economic") + " " + in.economic();
    return List.of(new Section(Words.t("assessment.income.title"), List.of(way, inputs, one.actor() + " · " + Words.moment(one.at()), Words.t("assessment.income.hint")), years),
        new Section(Words.t("assessment.income.sensitivity"), List.of(), cells));
  }

  private Section contests(Score score) {
    var lines = book.contests(score).stream().map(one -> {
      var outcome = one.outcome();
      return Words.t(score.card().list().key() + ".factor." + one.factor()) + "：" + one.reason() + " (" + one.by() + " · " + Words.moment(one.raised()) + ") "
          + (outcome == null ? Words.t("factor.contest.waits") : Words.t("factor.outcome." + outcome.name().toLowerCase(Locale.ROOT)) + "：" + one.answer());
    }).toList();
    return new Section(Words.t("factor.contests"), lines.isEmpty() ? List.of(Words.t("factor.contests.none")) : lines, List.of());
  }

  private Section sources(Score score) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of(Words.t("assessment.report.rule"), Words.t("assessment.report.valid"), Words.t("assessment.report.source"), Words.t("assessment.report.certainty")));
    book.versions(score.card().list().key()).stream().filter(rule -> rule.valid().contains(score.at().day()))
        .forEach(rule -> rows.add(List.of(rule.key(), rule.valid().toString(), rule.source(), Words.t("rulebook.certainty." + rule.certainty()))));
    return new Section(Words.t("factor.versions"), List.of(Words.t("assessment.report.data", Words.moment(score.at().known()))), rows);
  }
}
