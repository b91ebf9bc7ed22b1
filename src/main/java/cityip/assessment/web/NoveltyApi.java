package cityip.assessment.web;

import cityip.assessment.NoveltyDesk;
import cityip.assessment.NoveltyDesk.Answer;
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

/** A text against what is published, for programs. */
@RestController
class NoveltyApi {

  private final NoveltyDesk desk;

  NoveltyApi(NoveltyDesk desk) {
    this.desk = desk;
  }

  record Asked(@Nullable String text, @Nullable String claim) {}

  @PostMapping("/api/v1/assess/novelty")
  Map<String, Object> search(Viewer viewer, @RequestBody Asked asked) {
    return switch (desk.search(asked.text() == null ? "" : asked.text(), asked.claim() == null ? "" : asked.claim(), null, viewer.bodyId(), viewer)) {
      case Answer.Done(NoveltyDesk.Search search) -> told(search);
      case Answer.Unreadable(boolean tooShort) -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST, Words.t("assessment.invention.problem." + (tooShort ? "short" : "long")));
    };
  }

  private static Map<String, Object> told(NoveltyDesk.Search search) {
    var told = new LinkedHashMap<String, Object>();
    told.put("id", "NS-" + search.id());
    told.put("day", search.day());
    told.put("indexUpTo", search.knownTo());
    told.put("documents", search.documents());
    told.put("textSha256", search.hash());
    told.put("features", search.features());
    told.put("found", search.found().stream().map(document -> Map.of("number", document.number(), "title", document.title(), "published", document.published(), "mark", document.mark(), "by", document.parts(), "features",
        document.cells().stream().map(cell -> Map.of("feature", cell.feature() + 1, "share", cell.share(), "proposed", cell.proposed())).toList())).toList());
    told.put("taken", search.taken().map(document -> List.of(document.number())).orElse(List.of()));
    return told;
  }
}
