package cityip.search.web;

import cityip.search.Highlights;
import cityip.search.LabelBook;
import cityip.search.MarkSearch;
import cityip.search.Question;
import cityip.search.Wanted;
import cityip.search.web.SearchViews.MarkLine;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Names of marks that look, sound or mean alike. */
@OpenToAll
@Controller
class MarkPages {

  private static final int SHOWN = 50;

  private final MarkSearch marks;
  private final LabelBook labels;

  MarkPages(MarkSearch marks, LabelBook labels) {
    this.marks = marks;
    this.labels = labels;
  }

  @GetMapping("/search/marks")
  ModelAndView page(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String classes, Viewer viewer) {
    var plain = Question.readable(name);
    var written = Question.readable(classes);
    var problem = plain.length() > MarkSearch.LONGEST ? "name" : classes(written) == null ? "classes" : "";
    var asked = classes(written);
    if (!problem.isEmpty() || asked == null) {
      return new ModelAndView("search/marks", Map.of("view", new SearchViews.MarkPage(plain, written, List.of(),
          Map.of(problem, Words.t("search.marks." + problem + ".say", MarkSearch.LONGEST)))), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    var none = new Highlights(new Wanted.Everything());
    var lines = plain.isEmpty() ? List.<MarkLine>of() : marks.like(plain, asked, viewer.scope(), SHOWN).stream()
        .map(like -> new MarkLine(SearchPages.line(like.hit(), none, labels), percent(like.together()), percent(like.eye()), percent(like.ear()), percent(like.meaning()))).toList();
    return new ModelAndView("search/marks", Map.of("view", new SearchViews.MarkPage(plain, written, lines, Map.of())));
  }

  private static int percent(double part) {
    return (int) Math.round(part * 100);
  }

  /** Nice classes with or without a leading zero; null when something else is written. */
  private static @Nullable Set<String> classes(String written) {
    var classes = new LinkedHashSet<String>();
    for (var one : Arrays.stream(java.text.Normalizer.normalize(written, java.text.Normalizer.Form.NFKC).split("[\\s,，、;；]+")).filter(word -> !word.isEmpty()).toList()) {
      if (!one.matches("0?[1-9]|[1-3]\\d|4[0-5]")) {
        return null;
      }
      var number = Integer.parseInt(one);
      classes.add(Integer.toString(number));
      classes.add("%02d".formatted(number));
    }
    return classes;
  }
}
