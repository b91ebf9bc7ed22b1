package cityip.assessment.web;

import cityip.assessment.Likeness;
import cityip.assessment.MarkDesk;
import cityip.assessment.MarkDesk.Grade;
import cityip.shell.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the pages about marks show, finished. */
public final class MarkViews {

  private MarkViews() {}

  public record SimilarPage(String name, String classes, String related, int marks, List<Row> rows, boolean asked, boolean mayWatch, Map<String, String> problems) {}

  public record Row(String number, String name, String classes, String owner, String state, String filed, String grade, String tone, int percent, String rule, String parts, String goods, String goodsTone, String compare) {}

  public record ComparePage(String one, String other, boolean asked, String grade, String tone, int percent, String rule, List<PartRow> parts, List<PairRow> pairs, boolean mayKeep, Map<String, String> problems) {}

  public record PartRow(String respect, int percent) {}

  public record PairRow(String one, String other, String sign, String sound) {}

  public record WatchesPage(List<WatchRow> watches, String name, String classes, Map<String, String> problems) {}

  public record WatchRow(long id, String name, String classes, String since, List<HitRow> hits, int fresh) {}

  public record HitRow(String number, String name, int percent, String rule, boolean fresh, String found) {}

  public record SheetPage(MarkDesk.Sheet sheet, int percent, String rule, List<PartRow> parts) {}

  public record DevicesPage(List<cityip.assessment.DeviceDesk.Device> own, long registered, Map<String, String> typed, Map<String, String> problems) {}

  public record DevicePage(cityip.assessment.DeviceDesk.Device device, List<DeviceRow> rows, long registered) {}

  public record DeviceRow(long id, String title, String number, String owner, String grade, String tone, int percent, String parts, boolean mirrored, String code, String codes) {}

  static int percent(double share) {
    return (int) Math.round(share * 100);
  }

  static String grade(Grade grade) {
    return Words.t("assessment.mark.grade." + grade.code());
  }

  static String tone(Grade grade) {
    return switch (grade) {
      case SAME, HIGH -> "bad";
      case MIDDLE -> "waiting";
      case LOW, NONE -> "neutral";
    };
  }

  static String respect(String respect) {
    return Words.t("assessment.mark.respect." + respect);
  }

  static List<PartRow> parts(Likeness likeness) {
    return likeness.parts().stream().map(part -> new PartRow(respect(part.respect()), percent(part.score()))).toList();
  }

  static Row row(String name, MarkDesk.Similar one) {
    return new Row(one.number(), one.name(), String.join(" ", one.classes()), one.owner(), one.state().isEmpty() ? "" : Words.t("registry.state." + one.state()), one.filed(), grade(one.grade()),
        tone(one.grade()), percent(one.likeness().score()), Words.t(one.likeness().rule().word()),
        parts(one.likeness()).stream().map(part -> part.respect() + " " + part.percent()).collect(Collectors.joining(" · ")),
        one.goods().relation().equals("any") ? "" : one.goods().relation().equals("same") ? Words.t("assessment.mark.goods.same") : Words.t("assessment.mark.goods.related", Words.t("assessment.mark.goods.why." + one.goods().why())),
        one.goods().relation().equals("same") ? "bad" : "waiting", "/marks/compare?one=" + encode(name) + "&other=" + encode(one.name()));
  }

  static String encode(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  static List<PairRow> pairs(Likeness likeness) {
    return likeness.pairs().stream().map(pair -> new PairRow(pair.one(), pair.other(), percent(pair.sign()) + " %", percent(pair.sound()) + " %")).toList();
  }

  static WatchRow watch(MarkDesk.Watch watch) {
    var hits = watch.hits().stream().map(hit -> new HitRow(hit.number(), hit.name(), percent(hit.score().doubleValue()), Words.t(hit.rule().word()), hit.fresh(), Words.moment(hit.found()))).toList();
    return new WatchRow(watch.id(), watch.name(), watch.classes().isEmpty() ? Words.t("assessment.mark.classes.all") : String.join(" ", watch.classes()), Words.moment(watch.created()), hits,
        (int) hits.stream().filter(HitRow::fresh).count());
  }
}
