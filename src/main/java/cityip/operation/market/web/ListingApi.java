package cityip.operation.market.web;

import cityip.operation.market.Listing;
import cityip.operation.market.ListingOrder;
import cityip.operation.market.Market;
import cityip.operation.market.Placed;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The market for programs: what is open to everybody, and a way to put a right on offer that answers with the grounds when it may not be. */
@RestController
class ListingApi {

  private final Market market;
  private final ListingPages pages;

  ListingApi(Market market, ListingPages pages) {
    this.market = market;
    this.pages = pages;
  }

  @OpenToAll
  @GetMapping("/api/v1/listings")
  Map<String, Object> list(@RequestParam Map<String, String> query, Viewer viewer) {
    var filter = ListingPages.filter(query, viewer);
    int size = whole(query.getOrDefault("size", ""), 20, 200);
    int page = whole(query.getOrDefault("page", ""), 1, 1_000_000);
    return Map.of("total", market.count(filter), "page", page, "items",
        market.page(filter, ListingOrder.of(query.getOrDefault("sort", "")), size, (page - 1L) * size).stream().map(ListingApi::told).toList());
  }

  private static int whole(String raw, int otherwise, int most) {
    return raw.matches("\\d{1,7}") ? Math.clamp(Integer.parseInt(raw), 1, most) : otherwise;
  }

  private static Map<String, Object> told(Listing one) {
    var told = new LinkedHashMap<String, Object>();
    told.put("number", one.number());
    told.put("right", one.rightNumber());
    told.put("title", one.title());
    told.put("seller", one.sellerName());
    told.put("unit", one.unit());
    told.put("way", one.way().code());
    told.put("sale", one.sale().code());
    told.put("price", one.price().yuan());
    var closes = one.closes();
    if (closes != null) {
      told.put("closes", closes);
    }
    told.put("maturity", one.maturity());
    told.put("scene", one.scene());
    told.put("teaser", one.teaser());
    told.put("payLater", one.payLater());
    told.put("state", one.state().code());
    return told;
  }

  @PostMapping("/api/v1/listings")
  ResponseEntity<Map<String, Object>> place(@RequestBody Map<String, String> wish, Viewer viewer) {
    var result = pages.place(wish, viewer);
    var listing = result.listing();
    if (listing != null) {
      return ResponseEntity.status(HttpStatus.CREATED).body(told(listing));
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("problems", result.problems());
    if (result.outcome() instanceof Placed.Refused refused) {
      answer.put("grounds", refused.grounds().stream().map(ground -> Map.of("ground", ground.code(), "says", Words.t("operation.ground." + ground.code()), "wayOut", Words.t("operation.wayout." + ground.code()))).toList());
    }
    return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(answer);
  }
}
