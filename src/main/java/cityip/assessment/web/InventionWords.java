package cityip.assessment.web;

import cityip.assessment.NoveltyDesk;
import cityip.assessment.web.InventionViews.InventionPage;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The report of an assessment before filing, as a Word document; it names who took it out and when. */
final class InventionWords {

  private InventionWords() {}

  static void write(InventionPage page, Instant now, Viewer viewer, OutputStream out) throws IOException {
    var told = page.told();
    var sections = new ArrayList<WordSheet.Section>();
    sections.add(new WordSheet.Section(Words.t("assessment.invention.told"), page.fields().stream().map(field -> field.label() + "：" + field.value()).toList(), List.of()));
    sections.add(new WordSheet.Section(Words.t("assessment.invention.checks"), List.of(), table(List.of(Words.t("assessment.invention.question"), Words.t("assessment.invention.answer"), Words.t("assessment.invention.law")),
        page.questions().stream().map(one -> List.of(one.words(), (one.answer().isEmpty() ? "—" : Words.t("assessment." + one.answer())) + " " + one.day(), one.law())))));
    page.searches().stream().findFirst().ifPresent(search -> sections.add(search(search)));
    sections.add(new WordSheet.Section(Words.t("assessment.invention.worksheet") + (page.total() == null ? "" : " " + page.total()), List.of(),
        table(List.of(Words.t("assessment.invention.respect"), Words.t("factor.column.weight"), "0–5", Words.t("assessment.invention.why")),
            page.weights().stream().map(one -> List.of(one.words(), one.weight(), one.mark(), one.why())))));
    var decision = told.decision();
    sections.add(new WordSheet.Section(Words.t("assessment.invention.decision"), decision == null ? List.of() : List.of(Words.t("assessment.invention.decision." + decision.code()), told.reasons()),
        table(List.of(Words.t("assessment.invention.column.decision"), Words.t("assessment.invention.holds"), Words.t("assessment.invention.care")),
            page.gates().stream().map(gate -> List.of(gate.words(), String.join("；", gate.holds()), String.join("；", gate.care()))))));
    WordSheet.write(told.title(), List.of(page.stage(), Words.t("assessment.invention.secret"), viewer.displayName() + " · " + Words.moment(now)), sections, out);
  }

  private static WordSheet.Section search(NoveltyDesk.Search search) {
    var lines = new ArrayList<String>();
    lines.add("NS-" + search.id() + " · " + Words.day(search.day()) + " · " + Words.t("assessment.invention.search.of", Words.number(search.documents()), Words.moment(search.knownTo())) + " · " + search.hash());
    IntStream.range(0, search.features().size()).forEach(n -> lines.add(n + 1 + "  " + search.features().get(n)));
    var headings = Stream.concat(Stream.of(Words.t("assessment.invention.document"), Words.t("assessment.invention.mark")), IntStream.rangeClosed(1, search.features().size()).mapToObj(Integer::toString)).toList();
    return new WordSheet.Section(Words.t("assessment.invention.search"), lines, search.found().isEmpty() ? List.of() : table(headings, search.found().stream().map(document -> Stream.concat(
        Stream.of(document.number() + " " + document.title() + " " + document.published(), document.mark().name()), document.cells().stream().map(cell -> cell.mark().name())).toList())));
  }

  static List<List<String>> table(List<String> headings, Stream<List<String>> rows) {
    return Stream.concat(Stream.of(headings), rows).toList();
  }
}
