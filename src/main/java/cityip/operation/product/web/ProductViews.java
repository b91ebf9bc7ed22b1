package cityip.operation.product.web;

import cityip.operation.product.Industries;
import cityip.operation.product.PatentProducts;
import cityip.rulebook.City;
import cityip.rulebook.Rule;
import cityip.shell.Paging;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of patent products show, finished. */
public final class ProductViews {

  private ProductViews() {}

  public record ListPage(List<PatentProducts.Filing> filings, Paging paging, List<City.Unit> units, Map<String, String> query, boolean mayFile) {
    public String asked(String name) {
      return query.getOrDefault(name, "");
    }
  }

  public record MapPage(PatentProducts.Filing filing, List<PatentProducts.Mapped> mapped, boolean mayMap, boolean sees, Map<String, String> problems, Map<String, String> typed) {
    public String typed(String field) {
      return typed.getOrDefault(field, "");
    }
  }

  public record IndustryPage(List<Industries.Branch> branches, Rule catalogue, String branch, List<Industries.Candidate> candidates, List<Industries.Pending> pending, boolean officer, boolean official,
      Map<String, String> problems, Map<String, String> typed, Industries.@Nullable Estimate estimate, String formula) {
    public String typed(String field) {
      return typed.getOrDefault(field, "");
    }
  }
}
