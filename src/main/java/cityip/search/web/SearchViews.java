package cityip.search.web;

import cityip.search.Highlights;
import cityip.search.Pivot;
import cityip.search.QueryLine;
import cityip.search.Question;
import cityip.search.SearchField;
import cityip.search.SearchIndex;
import cityip.search.SimilarRights;
import cityip.search.Synonyms;
import cityip.shell.Paging;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of the search show. */
public final class SearchViews {

  private SearchViews() {}

  /** A hit, ready to be shown. */
  public record Line(String href, List<Highlights.Piece> title, List<Highlights.Piece> summary, List<Highlights.Piece> owner, String number, String kind, String state,
      String tone, String unit, String mainClass, String filed, String similar) {}

  /** A value of a facet; {@code href} adds it, or takes it away when it is chosen. */
  public record Value(String name, long hits, String href, boolean chosen) {}

  public record Facet(String label, String word, List<Value> values, List<Value> more) {}

  /** An order to choose. */
  public record Choice(String value, String word, String href, boolean chosen) {}

  /** Where a line stops making sense: what stands before, what is meant, what follows, and the sentence. */
  public record Problem(String before, String concerned, String after, String sentence) {}

  /** How far the index is, when it is not whole. */
  public record Making(long given, long expected) {

    static @Nullable Making of(SearchIndex.Progress progress) {
      return progress.rebuilding() ? new Making(progress.given(), Math.max(progress.given(), progress.expected())) : null;
    }
  }

  /** The page: {@code paging} is null before anything was asked. */
  public record Results(Question question, @Nullable Paging paging, List<Line> lines, List<Facet> facets, List<Choice> orders, List<Choice> modes,
      SimilarRights.@Nullable Learnt learnt, List<Value> chosen, boolean nearest,
      String meant, @Nullable Problem problem, @Nullable Making making, long size, boolean signedIn) {

    static Results nothing(Question question, @Nullable Problem problem, @Nullable Making making, long size, boolean signedIn) {
      return new Results(question, null, List.of(), List.of(), List.of(), List.of(), null, List.of(), false, "", problem, making, size, signedIn);
    }

    /** The same result as a table. */
    public String turned() {
      return Paging.address("/search/pivot", question.address());
    }

    /** The same question in other words, with all that was chosen. */
    public String inOtherWords() {
      var address = new java.util.LinkedHashMap<>(question.address());
      address.put("q", meant);
      return Paging.address("/search", address);
    }
  }

  /** One record as the search knows it; {@code register} leads to its page in the register for those who may open it, else empty. */
  public record Found(Line line, Map<String, String> shown, String register) {

    public String fact(String name) {
      return shown.getOrDefault(name, "");
    }
  }

  /** A kept question in a list. */
  public record SavedLine(String href, String name, String question, String created, boolean followed, String looked, long total, int changes) {}

  public record Queries(List<SavedLine> lines, Map<String, String> typed, Map<String, String> problems) {}

  public record ChangeLine(String word, String href, String number, String title, String before, String after) {}

  /** A kept question; {@code total} is counted now, within what the reader may see. */
  public record QueryPage(long id, SavedLine line, String run, long total, boolean mine, List<ChangeLine> changes, int allChanges) {}

  public record ExportLine(long id, String question, String state, boolean running, long made, long total, String created) {}

  public record SynonymPage(List<Synonyms.Group> groups, List<SearchField> fields, Map<String, String> typed, Map<String, String> problems) {

    public String value(String name) {
      return typed.getOrDefault(name, "");
    }
  }

  /** What is like something: {@code of} is null for a paragraph, {@code text} empty for a right. */
  public record SimilarPage(@Nullable Line of, String text, List<Line> lines, List<SimilarRights.Subclass> subclasses, List<String> subclassNames, SimilarRights.Learnt learnt,
      String basis, Map<String, String> problems) {}

  public record IndexPage(boolean cluster, long size, String upTo, cityip.search.SearchIndex.Progress progress, int percent, boolean keeps, SimilarRights.Learnt learnt, String classes,
      boolean learning) {}

  /** A cell or a head; {@code shade} from 0 to 4 by its part of the highest. */
  public record PivotCell(String text, String href, int shade, boolean small) {}

  public record PivotLine(String name, String href, String total, List<PivotCell> cells) {}

  /** A turned result; without lines and with a problem when it could not be turned. */
  public record PivotPage(Pivot.Turn turn, List<PivotCell> heads, List<PivotLine> lines, long total, int moreRows, int moreColumns, String problem, String export, String back,
      String moment) {

    public List<Pivot.Dimension> dimensions() {
      return List.of(Pivot.Dimension.values());
    }

    public List<Pivot.Measure> measures() {
      return List.of(Pivot.Measure.values());
    }

    public boolean anySmall() {
      return lines.stream().flatMap(line -> line.cells().stream()).anyMatch(PivotCell::small);
    }
  }

  /** A mark with how like it is, in hundredths. */
  public record MarkLine(Line line, int together, int eye, int ear, int meaning) {}

  public record MarkPage(String name, String classes, List<MarkLine> lines, Map<String, String> problems) {}

  public record Suggested(String word, String text, long hits, String href) {}

  static Problem problem(String line, QueryLine.Refused refused, String sentence) {
    var from = Math.min(refused.at(), line.length());
    var to = Math.min(line.length(), from + refused.length());
    var before = line.substring(Math.max(0, from - 60), from);
    var after = line.substring(to, Math.min(line.length(), to + 60));
    return new Problem(before, to - from > 120 ? line.substring(from, from + 120) + "…" : line.substring(from, to), after, sentence);
  }
}
