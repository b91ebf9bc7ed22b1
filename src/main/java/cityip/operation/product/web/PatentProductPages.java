package cityip.operation.product.web;

import cityip.operation.product.PatentProducts;
import cityip.operation.product.PatentProducts.Filing;
import cityip.operation.product.web.ProductViews.ListPage;
import cityip.operation.product.web.ProductViews.MapPage;
import cityip.rulebook.City;
import cityip.shell.Navigation;
import cityip.shell.OpenToAll;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Filed products, and which claim stands in which of their features (capability U5). */
@Controller
class PatentProductPages implements Navigation {

  private static final int PAGE = 20;
  private static final String ONE = "/patent-products/{number:PP-[0-9-]{1,30}}";

  private final PatentProducts products;
  private final City city;
  private final Clock clock;

  PatentProductPages(PatentProducts products, City city, Clock clock) {
    this.products = products;
    this.city = city;
    this.clock = clock;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return List.of(new Item(56, "operation.products.menu", "/patent-products"));
  }

  @OpenToAll
  @GetMapping("/patent-products")
  ModelAndView list(@RequestParam Map<String, String> query, Viewer viewer) {
    var unit = query.getOrDefault("unit", "");
    var text = query.getOrDefault("text", "").strip();
    var at = query.getOrDefault("page", "1");
    var paging = new Paging(at.matches("\\d{1,6}") ? Integer.parseInt(at) : 1, PAGE, products.count(unit, text, viewer), "/patent-products", Map.of("unit", unit, "text", text));
    return new ModelAndView("operation/product/list", "view", new ListPage(products.page(unit, text, viewer, PAGE, paging.offset()), paging, city.units(), query, viewer.bodyId() != null));
  }

  @OpenToAll
  @GetMapping("/patent-products.xlsx")
  void export(@RequestParam Map<String, String> query, Viewer viewer, HttpServletResponse response) throws IOException {
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"patent-products.xlsx\"");
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    var headers = Stream.of("number", "name", "owner", "model", "class", "branch", "state", "patents").map(word -> Words.t("operation.product.column." + word)).toList();
    SheetExport.write(response.getOutputStream(), Words.t("operation.products"), about, headers, sink -> products.page(query.getOrDefault("unit", ""), query.getOrDefault("text", "").strip(), viewer, 100_000, 0)
        .forEach(one -> sink.row(Arrays.asList(one.number(), one.name(), one.owner(), one.model(), one.industry(), Words.t("operation.branch." + one.branch()), Words.t("operation.product.state." + one.state()),
            products.mapped(one.number()).stream().map(PatentProducts.Mapped::right).distinct().count()))));
  }

  private Filing filing(String number, Viewer viewer) {
    return products.find(number, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @OpenToAll
  @GetMapping(ONE)
  ModelAndView one(@PathVariable String number, Viewer viewer) {
    return page(filing(number, viewer), viewer, Map.of(), Map.of());
  }

  private ModelAndView page(Filing filing, Viewer viewer, Map<String, String> problems, Map<String, String> typed) {
    var sees = viewer.handlesCityData() || Long.valueOf(filing.body()).equals(viewer.bodyId());
    var page = new ModelAndView("operation/product/map", "view", new MapPage(filing, products.mapped(filing.number()), products.mayMap(filing, viewer), sees, problems, typed));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  @PostMapping(ONE + "/claims")
  ModelAndView map(@PathVariable String number, @RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var filing = filing(number, viewer);
    if (!products.mayMap(filing, viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var problems = new LinkedHashMap<String, String>();
    var claim = Normalizer.normalize(form.getOrDefault("claim", "").strip(), Normalizer.Form.NFKC);
    var feature = form.getOrDefault("feature", "").strip();
    if (!claim.matches("[1-9]\\d{0,2}")) {
      problems.put("claim", Words.t("operation.product.claim.needed"));
    }
    if (feature.isEmpty() || feature.length() > 500) {
      problems.put("feature", Words.t("operation.product.feature.needed"));
    }
    if (!problems.isEmpty()) {
      return page(filing, viewer, problems, form);
    }
    return switch (products.map(filing, form.getOrDefault("right", ""), Integer.parseInt(claim), feature, "yes".equals(form.get("marked")), viewer)) {
      case PatentProducts.Outcome.Done _ -> back(number, after);
      case PatentProducts.Outcome.Already _ -> page(filing, viewer, Map.of("claim", Words.t("operation.product.claim.twice")), form);
      case PatentProducts.Outcome.Refused refused -> page(filing, viewer, Map.of("right", Words.t("operation.product.right.refused", Words.t("operation.ground." + refused.grounds().getFirst().code()),
          Words.t("operation.wayout." + refused.grounds().getFirst().code()))), form);
    };
  }

  private static ModelAndView back(String number, RedirectAttributes after) {
    after.addFlashAttribute("said", "operation.said.mapped");
    return new ModelAndView("redirect:/patent-products/" + number);
  }

  @PostMapping(ONE + "/claims/{id:\\d{1,18}}/remove")
  ModelAndView unmap(@PathVariable String number, @PathVariable long id, Viewer viewer, RedirectAttributes after) {
    var filing = filing(number, viewer);
    if (!products.mayMap(filing, viewer) || !products.unmap(filing, id, viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return back(number, after);
  }
}
