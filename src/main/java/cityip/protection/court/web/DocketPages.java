package cityip.protection.court.web;

import cityip.protection.court.CourtDocket;
import cityip.protection.court.CourtDocket.Entry;
import cityip.protection.court.CourtDocket.Figures;
import cityip.protection.court.CourtDocket.Wish;
import cityip.protection.court.CourtTrack;
import cityip.protection.court.web.CourtViews.Choice;
import cityip.protection.court.web.CourtViews.DocketPage;
import cityip.protection.court.web.CourtViews.FigureRow;
import cityip.protection.court.web.CourtViews.Line;
import cityip.shell.Navigation;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The mirror of the courts' docket for officers and courts: list, table and hand entry, tracks with their reasons, medians. */
@Controller
class DocketPages {

  private static final int PAGE = 30;
  /** Fewer cases than this say little. */
  private static final int FEW = 10;
  private static final List<String> DIVISIONS = List.of("civil", "criminal", "administrative");
  private static final List<String> KINDS = List.of("patent", "design", "trademark", "copyright", "secret", "variety", "competition", "gi", "other");

  private final CourtDocket docket;
  private final CourtTrack tracks;

  DocketPages(CourtDocket docket, CourtTrack tracks) {
    this.docket = docket;
    this.tracks = tracks;
  }

  @Bean
  static Navigation docketNavigation() {
    return viewer -> mayRead(viewer) ? List.of(new Navigation.Item(45, "protection.court.menu", "/court")) : List.of();
  }

  private static boolean mayRead(Viewer viewer) {
    return viewer.handlesCityData() || viewer.username().equals("court") || viewer.role() == cityip.shell.Role.PARTNER;
  }

