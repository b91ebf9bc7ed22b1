package cityip.assessment.web;

import cityip.assessment.Disclosure;
import cityip.assessment.NoveltyDesk;
import cityip.shell.Paging;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages about inventions show, finished. */
public final class InventionViews {

  private InventionViews() {}

  public record QueuePage(List<Row> rows, Paging paging, String stage, String text, String order) {}

  public record Row(long id, String title, String stage, String tone, String next, String waits, String decision, String number) {}

  /** A field of the form. */
  public record FieldView(String name, String label, String hint, String value, boolean needed, boolean large) {}

  public record FormPage(@Nullable Long id, int stamp, List<FieldView> fields, String draft, Map<String, String> problems) {}

  public record QuestionView(String key, String words, String law, String answer, boolean dated, String day, boolean given, String consequence) {}

  public record WeightView(String key, String words, String weight, String mark, String why) {}

  public record GateView(String code, String words, List<String> holds, List<String> care) {}

  public record StepRow(String act, String words, String by) {}

  public record RightRow(String number, String state, String href) {}

  public record InventionPage(Disclosure told, String stage, String tone, List<FieldView> fields, List<QuestionView> questions, List<NoveltyDesk.Search> searches, List<WeightView> weights, @Nullable String total,
      List<GateView> gates, @Nullable String validUntil, List<StepRow> steps, @Nullable RightRow right, Map<String, String> problems, Map<String, String> typed) {

    public String typed(String field, String otherwise) {
      return typed.getOrDefault(field, otherwise);
    }
  }
}
