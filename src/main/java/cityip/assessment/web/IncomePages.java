package cityip.assessment.web;

import cityip.assessment.IncomeSheet;
import cityip.assessment.IncomeSheet.Inputs;
import cityip.assessment.IncomeSheet.Way;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Worksheets of discounted income with their sensitivity; nothing of it is kept, the address carries the figures. */
@Controller
class IncomePages {

  /** Name, what stands there at first, least and most. */
  private record Asked(String name, String first, String least, String most) {}

  private static final List<Asked> ASKED = List.of(new Asked("revenue", "10000000", "0", "1000000000000"), new Asked("growth", "3", "-50", "100"), new Asked("share", "4", "0", "100"), new Asked("charge", "0", "0", "100"),
      new Asked("tax", "25", "0", "100"), new Asked("discount", "15", "0.1", "100"), new Asked("legal", "10", "0", "20"), new Asked("economic", "8", "0", "20"));

  @GetMapping("/value/income")
  ModelAndView page(@RequestParam Map<String, String> query) {
    var problems = new LinkedHashMap<String, String>();
    var values = new LinkedHashMap<String, BigDecimal>();
    var typed = new LinkedHashMap<String, String>();
    for (var one : ASKED) {
      var written = java.text.Normalizer.normalize(query.getOrDefault(one.name(), one.first()), java.text.Normalizer.Form.NFKC).replace(",", "").strip();
      typed.put(one.name(), written);
      var read = read(written);
      if (read == null || read.compareTo(new BigDecimal(one.least())) < 0 || read.compareTo(new BigDecimal(one.most())) > 0 || one.least().equals("0") && one.most().equals("20") && read.stripTrailingZeros().scale() > 0) {
        problems.put(one.name(), Words.t("assessment.income.problem", one.least(), one.most()));
      } else {
        values.put(one.name(), read);
      }
    }
    var way = "excess".equals(query.get("way")) ? Way.EXCESS : Way.ROYALTY;
    if (!problems.isEmpty()) {
      return MarkComparisonPages.unprocessed(new ModelAndView("assessment/income", "view", new ValueViews.IncomePage(way == Way.EXCESS, typed, null, List.of(), problems)));
    }
    var inputs = new Inputs(way, of(values, "revenue"), of(values, "growth"), of(values, "share"), of(values, "charge"), of(values, "tax"), of(values, "discount"), of(values, "legal").intValue(), of(values, "economic").intValue());
    return new ModelAndView("assessment/income", "view", new ValueViews.IncomePage(way == Way.EXCESS, typed, IncomeSheet.of(inputs), IncomeSheet.sensitivity(inputs), problems));
  }

  private static BigDecimal of(Map<String, BigDecimal> values, String name) {
    return values.getOrDefault(name, BigDecimal.ZERO);
  }

  private static @Nullable BigDecimal read(String written) {
    return written.matches("-?\\d{1,15}(\\.\\d{1,6})?") ? new BigDecimal(written) : null;
  }
}
