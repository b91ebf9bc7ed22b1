package cityip.navigation.web;

import cityip.navigation.Notebook;
import cityip.navigation.Outcome;
import cityip.navigation.Project;
import cityip.navigation.Stages;
import cityip.shell.Viewer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Navigation projects for programs. */
@RestController
@RequestMapping("/api/v1/navigation/projects")
class NavigationApi {

  private final Notebook notebook;
  private final Stages stages;

  NavigationApi(Notebook notebook, Stages stages) {
    this.stages = stages;
    this.notebook = notebook;
  }

  record Begin(@Nullable String type, @Nullable String title, @Nullable String question) {}

  @GetMapping
  Map<String, Object> list(Viewer viewer, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "20") int size) {
    var least = Math.clamp(size, 1, 200);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("total", notebook.count("", "", "", viewer));
    answer.put("items", notebook.page("", "", "", viewer, least, (Math.max(1, page) - 1L) * least).stream().map(NavigationApi::told).toList());
    return answer;
  }

  @PostMapping
  ResponseEntity<Object> begin(Viewer viewer, @RequestBody Begin asked) {
    var type = Project.Type.of(text(asked.type())).orElse(Project.Type.INDUSTRIAL);
    return switch (notebook.begin(type, text(asked.title()), text(asked.question()), viewer)) {
      case Outcome.Done done -> ResponseEntity.status(HttpStatus.CREATED).body(whole(done.id(), viewer));
      case Outcome.Stale _ -> ResponseEntity.status(HttpStatus.CONFLICT).build();
      case Outcome.Refused refused -> ResponseEntity.unprocessableContent().body(Map.of("problems", refused.problems().stream().map(NavigationViews::note).toList()));
    };
  }

  @GetMapping("/{id}")
  Map<String, Object> one(@PathVariable long id, Viewer viewer) {
    return whole(id, viewer);
  }

  private Map<String, Object> whole(long id, Viewer viewer) {
    var project = notebook.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var answer = told(project);
    answer.put("question", project.question());
    answer.put("nodes", notebook.nodes(project));
    answer.put("corpora", notebook.corpora(project).stream().map(corpus -> Map.of("id", corpus.id(), "state", corpus.state(), "day", corpus.day(), "documents", corpus.documents(),
        "families", corpus.families(), "hash", corpus.hash())).toList());
    answer.put("missing", stages.missing(project).stream().map(NavigationViews::note).toList());
    return answer;
  }

  private static LinkedHashMap<String, Object> told(Project project) {
    var told = new LinkedHashMap<String, Object>();
    told.put("id", project.id());
    told.put("number", project.number());
    told.put("type", project.type().code());
    told.put("title", project.title());
    told.put("stage", project.stage().code());
    told.put("open", project.open());
    return told;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