  private static Viewer reader(Viewer viewer) {
    if (!mayRead(viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return viewer;
  }

  private static Wish wish(Map<String, String> asked) {
    var year = asked.getOrDefault("year", "");
    return new Wish(DIVISIONS.contains(asked.getOrDefault("division", "")) ? asked.getOrDefault("division", "") : "", KINDS.contains(asked.getOrDefault("kind", "")) ? asked.getOrDefault("kind", "") : "",
        year.matches("(19|20)\\d\\d") ? Integer.parseInt(year) : 0, asked.getOrDefault("text", "").strip());
  }

  @GetMapping("/court")
  ModelAndView list(@RequestParam Map<String, String> asked, Viewer viewer) {
    return page(asked, reader(viewer), Map.of(), Map.of(), List.of());
  }

  private ModelAndView page(Map<String, String> asked, Viewer viewer, Map<String, String> problems, Map<String, String> input, List<CourtDocket.Refused> refused) {
    var wish = wish(asked);
    var number = asked.getOrDefault("page", "").matches("\\d{1,6}") ? Math.max(1, Integer.parseInt(asked.getOrDefault("page", "1"))) : 1;
    var query = new LinkedHashMap<String, String>();
    query.put("division", wish.division());
    query.put("kind", wish.kind());
    query.put("year", wish.year() == 0 ? "" : Integer.toString(wish.year()));
    query.put("text", wish.text());
    var lines = docket.page(wish, PAGE, (number - 1L) * PAGE).stream().map(this::line).toList();
    var page = new ModelAndView("protection/court/docket", Map.of("view", new DocketPage(lines, new Paging(number, PAGE, docket.count(wish), "/court", query),
        DIVISIONS.stream().map(code -> new Choice(code, Words.t("protection.court.division." + code), code.equals(wish.division()))).toList(),
        KINDS.stream().map(code -> new Choice(code, Words.t("protection.court.kind." + code), code.equals(wish.kind()))).toList(), query.getOrDefault("year", ""), wish.text(),
        docket.figures(wish).stream().map(DocketPages::figure).toList(), viewer.handlesCityData(), Paging.address("/court/docket.xlsx", query), problems, input, refused)));
    if (!problems.isEmpty() || !refused.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  private Line line(Entry entry) {
    var track = tracks.of(entry, Words.english());
    return new Line(entry.number(), entry.court(), Words.t("protection.court.division." + entry.division()), entry.cause(), entry.rightKind().isEmpty() ? "" : Words.t("protection.court.kind." + entry.rightKind()),
        entry.rightNumber(), entry.rightNumber().isEmpty() ? "" : "/rights/" + entry.rightNumber(), entry.claimant() + (entry.respondent().isEmpty() ? "" : " / " + entry.respondent()), Words.day(entry.filed()),
        entry.closed() == null ? "" : Words.day(entry.closed()), entry.result(), amount(entry.claimed()), amount(entry.awarded()),
        track.map(one -> (Words.english() ? one.nameEn() : one.nameZh()) + "（" + one.term() + "）").orElse(""), track.map(one -> String.join("；", one.reasons()) + "（" + one.source() + "）").orElse(""));
  }

  private static String amount(@Nullable BigDecimal amount) {
    return amount == null ? "" : Words.number(amount);
  }

  private static String rounded(@Nullable Double value) {
    return value == null ? "–" : Words.number(Math.round(value));
  }

  private static FigureRow figure(Figures figures) {
    return new FigureRow(figures.kind().isEmpty() ? Words.t("protection.court.kind.none") : Words.t("protection.court.kind." + figures.kind()), Words.number(figures.cases()), rounded(figures.days()), rounded(figures.claimed()),
        rounded(figures.awarded()), figures.share() == null ? "–" : Words.number(Math.round(figures.share() * 1000) / 10.0) + "%", rounded(figures.costs()), figures.cases() < FEW);
  }

  private static void officer(Viewer viewer) {
    if (!viewer.handlesCityData()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  @PostMapping("/court/entries")
  Object enter(@RequestParam Map<String, String> input, Viewer viewer, RedirectAttributes after) {
    officer(viewer);
    var problems = docket.enter(input, viewer);
    if (!problems.isEmpty()) {
      return page(Map.of(), viewer, problems, input, List.of());
    }
    after.addFlashAttribute("said", "protection.court.entered");
    return "redirect:/court";
  }

  @PostMapping("/court/table")
  Object table(@RequestParam("file") MultipartFile file, Viewer viewer, RedirectAttributes after) throws IOException {
    officer(viewer);
    CourtDocket.Taken taken;
    try (var in = file.getInputStream()) {
      taken = docket.take(in, file.getOriginalFilename() == null ? "" : file.getOriginalFilename(), viewer);
    }
    return switch (taken) {
      case CourtDocket.Taken.Read read when read.refused().isEmpty() -> {
        after.addFlashAttribute("said", "protection.court.read");
        yield "redirect:/court";
      }
      case CourtDocket.Taken.Read read -> page(Map.of(), viewer, Map.of("file", Words.t("protection.court.partly", read.kept(), read.known(), read.refused().size())), Map.of(), read.refused());
      case CourtDocket.Taken.NoHead _ -> page(Map.of(), viewer, Map.of("file", Words.t("protection.court.no-head", String.join("、", CourtDocket.heads()))), Map.of(), List.of());
      case CourtDocket.Taken.Unreadable unreadable -> page(Map.of(), viewer, Map.of("file", Words.t(unreadable.key(), unreadable.args().toArray())), Map.of(), List.of());
    };
  }

  @GetMapping("/court/docket.xlsx")
  void export(@RequestParam Map<String, String> asked, Viewer viewer, HttpServletResponse response) throws IOException {
    reader(viewer);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"docket.xlsx\"");
    var wish = wish(asked);
    var heads = List.of("number", "court", "division", "cause", "right-kind", "right-number", "claimant", "respondent", "filed", "closed", "result", "claimed", "awarded", "costs").stream().map(name -> Words.t("protection.court.field." + name)).toList();
    SheetExport.write(response.getOutputStream(), Words.t("protection.court.title"), Map.of(), heads, sink -> {
      for (var entry : docket.page(wish, Integer.MAX_VALUE, 0)) {
        sink.row(java.util.Arrays.asList(entry.number(), entry.court(), entry.division(), entry.cause(), entry.rightKind(), entry.rightNumber(), entry.claimant(), entry.respondent(), entry.filed(), entry.closed(), entry.result(),
            entry.claimed(), entry.awarded(), entry.costs()));
      }
    });
  }
}
