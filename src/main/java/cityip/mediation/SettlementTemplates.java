package cityip.mediation;

import static cityip.casework.Desk.MEDIATOR;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.count;
import static cityip.casework.Field.day;
import static cityip.casework.Field.line;
import static cityip.casework.Field.money;
import static cityip.casework.Field.text;
import static cityip.casework.Field.yes;
import static cityip.casework.Procedure.act;

import cityip.casework.CaseInHand;
import cityip.casework.Field;
import cityip.casework.Guard;
import cityip.casework.ProcedureWriting.Row;
import java.util.ArrayList;
import java.util.List;

/** The forms of a settlement, one for each kind of right: what must be said in it, and what cannot be. Its clauses are composed from the answers. */
final class SettlementTemplates {

  private static final String PML = "人民调解法第二十九条（协议载明的事项）";

  private static final Guard NOT_SHAM = new Guard("not-sham", "人民法院在线调解规则第二十三条", c -> c.yes("not-sham"));
  private static final Guard PERFORM_AHEAD = new Guard("perform-ahead", PML, c -> c.day("perform-by").filter(day -> !day.isBefore(c.today())).isPresent());
  private static final Guard AMOUNT_OR_NONE = new Guard("amount-or-none", PML, c -> c.yes("no-payment") == c.amount("settled-amount").isZero());
  private static final Guard RIGHT_NAMED = new Guard("right-named", PML, c -> !c.fact("right-number").isEmpty() || !c.fact("agreed-right").isEmpty());
  private static final Guard LICENCE_ENDS = new Guard("licence-ends", "专利法第十二条；商标法第四十三条（许可合同，一般认识）", SettlementTemplates::licenceEnds);
  private static final Guard YEARS_IN_REASON = new Guard("years-in-reason", "本市调解规程（保密期一至三十年）", c -> c.number("secret-years") >= 1 && c.number("secret-years") <= 30);

  private SettlementTemplates() {}

  private static boolean licenceEnds(CaseInHand c) {
    return c.fact("licence").isEmpty() || c.fact("licence").equals("none") || c.day("licence-until").filter(day -> day.isAfter(c.today())).isPresent();
  }

  /** For what no form fits. */
  static Row ownWords() {
    return act("propose-terms").from("mediating").to("signing").by(MEDIATOR).asks(text("terms").required(), money("settled-amount"), day("perform-by").required(), yes("not-sham").required())
        .when(NOT_SHAM, PERFORM_AHEAD).suspends("mediate").sends("settlement-draft");
  }

  private static Row form(String kind, List<Guard> guards, Field... own) {
    var fields = new ArrayList<>(List.of(own));
    fields.addAll(List.of(money("settled-amount"), yes("no-payment"), text("instalments"), day("perform-by").required(), money("breach"), text("costs"), yes("not-sham").required()));
    var asked = new ArrayList<>(List.of(NOT_SHAM, PERFORM_AHEAD, AMOUNT_OR_NONE));
    asked.addAll(guards);
    return act("propose-" + kind).from("mediating").to("signing").by(MEDIATOR).onlyWhere("right-kind", kind).asks(fields.toArray(Field[]::new)).composes("terms")
        .when(asked.toArray(Guard[]::new)).suspends("mediate").sends("settlement-draft");
  }

  private static Field licence() {
    return choice("licence", "none", "ordinary", "sole", "exclusive").required();
  }

  static Row patent() {
    return form("patent", List.of(RIGHT_NAMED, LICENCE_ENDS), line("agreed-right"), text("stopped-acts").required(), line("products").required(), choice("stock", "destroy", "sell-off", "hand-over", "none").required(),
        choice("tools", "destroy", "keep-unused", "none").required(), licence(), day("licence-until"));
  }

  static Row design() {
    return form("design", List.of(RIGHT_NAMED, LICENCE_ENDS), line("agreed-right"), text("stopped-acts").required(), line("products").required(), choice("moulds", "destroy", "hand-over", "alter", "none").required(),
        choice("stock", "destroy", "sell-off", "hand-over", "none").required(), licence(), day("licence-until"));
  }

  static Row trademark() {
    return form("trademark", List.of(RIGHT_NAMED, LICENCE_ENDS), line("agreed-right"), text("stopped-acts").required(), line("products").required(), choice("labels", "remove", "destroy", "none").required(),
        day("sign-changed-by"), text("links-removed"), text("name-changed"), licence(), day("licence-until"));
  }

  static Row copyright() {
    return form("copyright", List.of(LICENCE_ENDS), line("works").required(), text("stopped-acts").required(), day("taken-down-by").required(), line("attribution"), choice("copies", "destroy", "hand-over", "none").required(),
        text("apology"), licence(), day("licence-until"));
  }

  static Row secret() {
    return form("secret", List.of(YEARS_IN_REASON), line("secret-points").required(), text("stopped-acts").required(), choice("carriers", "return", "destroy", "both").required(), day("returned-by").required(),
        count("secret-years").required(), text("persons-bound").required());
  }

  static Row origin() {
    return form("gi", List.of(RIGHT_NAMED), line("agreed-right"), text("stopped-acts").required(), line("products").required(), choice("packaging", "change", "destroy", "none").required(), yes("may-use-mark").required(),
        text("use-conditions"));
  }

  static Row variety() {
    return form("variety", List.of(RIGHT_NAMED, LICENCE_ENDS), line("agreed-right"), text("stopped-acts").required(), choice("seed", "destroy", "devitalise", "hand-over", "none").required(), line("quantity").required(), licence(),
        day("licence-until"));
  }
}
