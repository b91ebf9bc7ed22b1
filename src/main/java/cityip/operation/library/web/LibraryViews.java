package cityip.operation.library.web;

import cityip.operation.library.Library.Taking;
import cityip.operation.library.Stock;
import cityip.operation.library.StockLine;
import cityip.shell.Paging;
import java.util.List;
import java.util.Map;

/** What the pages of the library show, finished. */
public final class LibraryViews {

  private LibraryViews() {}

  public record ListPage(List<Taking> takings, List<Taking> shown, boolean mayBegin, Paging paging) {}

  public record SheetPage(Taking taking, List<StockLine> lines, Paging paging, List<Stock.FacultyProgress> faculties, List<Stock.Bad> bad, Map<String, String> query, Map<String, String> problems,
      Map<String, String> typed, long problemLine) {
    public String asked(String name) {
      return query.getOrDefault(name, "");
    }
  }

  /** One line to be decided; {@code firms} are those near it. */
  public record LinePage(Taking taking, StockLine line, List<String> near, Map<String, String> problems, Map<String, String> typed) {
    public String typed(String field, String kept) {
      return typed.getOrDefault(field, kept);
    }
  }
}
