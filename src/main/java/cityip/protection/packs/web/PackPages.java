package cityip.protection.packs.web;

import cityip.protection.packs.Packs;
import cityip.protection.packs.Packs.Pack;
import cityip.protection.packs.web.PackViews.FileLine;
import cityip.protection.packs.web.PackViews.Line;
import cityip.protection.packs.web.PackViews.ListPage;
import cityip.protection.packs.web.PackViews.PackPage;
import cityip.shell.Navigation;
import cityip.shell.OnlyFor;
import cityip.shell.Paging;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
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

/** Evidence packs for officers: order, fetch against a receipt, verify what came, keep the keys of cities beside us. */
@OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
@Controller
class PackPages {

  private static final int PAGE = 30;

  private final Packs packs;

  PackPages(Packs packs) {
    this.packs = packs;
  }

  @Bean
  static Navigation packNavigation() {
    return viewer -> viewer.handlesCityData() ? List.of(new Navigation.Item(46, "protection.pack.menu", "/packs")) : List.of();
  }

  @GetMapping("/packs")
  ModelAndView list(@RequestParam Map<String, String> asked) {
    return page(asked, Map.of(), asked);
  }

  private ModelAndView page(Map<String, String> asked, Map<String, String> problems, Map<String, String> input) {
    var number = asked.getOrDefault("page", "").matches("\\d{1,6}") ? Math.max(1, Integer.parseInt(asked.getOrDefault("page", "1"))) : 1;
    var lines = packs.all(PAGE, (number - 1L) * PAGE).stream().map(this::line).toList();
    var page = new ModelAndView("protection/packs/list", Map.of("view", new ListPage(lines, new Paging(number, PAGE, packs.count(), "/packs", Map.of()), packs.knownCities(), packs.ownKey(), problems, input)));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  private Line line(Pack pack) {
    var manifest = pack.manifest();
    var partner = !pack.received() ? pack.recipient() : manifest == null ? "–" : packs.sender(manifest).orElse(manifest.city());
    return new Line("/packs/" + pack.id(), pack.name(), Words.t(pack.received() ? "protection.pack.received" : "protection.pack.made"), pack.reference(), partner, size(pack.size()), Words.moment(pack.made()),
        state(pack), tone(pack));
  }

  private static String size(long bytes) {
    return bytes < 1_000_000 ? Words.number(Math.max(1, bytes / 1000)) + " KB" : Words.number(Math.round(bytes / 100_000.0) / 10.0) + " MB";
  }

  private static String state(Pack pack) {
    var report = pack.report();
    return Words.t(report == null ? "protection.pack.state." + pack.state() : report.intact() ? "protection.pack.intact" : "protection.pack.not-intact");
  }

  private static String tone(Pack pack) {
    var report = pack.report();
    return report != null ? report.intact() ? "good" : "bad" : switch (pack.state()) {
      case "done" -> "good";
      case "failed" -> "bad";
      default -> "waiting";
    };
  }

  @PostMapping("/packs")
  Object order(@RequestParam Map<String, String> input, Viewer viewer) {
    var problems = new LinkedHashMap<String, String>();
    for (var field : List.of("case", "recipient", "purpose")) {
      if (input.getOrDefault(field, "").isBlank() || input.getOrDefault(field, "").length() > 200) {
        problems.put(field, Words.t("casework.problem.missing"));
      }
    }
    if (!problems.isEmpty()) {
      return page(Map.of(), problems, input);
    }
    return switch (packs.order(input.getOrDefault("case", "").strip(), input.getOrDefault("recipient", "").strip(), input.getOrDefault("purpose", "").strip(), viewer)) {
      case Packs.Ordered.Begun begun -> "redirect:/packs/" + begun.id();
      case Packs.Ordered.NoSuchCase _ -> page(Map.of(), Map.of("case", Words.t("protection.pack.no-case")), input);
      case Packs.Ordered.NothingToSend _ -> page(Map.of(), Map.of("case", Words.t("protection.pack.nothing")), input);
    };
  }

  @PostMapping("/packs/verify")
  Object verify(@RequestParam("file") MultipartFile file, Viewer viewer) throws IOException {
    if (file.isEmpty()) {
      return page(Map.of(), Map.of("file", Words.t("protection.pack.no-file")), Map.of());
    }
    try (var in = file.getInputStream()) {
      return "redirect:/packs/" + packs.receive(in, file.getOriginalFilename() == null ? "pack.zip" : file.getOriginalFilename(), viewer).id();
    }
  }

  @PostMapping("/packs/cities")
  Object know(@RequestParam Map<String, String> input, Viewer viewer, RedirectAttributes after) {
    if (!packs.know(input.getOrDefault("city", ""), input.getOrDefault("key", ""), viewer)) {
      return page(Map.of(), Map.of("key", Words.t("protection.pack.no-key")), input);
    }
    after.addFlashAttribute("said", "protection.pack.known");
    return "redirect:/packs";
  }

  @GetMapping("/packs/{id:\\d{1,18}}")
  ModelAndView one(@PathVariable long id) {
    var pack = packs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var manifest = pack.manifest();
    var report = pack.report();
    var sender = manifest == null ? java.util.Optional.<String>empty() : packs.sender(manifest);
    var files = manifest == null ? List.<FileLine>of()
        : manifest.files().stream().map(item -> new FileLine(item.path(), item.name(), size(item.size()), item.sha256(), item.sm3(), item.source(), item.obtained())).toList();
    var problems = report == null ? List.<String>of() : report.problems().stream().limit(200).map(problem -> Words.t("protection.pack.problem." + problem.kind()) + (problem.path().isEmpty() ? "" : "：" + problem.path())).toList();
    return new ModelAndView("protection/packs/pack", Map.of("view", new PackPage(id, pack.received(), pack.name(), state(pack), tone(pack), pack.percent(), pack.running(), pack.file() != null,
        sender.orElse(manifest == null ? "" : manifest.city()), sender.isPresent(), manifest == null ? Words.moment(pack.made()) : Words.moment(manifest.made()), pack.recipient(), pack.purpose(), pack.reference(),
        pack.file() == null ? "" : pack.file(), files, problems, packs.receipts(id).stream().map(receipt -> receipt.who() + " " + Words.moment(receipt.at())).toList())));
  }

  @GetMapping("/packs/{id:\\d{1,18}}/file")
  void file(@PathVariable long id, Viewer viewer, HttpServletResponse response) throws IOException {
    var pack = packs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    try (var in = packs.take(pack, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))) {
      response.setContentType("application/zip");
      response.setContentLengthLong(pack.size());
      response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + URLEncoder.encode(pack.name(), StandardCharsets.UTF_8).replace("+", "%20"));
      in.transferTo(response.getOutputStream());
    }
  }
}
