package cityip.assessment.web;

import cityip.assessment.IncomeBook;
import cityip.assessment.IncomeSheet;
import cityip.assessment.IncomeSheet.Inputs;
import cityip.assessment.IncomeSheet.Way;
import cityip.assessment.ValueDesk;
import cityip.registry.RightView;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Worksheets of discounted income with their sensitivity; the address carries the figures, and whoever wants keeps them for a right. */
@Controller
class IncomePages {

  /** Name, what stands there at first, least and most. */
  private record Asked(String name, String first, String least, String most) {}

  private static final List<Asked> ASKED = List.of(new Asked("revenue", "10000000", "0", "1000000000000"), new Asked("growth", "3", "-50", "100"), new Asked("share", "4", "0", "100"), new Asked("charge", "0", "0", "100"),
      new Asked("tax", "25", "0", "100"), new Asked("discount", "15", "0.1", "100"), new Asked("legal", "10", "0", "20"), new Asked("economic", "8", "0", "20"));

  private final IncomeBook book;
  private final ValueDesk values;

  IncomePages(IncomeBook book, ValueDesk values) {
    this.book = book;
    this.values = values;
  }

  /** What was written, what could be read of it, and what could not. */
  private record Read(Map<String, String> typed, Map<String, BigDecimal> values, Map<String, String> problems, Way way) {

    Inputs inputs() {
      return new Inputs(way, of("revenue"), of("growth"), of("share"), of("charge"), of("tax"), of("discount"), of("legal").intValue(), of("economic").intValue());
    }

    private BigDecimal of(String name) {
      return values.getOrDefault(name, BigDecimal.ZERO);
    }
  }

  @GetMapping("/value/income")
  ModelAndView page(Viewer viewer, @RequestParam Map<String, String> query) {
    var right = book.right(query.getOrDefault("number", "").strip(), viewer);
    var asked = new LinkedHashMap<>(query);
    right.filter(_ -> !query.containsKey("legal")).ifPresent(found -> asked.put("legal", Integer.toString(values.yearsLeft(found))));
    var read = read(asked);
    if (!query.getOrDefault("number", "").isBlank() && right.isEmpty()) {
      read.problems().put("number", Words.t("assessment.value.problem.number"));
    }
    return page(viewer, read, right);
  }

  private ModelAndView page(Viewer viewer, Read read, Optional<RightView> right) {
    var number = right.map(found -> found.number().canonical()).orElse("");
    var kept = right.isEmpty() ? List.<ValueViews.KeptIncome>of() : book.of(number, viewer).stream().map(IncomePages::kept).toList();
    var name = right.map(found -> found.title() + " " + number).orElse("");
    if (!read.problems().isEmpty()) {
      return MarkComparisonPages.unprocessed(new ModelAndView("assessment/income", "view", new ValueViews.IncomePage(read.way() == Way.EXCESS, read.typed(), null, List.of(), name, kept, read.problems())));
    }
    return new ModelAndView("assessment/income", "view", new ValueViews.IncomePage(read.way() == Way.EXCESS, read.typed(), IncomeSheet.of(read.inputs()), IncomeSheet.sensitivity(read.inputs()), name, kept, Map.of()));
  }

  private static ValueViews.KeptIncome kept(IncomeBook.Kept one) {
    var in = one.inputs();
    var address = "/value/income?number=" + one.number() + "&way=" + (in.way() == Way.EXCESS ? "excess" : "royalty") + "&revenue=" + in.revenue().toPlainString() + "&growth=" + in.growth().toPlainString() + "&share="
        + in.share().toPlainString() + "&charge=" + in.charge().toPlainString() + "&tax=" + in.tax().toPlainString() + "&discount=" + in.discount().toPlainString() + "&legal=" + in.legal() + "&economic=" + in.economic();
    return new ValueViews.KeptIncome(address, Words.t("assessment.income.way." + (in.way() == Way.EXCESS ? "excess" : "royalty")), Words.number(one.value()), one.actor() + " · " + Words.moment(one.at()));
  }

  /** Keeps the figures for a right; a report on it then shows them. */
  @PostMapping("/value/income/kept")
  ModelAndView keep(Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var read = read(form);
    var written = form.getOrDefault("number", "").strip();
    if (read.problems().isEmpty()) {
      var number = book.keep(written, read.inputs(), viewer);
      if (number.isPresent()) {
        after.addFlashAttribute("said", "assessment.said.income");
        var address = UriComponentsBuilder.fromPath("/value/income").queryParam("way", read.way() == Way.EXCESS ? "excess" : "royalty");
        read.typed().forEach(address::queryParam);
        return new ModelAndView("redirect:" + address.replaceQueryParam("number", number.get()).build().encode());
      }
      read.problems().put("number", Words.t("assessment.value.problem.number"));
    }
    return page(viewer, read, book.right(written, viewer));
  }

  private static Read read(Map<String, String> query) {
    var problems = new LinkedHashMap<String, String>();
    var values = new LinkedHashMap<String, BigDecimal>();
    var typed = new LinkedHashMap<String, String>();
    typed.put("number", query.getOrDefault("number", "").strip());
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
    return new Read(typed, values, problems, "excess".equals(query.get("way")) ? Way.EXCESS : Way.ROYALTY);
  }

  private static @Nullable BigDecimal read(String written) {
    return written.matches("-?\\d{1,15}(\\.\\d{1,6})?") ? new BigDecimal(written) : null;
  }
}
