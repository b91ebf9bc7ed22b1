package cityip.operation.market.web;

import cityip.operation.market.DealBook;
import cityip.operation.market.Listing.Way;
import cityip.operation.market.web.MarketViews.DealsPage;
import cityip.shell.OpenToAll;
import cityip.shell.OnlyFor;
import cityip.shell.Paging;
import cityip.shell.Role;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What rights were dealt for: groups of like deals for everybody, the book of single ones for the city. */
@Controller
class DealPages {

  private static final int PAGE = 20;
  private static final int YEARS = 10;

  private final DealBook deals;
  private final Clock clock;

  DealPages(DealBook deals, Clock clock) {
    this.deals = deals;
    this.clock = clock;
  }

  @OpenToAll
  @GetMapping("/deals")
  ModelAndView list(@RequestParam Map<String, String> query, Viewer viewer) {
    var by = DealBook.By.of(query.getOrDefault("by", ""));
    var way = Way.of(query.getOrDefault("way", "")).map(Way::code).orElse("");
    var number = query.getOrDefault("page", "1");
    var count = deals.count();
    var paging = viewer.handlesCityData() ? new Paging(number.matches("\\d{1,6}") ? Integer.parseInt(number) : 1, PAGE, count, "/deals", Map.of("by", by.code(), "way", way)) : null;
    return new ModelAndView("operation/market/deals", "view", new DealsPage(deals.groups(by, way, LocalDate.now(clock).minusYears(YEARS)), by.code(), way, deals.least(), count, count < deals.least() ? cityip.kernel.Money.ZERO : deals.total(),
        paging == null ? List.of() : deals.page(PAGE, paging.offset()), paging));
  }

  @OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
  @GetMapping("/deals.xlsx")
  void export(Viewer viewer, HttpServletResponse response) throws IOException {
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"deals.xlsx\"");
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.by"), viewer.displayName());
    var headers = List.of("number", "case", "right", "title", "way", "amount", "signed", "settled").stream().map(word -> Words.t("operation.deals." + word)).toList();
    SheetExport.write(response.getOutputStream(), Words.t("operation.deals"), about, headers, sink -> deals.page(1_000_000, 0).forEach(deal -> sink.row(Arrays.asList(deal.listing(), deal.deal(), deal.rightNumber(),
        deal.title(), Words.t("operation.listing.way." + deal.way()), deal.amount().yuan(), deal.signed(), deal.settled()))));
  }
}
