package cityip.navigation.web;

import cityip.navigation.Products;
import cityip.navigation.Products.Product;
import cityip.navigation.web.NavigationViews.ProductPage;
import cityip.navigation.web.NavigationViews.ProductsPage;
import cityip.search.SimilarRights;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The products of an enterprise beside the patents around them (capability C7): what protects, what threatens, what is free. */
@Controller
class ProductPages {

  private final Products products;
  private final SimilarRights similar;

  ProductPages(Products products, SimilarRights similar) {
    this.products = products;
    this.similar = similar;
  }

  private static long body(Viewer viewer) {
    var body = viewer.bodyId();
    if (body == null) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return body;
  }

  private Product product(long id, Viewer viewer) {
    return products.find(id, body(viewer)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/navigation/my-field/products")
  ModelAndView list(Viewer viewer) {
    return new ModelAndView("navigation/products", "view", new ProductsPage(products.of(body(viewer)), Map.of(), Map.of()));
  }

  @PostMapping("/navigation/my-field/products")
  ModelAndView tell(Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var problem = products.tell(body(viewer), form.getOrDefault("name", ""), form.getOrDefault("words", ""), viewer);
    if (problem.isPresent()) {
      var field = problem.get().contains("words") ? "words" : "name";
      return ProjectPages.unprocessed(new ModelAndView("navigation/products", "view", new ProductsPage(products.of(body(viewer)), Map.of(field, Words.t(problem.get(), Products.most())), form)));
    }
    after.addFlashAttribute("said", "navigation.said.saved");
    return new ModelAndView("redirect:/navigation/my-field/products");
  }

  @GetMapping("/navigation/my-field/products/{id:\\d{1,18}}")
  ModelAndView one(@PathVariable long id, Viewer viewer) {
    var product = product(id, viewer);
    var learnt = similar.learnt();
    return new ModelAndView("navigation/product", "view", new ProductPage(product, products.around(product, body(viewer)), learnt.known(), learnt.all()));
  }

  @PostMapping("/navigation/my-field/products/{id:\\d{1,18}}/drop")
  ModelAndView drop(@PathVariable long id, Viewer viewer, RedirectAttributes after) {
    products.drop(product(id, viewer), body(viewer), viewer);
    after.addFlashAttribute("said", "navigation.said.dropped");
    return new ModelAndView("redirect:/navigation/my-field/products");
  }
}
