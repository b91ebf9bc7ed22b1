package cityip.search.web;

import cityip.search.LabelBook;
import cityip.search.QueryLine;
import cityip.search.Question;
import cityip.search.SearchField;
import cityip.search.Suggestions;
import cityip.shell.OpenToAll;
import cityip.shell.Paging;
import cityip.shell.Viewer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Ways to a good question: the form that builds a line, the page that explains it, suggestions while typing. */
@OpenToAll
@Controller
class LinePages {

  private static final int ROWS = 5;

  private final Suggestions suggestions;
  private final LabelBook labels;

  LinePages(Suggestions suggestions, LabelBook labels) {
    this.suggestions = suggestions;
    this.labels = labels;
  }

  @GetMapping("/search/help")
  ModelAndView help() {
    return new ModelAndView("search/help", Map.of("fields", List.of(SearchField.values()), "labels", labels));
  }

  /** Sent without a value it shows the form; with values it leads to the line they make. */
  @GetMapping("/search/build")
  ModelAndView build(@RequestParam Map<String, String> form) {
    var line = new StringBuilder();
    for (var n = 1; n <= ROWS; n++) {
      var value = form.getOrDefault("value" + n, "").strip();
      var field = SearchField.named(form.getOrDefault("field" + n, "any")).orElse(SearchField.ANY);
      if (!value.isEmpty()) {
        var joint = form.getOrDefault("joint" + n, "and");
        line.append(line.isEmpty() ? joint.equals("not") ? "not " : "" : joint.equals("or") ? " or " : joint.equals("not") ? " not " : " and ").append(part(field, value));
      }
    }
    for (var day : List.of(SearchField.FILED, SearchField.PUBLISHED, SearchField.GRANTED)) {
      var from = form.getOrDefault(day.code() + "-from", "").strip();
      var to = form.getOrDefault(day.code() + "-to", "").strip();
      var range = from.isEmpty() ? to.isEmpty() ? "" : "<=" + QueryLine.quote(to) : to.isEmpty() ? ">=" + QueryLine.quote(from) : "=" + QueryLine.quote(from) + " to " + QueryLine.quote(to);
      if (!range.isEmpty()) {
        line.insert(0, line.isEmpty() ? "" : "(").append(line.isEmpty() ? "" : ") and ").append(day.chinese()).append(range);
      }
    }
    if (!line.isEmpty()) {
      return new ModelAndView("redirect:" + Paging.address("/search", Map.of("q", line.toString())));
    }
    var fields = Arrays.stream(SearchField.values()).filter(field -> field.form() != SearchField.Form.DAY).toList();
    return new ModelAndView("search/build", Map.of("fields", fields, "rows", ROWS));
  }

  /** Several words in one row must all occur. */
  private static String part(SearchField field, String value) {
    var words = field.form() == SearchField.Form.TEXT ? List.of(value.split("\\s+")) : List.of(value);
    var quoted = new ArrayList<String>();
    words.forEach(word -> quoted.add(QueryLine.quote(word)));
    return field.chinese() + "=" + (quoted.size() == 1 ? quoted.getFirst() : "(" + String.join(" and ", quoted) + ")");
  }

  /** A list for scripts to put under the box, and a page of its own without them. */
  @GetMapping("/search/suggest")
  ModelAndView suggest(@RequestParam(defaultValue = "") String q, @RequestHeader(name = "HX-Request", defaultValue = "") String fragment, Viewer viewer) {
    var typed = Question.readable(q.length() > 200 ? q.substring(0, 200) : q);
    var found = suggestions.begun(typed, viewer.scope()).stream()
        .map(one -> new SearchViews.Suggested("search.suggest." + one.kind(), one.text(), one.hits(), Paging.address("/search", one.address()))).toList();
    return new ModelAndView(fragment.isEmpty() ? "search/suggest" : "search/suggested", Map.of("found", found, "typed", typed));
  }
}
