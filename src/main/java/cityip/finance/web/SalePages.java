package cityip.finance.web;

import cityip.finance.disposal.Disposals;
import cityip.finance.disposal.Disposals.OnSale;
import cityip.finance.web.Blocks.Cell;
import cityip.rulebook.City;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Collateral on sale, for everybody who might buy it. */
@Controller
@OpenToAll
class SalePages {

  private static final List<String> WAYS = List.of("agreed", "auction", "sale", "licence-income", "buy-back", "patent-pool");

  private final Disposals disposals;
  private final City city;
  private final Clock clock;

  SalePages(Disposals disposals, City city, Clock clock) {
    this.disposals = disposals;
    this.city = city;
    this.clock = clock;
  }

  private Listing<OnSale> listing() {
    return new Listing<>("/collateral-sales", Words.t("finance.sales"), List.of(Listing.text("casework.column.number", OnSale::number), Listing.text("finance.book.rights", OnSale::rights),
        Listing.text("finance.disposal.field.way", one -> Words.t("finance.disposal.choice." + one.way())), Listing.of("finance.disposal.reserve", one -> Say.yuan(one.reserve()), OnSale::reserve),
        Listing.text("finance.disposal.field.disclosure", OnSale::disclosure), Listing.text("casework.field.unit", one -> Say.unit(city, one.unit())), Listing.of("finance.sales.right", one -> Cell.text(Words.t("finance.sales.look"))
            .to("/rights/" + cityip.finance.RightList.of(one.rights()).stream().findFirst().orElse("")))),
        List.of(new Listing.Picking<>("way", "finance.disposal.field.way", Say.choices("finance.disposal.choice", WAYS.stream()), (one, way) -> one.way().equals(way))));
  }

  @GetMapping("/collateral-sales")
  ModelAndView list(@RequestParam Map<String, String> query) {
    var listing = listing();
    return Say.page(new Blocks.Sheet(Words.t("finance.sales"), Words.t("finance.sales.lead"), List.of(listing.exported(query)), Map.of(), Stream.concat(listing.blocks(disposals.onSale(), query, Words.t("finance.sales.none")).stream(),
        Stream.of(new Blocks.Prose(Words.t("finance.sales.how"), true))).toList()));
  }

  @GetMapping("/collateral-sales.xlsx")
  void export(Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    listing().export(disposals.onSale(), query, response, viewer, clock.instant(), "collateral-sales");
  }
}
