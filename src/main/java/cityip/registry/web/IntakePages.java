package cityip.registry.web;

import cityip.registry.Intake;
import cityip.registry.Intake.Batch;
import cityip.registry.Intake.BatchId;
import cityip.shell.Navigation;
import cityip.shell.OnlyFor;
import cityip.shell.Paging;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import cityip.vault.FileTooLarge;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sending files in, watching them, saying what their columns are, taking a batch back. For officers of the city. */
@OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
@Controller
class IntakePages implements Navigation {

  private static final int PAGE = 25;
  private static final int REFUSALS = 50;

  private final Intake intake;

  IntakePages(Intake intake) {
    this.intake = intake;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return viewer.handlesCityData() ? List.of(new Item(50, "intake.menu", "/intake")) : List.of();
  }

  @GetMapping("/intake")
  ModelAndView list(@RequestParam Map<String, String> query) {
    return list(query, Map.of());
  }

  private ModelAndView list(Map<String, String> query, Map<String, String> problems) {
    Paging paging = new Paging(page(query), PAGE, intake.count(), "/intake", Map.of());
    return new ModelAndView("registry/intake",
        Map.of("view", new IntakeViews.ListPage(intake.batches(PAGE, paging.offset()), paging, intake.profiles(), problems)));
  }

  private static int page(Map<String, String> query) {
    String page = query.getOrDefault("page", "1");
    return page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
  }

  @PostMapping("/intake")
  ModelAndView receive(Viewer viewer, @RequestParam(required = false) @Nullable List<MultipartFile> file, @RequestParam(defaultValue = "") String profile)
      throws IOException {
    List<MultipartFile> sent = SentFiles.named(file);
    if (sent.isEmpty()) {
      return unprocessable(list(Map.of(), Map.of("file", Words.t("intake.upload.choose"))));
    }
    try {
      return new ModelAndView("redirect:/intake/" + SentFiles.receive(intake, sent, profile, viewer.actor()).value());
    } catch (FileTooLarge large) {
      return unprocessable(list(Map.of(), Map.of("file", Words.t("intake.upload.too-large", IntakeViews.size(large.largest())))));
    }
  }

  private static ModelAndView unprocessable(ModelAndView page) {
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  @GetMapping("/intake/{id}")
  ModelAndView batch(@PathVariable long id, @RequestParam Map<String, String> query) {
    return batch(find(id), query, Map.of(), Map.of());
  }

  private ModelAndView batch(Batch batch, Map<String, String> query, Map<String, String> typed, Map<String, String> problems) {
    Paging paging = new Paging(page(query), REFUSALS, intake.refusalCount(batch.id()), "/intake/" + batch.id().value(), Map.of());
    return new ModelAndView("registry/batch", Map.of("view", new IntakeViews.BatchPage(batch, IntakeViews.mappings(batch, typed), IntakeViews.kinds(intake),
        IntakeViews.fields(intake, batch), intake.refusals(batch.id(), REFUSALS, paging.offset()), paging, problems)));
  }

  private Batch find(long id) {
    return intake.status(new BatchId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @PostMapping("/intake/{id}/columns")
  ModelAndView columns(Viewer viewer, @PathVariable long id, @RequestParam Map<String, String> form, RedirectAttributes after) {
    Map<Integer, String> fields = new HashMap<>();
    form.forEach((name, value) -> {
      if (name.matches("column\\d{1,4}") && !value.isBlank()) {
        fields.put(Integer.parseInt(name.substring(6)), value);
      }
    });
    return switch (intake.correctColumns(new BatchId(id), form.getOrDefault("kind", ""), fields, form.get("rememberAs"), viewer.actor())) {
      case Intake.Correction.Accepted accepted -> back(accepted.batch().value(), after, "intake.columns.accepted");
      case Intake.Correction.NothingIdentifies _ ->
          unprocessable(batch(find(id), Map.of(), form, Map.of("kind", Words.t("intake.columns.nothing-identifies"))));
      case Intake.Correction.NotNow _ -> back(id, after, "intake.columns.not-now");
      case Intake.Correction.NoSuchBatch _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private static ModelAndView back(long id, RedirectAttributes after, String said) {
    after.addFlashAttribute("said", said);
    return new ModelAndView("redirect:/intake/" + id);
  }

  @GetMapping("/intake/{id}/refused.xlsx")
  void refused(@PathVariable long id, HttpServletResponse response) throws IOException {
    RefusedDownload.write(intake, find(id), response);
  }

  @GetMapping("/intake/{id}/undo")
  ModelAndView confirm(@PathVariable long id) {
    return new ModelAndView("registry/undo", Map.of("batch", find(id)));
  }

  @PostMapping("/intake/{id}/undo")
  ModelAndView undo(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String reason, RedirectAttributes after) {
    String why = reason.strip().length() > 500 ? reason.strip().substring(0, 500) : reason.strip();
    return switch (intake.undo(new BatchId(id), viewer.actor(), why)) {
      case Intake.Undo.Begun _ -> back(id, after, "intake.undo.begun");
      case Intake.Undo.AskedBefore before -> back(id, after, before.over() ? "intake.undo.already" : "intake.undo.under-way");
      case Intake.Undo.NotNow _ -> back(id, after, "intake.undo.not-now");
      case Intake.Undo.NoSuchBatch _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }
}
