package cityip.navigation.web;

import cityip.navigation.Check;
import cityip.navigation.Comparisons;
import cityip.navigation.Figure;
import cityip.navigation.FrozenCorpus;
import cityip.navigation.Item;
import cityip.navigation.Notebook.Difference;
import cityip.navigation.Products;
import cityip.navigation.Project;
import cityip.rulebook.CountyMap;
import cityip.shell.Paging;
import cityip.shell.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of navigation show, finished. */
public final class NavigationViews {

  private NavigationViews() {}

  public record ListPage(List<Project> projects, Paging paging, String text, String type, String stage, boolean mayBegin, Map<String, String> problems, Map<String, String> typed) {

    public String typed(String field, String draft) {
      return typed.getOrDefault(field, draft);
    }
  }

  /** @param tab which part of the notebook is open */
  public record Head(Project project, String tab, boolean mayChange) {
    public String to(String part) {
      return "/navigation/projects/" + project.id() + (part.isEmpty() ? "" : "/" + part);
    }

    public boolean editable() {
      return mayChange && project.stage().editable();
    }
  }

  public record Overview(Head head, Check check, @Nullable FrozenCorpus latest, int nodes, int sections, int reviews, int recommendations, List<String> missing,
      Map<String, String> problems, Map<String, String> typed) {}

  public record NodeLine(Project.Node node, String finds) {
    public int level() {
      return (int) node.key().chars().filter(c -> c == '.').count();
    }
  }

  public record BreakdownPage(Head head, String nodes, String effects, String known, List<NodeLine> lines, Map<String, String> problems) {}

  public record ComparisonsPage(Head head, Comparisons.Written written, List<Comparisons.Line> lines, Paging paging, Map<String, String> problems) {}

  /** @param typed what was written and not taken */
  public record ProductsPage(List<Products.Product> products, Map<String, String> problems, Map<String, String> typed) {
    public String typed(String field) {
      return typed.getOrDefault(field, "");
    }
  }

  public record ProductPage(Products.Product product, Products.Around around, long known, long all) {

    public static String closeness(@Nullable Double cosine) {
      return cosine == null ? "—" : Words.number(java.math.BigDecimal.valueOf(cosine).setScale(2, java.math.RoundingMode.HALF_UP));
    }
  }

  public record SamplesPage(Head head, Check check, List<Item> sample, Map<Long, Boolean> marks) {
    public String said(Item item) {
      var said = marks.get(item.id());
      return said == null ? "" : said ? "yes" : "no";
    }
  }

  public record CorporaPage(Head head, List<FrozenCorpus> corpora, @Nullable Difference difference, String from, String to, Map<String, String> problems, String day) {
    public boolean working() {
      return corpora.stream().anyMatch(corpus -> corpus.state() == FrozenCorpus.State.FREEZING);
    }
  }

  /** @param option for the drawing, as JSON; null when there is none or the map of the counties stands instead */
  public record FigureView(String code, Figure figure, List<String> headers, List<RowView> rows, List<String> notes, @Nullable String option, @Nullable CountyMap map, String export) {}

  public record RowView(List<CellView> cells, boolean provisional) {}

  public record CellView(String text, @Nullable String href, boolean number) {}

  public record FiguresPage(Head head, FrozenCorpus corpus, List<FigureView> figures, List<Choice> analyses, @Nullable String chosen) {}

  public record Choice(String code, String name) {}

  public record RowsPage(Head head, FrozenCorpus corpus, List<String> slice, List<Item> items, Paging paging, String export) {}

  /** A recommendation with who should follow it and what became of it. */
  public record Advice(long id, String aspect, String words, String addressee, String state, String answer) {
    public boolean waits() {
      return state.equals("PROPOSED");
    }
  }

  public record ReviewLine(String reviewer, List<Integer> parts, int total, String opinion, String at) {}

  public record ReportPage(Head head, @Nullable FrozenCorpus corpus, Map<String, String> sections, List<FigureView> figures, List<Project.Node> nodes, List<Advice> advice,
      List<ReviewLine> reviews, Map<String, String> problems, boolean mayReview) {

    public String words(String section) {
      return sections.getOrDefault(section, "");
    }
  }

  static Map<String, String> problems(String field, List<Figure.Note> notes) {
    var problems = new LinkedHashMap<String, String>();
    for (int n = 0; n < notes.size(); n++) {
      problems.put(n == 0 ? field : field + "-" + n, note(notes.get(n)));
    }
    return problems;
  }

  /** A note as a sentence; shares and ratios among its arguments are written for people. */
  public static String note(Figure.Note note) {
    return Words.t("navigation.note." + note.word(), note.arguments().stream().map(NavigationViews::written).toArray());
  }

  private static Object written(Object argument) {
    return argument instanceof Figure.Share share ? share(share.value()) : argument instanceof Double number ? ratio(number) : argument instanceof Integer || argument instanceof Long ? Words.number((Number) argument) : argument;
  }

  /** What may be said of a claim, for the choice on a page. */
  public static List<String> said() {
    return java.util.Arrays.stream(cityip.navigation.Premises.Said.values()).map(cityip.navigation.Premises.Said::code).toList();
  }

  /** The section of the report in which a figure stands. */
  public static String section(String analysis) {
    return ReportPages.sectionOf(analysis);
  }

  static String ratio(double value) {
    return Words.number(java.math.BigDecimal.valueOf(value).setScale(Math.abs(value) >= 100 ? 0 : 3, java.math.RoundingMode.HALF_UP));
  }

  static String share(double value) {
    return Words.number(java.math.BigDecimal.valueOf(value * 100).setScale(1, java.math.RoundingMode.HALF_UP)) + " %";
  }
}
