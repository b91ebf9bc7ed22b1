package cityip.finance.web;

import cityip.finance.RightList;
import cityip.finance.lending.LoanNeeds.Told;
import cityip.finance.pool.FirmSize;
import cityip.finance.risk.Collateral;
import cityip.finance.web.Blocks.Block;
import cityip.finance.web.Blocks.Input;
import cityip.kernel.Money;
import cityip.rulebook.City;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form of a need, for people and programs alike: what it asks, and what is wrong with an answer. */
@Component
class NeedForm {

  private static final int LONGEST = 1_000;

  private final Collateral collateral;
  private final FirmSize size;
  private final City city;

  NeedForm(Collateral collateral, FirmSize size, City city) {
    this.collateral = collateral;
    this.size = size;
    this.city = city;
  }

  Blocks.Sheet sheet(Map<String, String> typed, Map<String, String> problems, String key) {
    var inputs = List.of(Input.hidden("key", key), Input.line("amount", Words.t("finance.need.amount"), typed.getOrDefault("amount", "")).hinted(Words.t("casework.hint.money")).needed(),
        Input.line("months", Words.t("finance.need.months"), typed.getOrDefault("months", "")).needed(), Input.of("textarea", "purpose", Words.t("finance.need.purpose"), typed.getOrDefault("purpose", "")).needed(),
        Input.line("hoped", Words.t("finance.need.hoped"), typed.getOrDefault("hoped", "")).hinted(Words.t("finance.product.bp")),
        Input.of("textarea", "rights", Words.t("finance.need.rights"), typed.getOrDefault("rights", "")).hinted(Words.t("finance.need.rights.hint")).needed(),
        Input.select("unit", Words.t("casework.field.unit"), typed.getOrDefault("unit", ""), Say.units(city)).needed(),
        Input.select("sector", Words.t("finance.need.sector"), typed.getOrDefault("sector", ""), Say.choices("finance.sector", size.sectors(collateral.today()).stream())).needed(),
        Input.line("staff", Words.t("finance.need.staff"), typed.getOrDefault("staff", "")).needed(), Input.line("revenue", Words.t("finance.need.revenue"), typed.getOrDefault("revenue", "")).needed(),
        Input.line("assets", Words.t("finance.need.assets"), typed.getOrDefault("assets", "")).needed(), Input.of("checkbox", "share", Words.t("finance.need.share"), typed.getOrDefault("share", "")));
    List<Block> blocks = List.of(new Blocks.Form("", "", Words.t("finance.need.new.lead"), "/pledge/needs/new", inputs, Words.t("finance.need.send"), true, true));
    return new Blocks.Sheet(Words.t("finance.need.new"), Words.t("finance.place.needs.about"), List.of(new Blocks.Link("/pledge/needs", Words.t("finance.place.needs"))), problems, blocks);
  }

  /** Null, with sentences at the fields, when something cannot be taken. */
  @Nullable Told read(Map<String, String> form, Viewer viewer, Map<String, String> problems) {
    var amount = Say.money(form, "amount", true, problems);
    var months = Say.count(form, "months", 1, 120, problems);
    var purpose = Say.line(form, "purpose", LONGEST, problems);
    var hoped = form.getOrDefault("hoped", "").isBlank() ? 0 : Say.count(form, "hoped", 1, 3600, problems);
    var unit = form.getOrDefault("unit", "");
    var sector = form.getOrDefault("sector", "");
    if (city.unit(unit).isEmpty()) {
      problems.put("unit", Words.t("casework.problem.choose"));
    }
    if (!size.sectors(collateral.today()).contains(sector)) {
      problems.put("sector", Words.t("casework.problem.choose"));
    }
    var staff = Say.count(form, "staff", 0, 1_000_000, problems);
    var revenue = Say.money(form, "revenue", false, problems);
    var assets = Say.money(form, "assets", false, problems);
    var rights = RightList.of(form.getOrDefault("rights", ""));
    ownRights(rights, viewer, problems);
    var key = form.getOrDefault("key", "");
    if (!problems.isEmpty() || amount == null || !key.matches("[A-Za-z0-9-]{8,60}")) {
      return null;
    }
    return new Told(unit, amount, months, purpose, hoped, rights, sector, staff, revenue == null ? Money.ZERO : revenue, assets == null ? Money.ZERO : assets, key + "@" + Objects.requireNonNull(viewer.bodyId()));
  }

  /** A firm offers its own rights only. */
  private void ownRights(List<String> rights, Viewer viewer, Map<String, String> problems) {
    var body = viewer.bodyId();
    var foreign = rights.stream().filter(number -> body == null || !collateral.ownedBy(collateral.pieces(number), body)).toList();
    if (rights.isEmpty() || !foreign.isEmpty()) {
      problems.put("rights", rights.isEmpty() ? Words.t("casework.problem.missing") : Words.t("finance.need.rights.foreign", String.join("、", foreign.stream().map(one -> one.length() > 40 ? one.substring(0, 40) : one).toList())));
    }
  }
}
