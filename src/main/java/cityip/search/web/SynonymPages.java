package cityip.search.web;

import cityip.search.SearchField;
import cityip.search.Synonyms;
import cityip.search.Synonyms.EnterGroup;
import cityip.shell.OnlyFor;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Words of one meaning, kept by officers. */
@OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
@Controller
class SynonymPages {

  private static final int LONGEST = 200;

  private final Synonyms synonyms;

  SynonymPages(Synonyms synonyms) {
    this.synonyms = synonyms;
  }

  @GetMapping("/search/synonyms")
  ModelAndView list() {
    return page(Map.of(), Map.of());
  }

  private ModelAndView page(Map<String, String> typed, Map<String, String> problems) {
    return new ModelAndView("search/synonyms", Map.of("view", new SearchViews.SynonymPage(synonyms.all(), texts(), typed, problems)));
  }

  private static List<SearchField> texts() {
    return Arrays.stream(SearchField.values()).filter(field -> field.form() == SearchField.Form.TEXT).toList();
  }

  @PostMapping("/search/synonyms")
  ModelAndView enter(@RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var problems = new LinkedHashMap<String, String>();
    var words = Arrays.stream(form.getOrDefault("words", "").split("[\\s,，、;；]+")).map(String::strip).filter(word -> !word.isEmpty()).distinct().toList();
    if (words.size() < 2 || words.size() > 20 || words.stream().anyMatch(word -> word.length() > 40)) {
      problems.put("words", Words.t("search.synonym.words.say"));
    }
    var source = form.getOrDefault("source", "").strip();
    if (source.isEmpty() || source.length() > LONGEST) {
      problems.put("source", Words.t("search.synonym.source.say", LONGEST));
    }
    var field = SearchField.named(form.getOrDefault("field", "any")).filter(texts()::contains).orElse(SearchField.ANY);
    if (!problems.isEmpty()) {
      var page = page(form, problems);
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    synonyms.enter(new EnterGroup(field, words, source), viewer.actor());
    after.addFlashAttribute("said", "search.synonym.entered");
    return new ModelAndView("redirect:/search/synonyms");
  }

  @PostMapping("/search/synonyms/{id}/end")
  String end(@PathVariable long id, Viewer viewer, RedirectAttributes after) {
    after.addFlashAttribute("said", synonyms.end(id, viewer.actor()) ? "search.synonym.ended" : "search.synonym.ended-before");
    return "redirect:/search/synonyms";
  }
}
