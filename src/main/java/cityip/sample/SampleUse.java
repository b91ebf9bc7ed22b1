package cityip.sample;

import cityip.casework.ActResult;
import cityip.casework.Casework;
import cityip.casework.EvidenceRoom;
import cityip.casework.OpenCase;
import cityip.casework.PerformAct;
import cityip.kernel.Money;
import cityip.operation.library.Decide;
import cityip.operation.library.Library;
import cityip.operation.library.StockFilter;
import cityip.operation.library.StockLine;
import cityip.operation.library.StockOrder;
import cityip.operation.product.PatentProducts;
import cityip.party.Body;
import cityip.registry.RightList;
import cityip.registry.RightList.RightQuery;
import cityip.registry.RightList.Sort;
import cityip.shell.Role;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An invented stock-taking that is half done, and products filed with the claims they rest on. */
@Component
class SampleUse {

  private static final List<String> FACULTIES = List.of("机械工程学院（示例）", "材料学院（示例）", "信息学院（示例）", "食品学院（示例）");
  private static final int PRODUCTS = 8;

  private final Casework casework;
  private final EvidenceRoom evidence;
  private final Library library;
  private final PatentProducts products;
  private final RightList rights;
  private final Clock clock;

  SampleUse(Casework casework, EvidenceRoom evidence, Library library, PatentProducts products, RightList rights, Clock clock) {
    this.casework = casework;
    this.evidence = evidence;
    this.library = library;
    this.products = products;
    this.rights = rights;
    this.clock = clock;
  }

  private static String key(String of) {
    return UUID.nameUUIDFromBytes(("sample-use-" + of).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The university of the sample sign-in decides on two of three rights. */
  void stock(Body university) {
    var viewer = new Viewer(0L, "university", university.name(), Role.BODY_MEMBER, null, university.id());
    var form = Map.of("subject", university.name() + " 2026 年存量专利盘点（示例）", "unit", "370811", "deadline", LocalDate.now(clock).plusDays(80).toString());
    if (!(casework.open(new OpenCase("stock-taking", form, key("stock"), null), viewer, true) instanceof ActResult.Done opened)) {
      return;
    }
    library.find(opened.number(), viewer).ifPresent(taking -> {
      library.bringIn(taking, viewer);
      var lines = library.page(taking, StockFilter.ALL, StockOrder.NUMBER, 10_000, 0);
      for (int n = 0; n < lines.size(); n++) {
        if (n % 3 != 2) {
          library.decide(taking, lines.get(n).id(), decision(n, lines.get(n)), viewer);
        }
      }
    });
  }

  private static Decide decision(int n, StockLine line) {
    var decision = n % 10 == 0 ? "give-up" : n % 4 == 0 ? "transfer" : n % 5 == 0 ? "open" : "keep";
    return new Decide(FACULTIES.get(n % FACULTIES.size()), decision, 3 + n % 6, decision.equals("transfer") ? "示例：" + line.title() + "的应用" : "", decision.equals("transfer") ? Money.ofYuan((5 + n % 30) * 10_000L) : null, "",
        decision.equals("give-up") ? "示例：已被新方案取代" : "");
  }

  void products(List<Body> firms) {
    for (int n = 0; n < Math.min(PRODUCTS, firms.size()); n++) {
      file(n, firms.get(n));
    }
  }

  private void file(int n, Body firm) {
    var found = rights.find(new RightQuery("", "invention", "in-force", "", "", firm.id(), Sort.NUMBER, false), new Scope.WholeCity(), 2, 0).lines();
    if (found.isEmpty()) {
      return;
    }
    var viewer = new Viewer(0L, "sample", firm.name(), Role.BODY_MEMBER, null, firm.id());
    var title = found.getFirst().title();
    var form = new HashMap<>(Map.of("subject", "示例产品：" + (title == null ? "装置" : title), "unit", firm.unit() == null ? "370811" : firm.unit(), "model", "示例-" + (100 + n), "industry-class", "3511", "branch", "equipment",
        "use-of-patents", "示例：用于核心部件", "true-data", "yes"));
    form.putAll(Map.of("year", Integer.toString(LocalDate.now(clock).getYear() - 1), "revenue", (600 + 170 * n) + "万", "profit", (60 + 21 * n) + "万", "tax", (30 + 9 * n) + "万", "exports", 40 * n + "万", "firm-revenue",
        (2_000 + 400 * n) + "万", "staff", Integer.toString(60 + 25 * n), "tax-reference", "示例凭证 " + n));
    if (!(casework.open(new OpenCase("patent-product", form, key("product" + n), null), viewer, true) instanceof ActResult.Done opened)) {
      return;
    }
    products.find(opened.number(), viewer).ifPresent(filing -> found.forEach(right -> products.map(filing, right.number(), 1, "示例：主机部件", true, viewer)));
    try (var proof = new ByteArrayInputStream(("示例纳税申报 " + n).getBytes(StandardCharsets.UTF_8))) {
      evidence.bring(opened.number(), proof, "纳税申报（示例）.txt", "示例", LocalDate.now(clock), viewer);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    if (casework.act(new PerformAct(opened.number(), "submit", Map.of("committed", "yes"), 1, key("submit" + n)), viewer) instanceof ActResult.Done sent && n % 4 != 3) {
      casework.act(new PerformAct(opened.number(), "pass", Map.of("finding", "示例：材料齐全"), sent.stamp(), key("pass" + n)), SampleCases.OFFICER);
    }
  }
}
