package cityip.operation.product.web;

import cityip.operation.product.Industries;
import cityip.operation.product.Industries.Estimate;
import cityip.operation.product.web.ProductViews.IndustryPage;
import cityip.rulebook.City;
import cityip.shell.OnlyFor;
import cityip.shell.OpenToAll;
import cityip.shell.Role;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Industries that live by patents: density, candidates, what could be hastened, and the estimate of their share (capabilities U5 and N3). */
@Controller
class IndustryPages {

  private static final int PENDING = 12;

  private final Industries industries;
  private final City city;
  private final Clock clock;

  IndustryPages(Industries industries, City city, Clock clock) {
    this.industries = industries;
    this.city = city;
    this.clock = clock;
  }

  private static String branch(Map<String, String> query) {
    return Industries.BRANCHES.stream().filter(query.getOrDefault("branch", "")::equals).findFirst().orElse("equipment");
  }

  @OpenToAll
  @GetMapping("/patent-industries")
  ModelAndView list(@RequestParam Map<String, String> query, Viewer viewer) {
    return page(viewer, query, Map.of(), null);
  }

  private ModelAndView page(Viewer viewer, Map<String, String> query, Map<String, String> problems, @Nullable Estimate estimate) {
    var branch = branch(query);
    var official = viewer.scope().seesOthers();
    var page = new ModelAndView("operation/product/industries", "view", new IndustryPage(industries.branches(), industries.catalogue(), branch, industries.candidates(branch, viewer.scope()),
        industries.pending(branch, PENDING), viewer.handlesCityData(), official, problems, query, estimate, estimate == null ? "" : formula(estimate)));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  @OnlyFor({Role.CITY_OFFICER, Role.COUNTY_OFFICER, Role.ADMINISTRATOR})
  @GetMapping("/patent-industries/candidates.xlsx")
  void export(@RequestParam Map<String, String> query, Viewer viewer, HttpServletResponse response) throws IOException {
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"candidates.xlsx\"");
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("operation.branch"), Words.t("operation.branch." + branch(query)));
    SheetExport.write(response.getOutputStream(), Words.t("operation.candidates"), about, Stream.of("name", "unit", "inventions", "reason").map(word -> Words.t("operation.candidate." + word)).toList(),
        sink -> industries.candidates(branch(query), viewer.scope()).forEach(one -> sink.row(Arrays.asList(one.name(), unit(one.unit()), one.inventions(), Words.t("operation.candidate.why", one.inventions())))));
  }

  private String unit(String code) {
    return city.unit(code).map(unit -> Words.english() ? unit.nameEn() : unit.name()).orElse(code);
  }

  @OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/patent-industries/recommend")
  ModelAndView recommend(@RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var right = form.getOrDefault("right", "");
    var reason = form.getOrDefault("reason", "").strip();
    if (!right.matches("\\d{1,18}") || reason.isEmpty() || reason.length() > 500) {
      return page(viewer, form, Map.of("reason-" + right.replaceAll("\\D", ""), Words.t("operation.recommend.needed")), null);
    }
    after.addFlashAttribute("said", industries.recommend(branch(form), Long.parseLong(right), reason, viewer) ? "operation.said.recommended" : "operation.said.not-changed");
    return new ModelAndView("redirect:/patent-industries?branch=" + branch(form));
  }

  private static Optional<BigDecimal> number(String raw) {
    var plain = Normalizer.normalize(raw.strip(), Normalizer.Form.NFKC).replace(",", "");
    return plain.matches("\\d{1,7}(\\.\\d{1,4})?") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
  }

  private static String formula(Estimate estimate) {
    return estimate.added().entrySet().stream().map(entry -> entry.getValue().toPlainString() + " × " + estimate.coefficients().getOrDefault(entry.getKey(), BigDecimal.ONE).toPlainString())
        .collect(Collectors.joining(" + ", "(", ")")) + " ÷ " + estimate.product().toPlainString() + " × 100 = " + estimate.share().toPlainString() + " %";
  }

  /** First shows the estimate with its numbers; only the second press gives it to the indicator, where another hand has to sign it off. */
  @OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/patent-industries/estimate")
  ModelAndView estimate(@RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var problems = new LinkedHashMap<String, String>();
    var added = new LinkedHashMap<String, BigDecimal>();
    var coefficients = new LinkedHashMap<String, BigDecimal>();
    for (var branch : Industries.BRANCHES.subList(0, 7)) {
      var amount = number(form.getOrDefault("added-" + branch, ""));
      var coefficient = form.getOrDefault("coefficient-" + branch, "").isBlank() ? Optional.of(BigDecimal.ONE) : number(form.getOrDefault("coefficient-" + branch, ""));
      if (amount.isEmpty() || coefficient.isEmpty() || coefficient.get().compareTo(BigDecimal.ONE) > 0) {
        problems.put("added-" + branch, Words.t("operation.estimate.needed", Words.t("operation.branch." + branch)));
      } else {
        added.put(branch, amount.get());
        coefficients.put(branch, coefficient.get());
      }
    }
    var product = number(form.getOrDefault("product", "")).filter(value -> value.signum() > 0);
    var year = form.getOrDefault("year", "");
    if (product.isEmpty()) {
      problems.put("product", Words.t("operation.estimate.product.needed"));
    }
    if (!year.matches("20\\d\\d") || Integer.parseInt(year) >= LocalDate.now(clock).getYear()) {
      problems.put("year", Words.t("operation.estimate.year.needed"));
    }
    var source = form.getOrDefault("source", "").strip();
    if (source.isEmpty() || source.length() > 200) {
      problems.put("source", Words.t("casework.problem.missing"));
    }
    if (!problems.isEmpty() || product.isEmpty()) {
      return page(viewer, form, problems, null);
    }
    var estimate = Industries.estimate(Integer.parseInt(year), added, coefficients, product.get());
    if (estimate.share().compareTo(BigDecimal.valueOf(100)) > 0) {
      return page(viewer, form, Map.of("product", Words.t("operation.estimate.too-much")), null);
    }
    if (!"yes".equals(form.get("give"))) {
      return page(viewer, form, Map.of(), estimate);
    }
    industries.give(estimate, city.code(), source, Words.t("operation.estimate.note", formula(estimate)), viewer);
    after.addFlashAttribute("said", "operation.said.estimated");
    return new ModelAndView("redirect:/reported");
  }
}
