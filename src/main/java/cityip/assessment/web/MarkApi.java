package cityip.assessment.web;

import cityip.assessment.MarkDesk;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Comparing a name with the marks of the register, for programs. */
@RestController
class MarkApi {

  private final MarkDesk desk;

  MarkApi(MarkDesk desk) {
    this.desk = desk;
  }

  /** @param with another name to compare with instead of the register */
  record Asked(@Nullable String name, @Nullable List<String> classes, @Nullable String with, @Nullable Integer limit) {}

  @OpenToAll
  @PostMapping("/api/v1/marks/similar")
  Map<String, Object> similar(Viewer viewer, @RequestBody Asked asked) {
    var name = checked(asked.name());
    var told = new LinkedHashMap<String, Object>();
    told.put("name", name);
    told.put("note", Words.t("assessment.mark.no-conclusion"));
    if (asked.with() != null) {
      var likeness = desk.compare(name, checked(asked.with()));
      told.put("with", asked.with());
      told.put("score", likeness.score());
      told.put("grade", desk.grade(likeness).code());
      told.put("rule", likeness.rule());
      told.put("parts", likeness.parts());
      told.put("pairs", likeness.pairs());
      return told;
    }
    var classes = asked.classes() == null ? "" : String.join(" ", asked.classes());
    var answer = desk.similar(name, MarkDesk.classes(classes), asked.limit() == null ? 20 : asked.limit(), viewer);
    told.put("compared", answer.marks());
    told.put("items", answer.similar().stream().map(one -> {
      var item = new LinkedHashMap<String, Object>();
      item.put("number", one.number());
      item.put("name", one.name());
      item.put("classes", one.classes());
      item.put("goods", one.goods().relation());
      item.put("owner", one.owner());
      item.put("state", one.state());
      item.put("score", one.likeness().score());
      item.put("grade", one.grade().code());
      item.put("rule", one.likeness().rule());
      item.put("parts", one.likeness().parts());
      return item;
    }).toList());
    return told;
  }

  private static String checked(@Nullable String name) {
    if (name == null || name.isBlank()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, Words.t("assessment.mark.problem.none"));
    }
    if (name.codePointCount(0, name.length()) > MarkDesk.LONGEST) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, Words.t("assessment.mark.problem.long", MarkDesk.LONGEST));
    }
    return name.strip();
  }
}
