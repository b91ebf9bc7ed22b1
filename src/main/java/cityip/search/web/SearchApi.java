package cityip.search.web;

import cityip.search.Highlights;
import cityip.search.Question;
import cityip.search.SearchDesk;
import cityip.search.SearchDesk.Answer;
import cityip.search.SearchField;
import cityip.search.SearchResult;
import cityip.search.SimilarRights;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search for programs. */
@RestController
class SearchApi {

  private final SearchDesk desk;
  private final SimilarRights similar;

  SearchApi(SearchDesk desk, SimilarRights similar) {
    this.desk = desk;
    this.similar = similar;
  }

  /** A hit; {@code highlights} are texts in pieces, found or not. */
  record HitFact(String number, String title, Map<String, List<Highlights.Piece>> highlights, float score, Map<String, Double> parts, Map<String, String> facts) {}

  /** {@code nearest}: nothing held all words, these are the nearest. */
  record SearchFacts(long total, int page, int size, boolean nearest, List<HitFact> hits, Map<String, List<SearchResult.Count>> facets) {}

  @GetMapping("/api/v1/search")
  ResponseEntity<?> search(@RequestParam Map<String, String> form, Viewer viewer) {
    var size = form.getOrDefault("size", "20");
    var question = Question.of(form, size.matches("\\d{1,4}") ? Integer.parseInt(size) : 20);
    return switch (desk.ask(question, viewer.scope())) {
      case Answer.Found found -> ResponseEntity.ok(facts(question, found, form.get("facets")));
      case Answer.NotUnderstood not -> ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(Map.of("status", 422, "title", Words.t("search.problem"), "detail", Words.t(not.why().reason(), not.why().arguments().toArray()),
              "at", not.why().at(), "length", not.why().length()));
    };
  }

  private static SearchFacts facts(Question question, Answer.Found found, @Nullable String facets) {
    var highlights = new Highlights(found.asked());
    var wanted = facets == null ? Question.FACETS : Arrays.asList(facets.split(","));
    var counts = found.result().facets().entrySet().stream().filter(facet -> wanted.contains(facet.getKey().startsWith("ipc") ? "ipc" : facet.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    return new SearchFacts(found.result().total(), question.page(), question.size(), found.nearest(),
        found.result().hits().stream().map(hit -> fact(hit, highlights)).toList(), counts);
  }

  static HitFact fact(SearchResult.Hit hit, Highlights highlights) {
    return new HitFact(hit.shown("number"), hit.shown("title"), Map.of("title", highlights.whole(SearchField.TITLE, hit.shown("title")),
        "abstract", highlights.part(SearchField.ABSTRACT, hit.shown("abstract"), 200)), hit.score(), hit.parts(), hit.shown());
  }

  /** Ask for what is like a text or a right. */
  record AskSimilar(@Nullable String text, @Nullable String number, @Nullable Integer size) {}

  record SimilarFacts(List<HitFact> hits, SimilarRights.Learnt vectors) {}

  @PostMapping("/api/v1/search/similar")
  ResponseEntity<?> similar(@RequestBody AskSimilar ask, Viewer viewer) {
    var size = Math.clamp(ask.size() == null ? 20 : ask.size(), 1, Question.LARGEST_PAGE);
    var text = ask.text() == null ? "" : ask.text().strip();
    var number = ask.number() == null ? "" : ask.number().strip();
    if (text.isEmpty() == number.isEmpty() || text.length() > SimilarRights.LONGEST) {
      return refused(Words.t("search.similar.api.say", SimilarRights.LONGEST));
    }
    var found = text.isEmpty() ? similar.number(number, viewer.scope(), size) : Optional.of(similar.text(text, viewer.scope(), size));
    if (found.isEmpty()) {
      return refused(Words.t("search.similar.number.none", number));
    }
    var highlights = new Highlights(found.get().words());
    return ResponseEntity.ok(new SimilarFacts(found.get().hits().stream().map(hit -> fact(hit, highlights)).toList(), similar.learnt()));
  }

  record AskClass(@Nullable String text) {}

  /** Weights are probabilities once the model has learnt, shares of the neighbours before. */
  record ClassFacts(List<SimilarRights.Subclass> subclasses, SimilarRights.Basis basis) {}

  @PostMapping("/api/v1/classify")
  ResponseEntity<?> classify(@RequestBody AskClass ask, Viewer viewer) {
    var text = ask.text() == null ? "" : ask.text().strip();
    if (text.isEmpty() || text.length() > SimilarRights.LONGEST) {
      return refused(Words.t("search.similar.text.say", 1, SimilarRights.LONGEST));
    }
    return ResponseEntity.ok(new ClassFacts(similar.classify(text, viewer.scope()), similar.basis()));
  }

  private static ResponseEntity<?> refused(String detail) {
    return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Map.of("status", 422, "title", Words.t("search.problem.request"), "detail", detail));
  }
}
