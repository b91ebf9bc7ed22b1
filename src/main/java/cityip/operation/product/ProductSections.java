package cityip.operation.product;

import cityip.casework.CaseFile;
import cityip.casework.CaseSection;
import cityip.rulebook.Rulebook;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a product's page shows beside its table: the claims it rests on, its figures against its class with the formula, and what a reviewer should look at twice. */
@Component
class ProductSections implements CaseSection {

  private final PatentProducts products;
  private final Benchmark benchmark;
  private final Rulebook rulebook;
  private final Clock clock;

  ProductSections(PatentProducts products, Benchmark benchmark, Rulebook rulebook, Clock clock) {
    this.products = products;
    this.benchmark = benchmark;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  @Override
  public boolean speaksOf(String procedure) {
    return procedure.equals(ProductProcedure.CODE);
  }

  @Override
  public boolean alsoForParties() {
    return true;
  }

  @Override
  public List<Section> of(CaseFile file, Map<String, JsonNode> pinnedRules) {
    var sections = new ArrayList<Section>();
    var mapped = products.mapped(file.summary().number());
    var rows = mapped.stream().map(one -> List.of(one.number() + " " + one.title(), Words.t("operation.product.claim.nth", one.claim()) + " → " + one.feature(),
        Words.t(one.ended() ? "operation.product.ended" : one.marked() ? "operation.product.marked" : "operation.product.unmarked"))).toList();
    sections.add(new Section(Words.t("operation.product.mapping"), rows.isEmpty() ? Words.t("operation.product.mapping.none") : "", words("operation.product.column.", "right", "claim", "state"), rows,
        mapped.stream().map(one -> one.ended() ? "bad" : "neutral").toList(), "/patent-products/" + file.summary().number(), Words.t("operation.product.map")));
    sections.add(benchmark(file));
    var signs = signs(file);
    if (!signs.isEmpty()) {
      sections.add(new Section(Words.t("operation.product.signs"), Words.t("operation.signs"), List.of(Words.t("operation.product.sign")), signs.stream().map(List::of).toList(), signs.stream().map(sign -> "waiting").toList()));
    }
    return sections;
  }

  private static List<String> words(String before, String... words) {
    return Stream.of(words).map(word -> Words.t(before + word)).toList();
  }

  private Section benchmark(CaseFile file) {
    var result = benchmark.of(file.facts(), file.summary().id());
    var source = rulebook.rule("operation.product.weights", LocalDate.now(clock)).source();
    if (result.isEmpty()) {
      return new Section(Words.t("operation.product.benchmark"), Words.t("operation.product.benchmark.few"), List.of(), List.of(), List.of());
    }
    var rows = result.get().parts().stream().map(part -> List.of(Words.t("operation.product.field." + part.amount()),
        Words.t("operation.product.formula", Words.number(part.weight()), Words.number(part.own().yuan()), Words.number(part.median().yuan())), Words.number(part.points()))).toList();
    var lead = Words.t("operation.product.benchmark.total", Words.number(result.get().total()), Words.number(result.get().others()), source);
    return new Section(Words.t("operation.product.benchmark"), lead, words("operation.product.column.", "figure", "formula", "points"), rows, rows.stream().map(row -> "neutral").toList());
  }

  private List<String> signs(CaseFile file) {
    var signs = new ArrayList<String>();
    var facts = file.facts();
    var firm = new BigDecimal(facts.getOrDefault("firm-revenue", "0"));
    if (firm.signum() > 0 && new BigDecimal(facts.getOrDefault("revenue", "0")).compareTo(firm.multiply(new BigDecimal("0.95"))) >= 0) {
      signs.add(Words.t("operation.product.sign.whole"));
    }
    var also = products.alsoIn(file.summary().number());
    if (!also.isEmpty()) {
      signs.add(Words.t("operation.product.sign.shared", String.join("、", also)));
    }
    return signs;
  }
}
