package cityip.party.web;

import cityip.party.Body;
import cityip.party.PartyFilter;
import cityip.party.PartyKind;
import cityip.party.PartyOrder;
import cityip.party.PartyRegister;
import cityip.party.web.PartyViews.Choice;
import cityip.party.web.PartyViews.Column;
import cityip.party.web.PartyViews.Line;
import cityip.party.web.PartyViews.ListView;
import cityip.rulebook.City;
import cityip.shell.Navigation;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of parties: filters, order, pages and the whole of it as a workbook. */
@Controller
class PartyListPages {

  private static final int PAGE = 50;

  private final PartyRegister register;
  private final City city;
  private final Clock clock;

  PartyListPages(PartyRegister register, City city, Clock clock) {
    this.register = register;
    this.city = city;
    this.clock = clock;
  }

  @Bean
  static Navigation partyNavigation() {
    return viewer -> viewer.signedIn() ? List.of(new Navigation.Item(40, "party.menu.parties", "/parties")) : List.of();
  }

  /** The list as asked for; unknown kinds and columns count as none. */
  private record Asked(PartyFilter filter, PartyOrder order, boolean descending, Map<String, String> query) {

    static Asked of(Map<String, String> given, Viewer viewer) {
      String text = given.getOrDefault("text", "").strip();
      String unit = given.getOrDefault("unit", "").strip();
      PartyKind kind = oneOf(PartyKind.values(), given.get("kind"));
      PartyOrder order = Optional.ofNullable(oneOf(PartyOrder.values(), given.get("sort"))).orElse(PartyOrder.NAME);
      boolean descending = "desc".equals(given.get("dir"));
      Map<String, String> query = new LinkedHashMap<>();
      query.put("text", text);
      query.put("kind", kind == null ? "" : kind.name());
      query.put("unit", unit);
      query.put("sort", order == PartyOrder.NAME ? "" : order.name());
      query.put("dir", descending ? "desc" : "");
      return new Asked(new PartyFilter(text, kind, unit, viewer.scope()), order, descending, query);
    }

    private static <E extends Enum<E>> @Nullable E oneOf(E[] values, @Nullable String name) {
      return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst().orElse(null);
    }

    Column column(PartyOrder by) {
      boolean here = by == order;
      Map<String, String> changed = new LinkedHashMap<>(query);
      changed.put("sort", by.name());
      changed.put("dir", here && !descending ? "desc" : "");
      return new Column("party.column." + by.name().toLowerCase(Locale.ROOT), Paging.address("/parties", changed),
          here ? (descending ? "descending" : "ascending") : "none");
    }
  }

  @GetMapping("/parties")
  ModelAndView list(@RequestParam Map<String, String> query, Viewer viewer) {
    Asked asked = Asked.of(query, viewer);
    String page = query.getOrDefault("page", "1");
    Paging paging = new Paging(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, PAGE, register.count(asked.filter()), "/parties", asked.query());
    List<Line> lines = register.list(asked.filter(), asked.order(), asked.descending(), PAGE, paging.offset()).stream().map(this::line).toList();
    PartyKind kind = asked.filter().kind();
    return new ModelAndView("party/list", Map.of("view", new ListView(lines, paging, asked.filter().text(), kind == null ? "" : kind.name(),
        asked.filter().unit(), Arrays.stream(PartyKind.values()).map(k -> new Choice(k.name(), PartyWords.kind(k))).toList(),
        city.units().stream().map(unit -> new Choice(unit.code(), PartyWords.unit(city, unit.code()))).toList(),
        Arrays.stream(PartyOrder.values()).map(asked::column).toList(), Paging.address("/parties/export.xlsx", asked.query()),
        viewer.handlesCityData(), viewer.handlesCityData() ? register.countCandidates() : 0)));
  }

  private Line line(Body body) {
    return new Line(body.id(), body.name(), PartyWords.kind(body.kind()), PartyWords.or(body.creditCode()), PartyWords.unit(city, body.unit()),
        Words.day(PartyWords.day(body.created())), body.merged());
  }

  @GetMapping("/parties/export.xlsx")
  void export(@RequestParam Map<String, String> query, Viewer viewer, HttpServletResponse response) throws IOException {
    Asked asked = Asked.of(query, viewer);
    Map<String, String> about = new LinkedHashMap<>();
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.by"), viewer.actor());
    about.put(Words.t("shell.export.filters"), asked.query().toString());
    List<String> headers = List.of("id", "name", "kind", "code", "unit", "created", "merged").stream().map(column -> Words.t("party.column." + column)).toList();
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=parties.xlsx");
    SheetExport.write(response.getOutputStream(), Words.t("party.list.title"), about, headers, sink ->
        register.each(asked.filter(), asked.order(), asked.descending(), body -> sink.row(Arrays.asList(body.id(), body.name(),
            PartyWords.kind(body.kind()), body.creditCode(), PartyWords.unit(city, body.unit()), PartyWords.day(body.created()), body.merged()))));
  }
}
