package cityip.finance.web;

import cityip.finance.lending.Lenders;
import cityip.finance.web.Blocks.Block;
import cityip.finance.web.Blocks.Cell;
import cityip.finance.web.Blocks.Head;
import cityip.shell.Navigation;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The door of finance: what there is for a firm, a bank, an office, each with a sentence. */
@Controller
class FinanceHub implements Navigation {

  private final Lenders lenders;

  FinanceHub(Lenders lenders) {
    this.lenders = lenders;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return viewer.signedIn() ? List.of(new Item(55, "finance.hub.menu", "/finance")) : List.of();
  }

  private enum Place {
    NEEDS("/pledge/needs"), PRODUCTS("/pledge/products"), POOL("/pledge/pool"), SURVEYS("/pledge/surveys"), LENDERS("/pledge/lenders"), LOANS("/finance/loans"), APPRAISALS("/finance/appraisals"),
    NOTICES("/finance/notices"), WATCH("/pledge/watch"), STRESS("/finance/stress"), COMPENSATION("/finance/compensation"), SUBSIDIES("/finance/subsidies"), DISPOSALS("/finance/disposals"),
    POLICIES("/finance/policies"), POOLS("/finance/pools");

    private final String path;

    Place(String path) {
      this.path = path;
    }

    /** What an office alone reckons with is not offered to others. */
    boolean isFor(Viewer viewer, boolean bank) {
      return switch (this) {
        case LENDERS, STRESS -> viewer.scope().seesOthers();
        case SURVEYS, POOL, SUBSIDIES, POLICIES -> !bank;
        case COMPENSATION -> bank || viewer.scope().seesOthers();
        default -> true;
      };
    }
  }

  @GetMapping("/finance")
  ModelAndView hub(Viewer viewer) {
    var bank = lenders.of(viewer).isPresent();
    var rows = new ArrayList<List<Cell>>();
    for (var place : Place.values()) {
      if (place.isFor(viewer, bank)) {
        var word = "finance.place." + place.name().toLowerCase(java.util.Locale.ROOT);
        rows.add(List.of(Cell.text(Words.t(word)).to(place.path), Cell.text(Words.t(word + ".about"))));
      }
    }
    var heads = List.of(new Head(Words.t("finance.hub.what"), "", null, false), new Head(Words.t("finance.hub.about"), "", null, false));
    List<Block> blocks = List.of(new Blocks.Table("", "", heads, rows, ""), new Blocks.Prose(Words.t("finance.hub.note"), true));
    return Say.page(new Blocks.Sheet(Words.t("finance.hub"), Words.t(bank ? "finance.hub.lead.bank" : "finance.hub.lead"), List.of(), Map.of(), blocks));
  }
}
