package cityip.protection;

import static cityip.casework.Desk.ADVISER;
import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Desk.SYSTEM;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.day;
import static cityip.casework.Field.dayOfCase;
import static cityip.casework.Field.line;
import static cityip.casework.Field.money;
import static cityip.casework.Field.name;
import static cityip.casework.Field.phone;
import static cityip.casework.Field.text;
import static cityip.casework.Field.unit;
import static cityip.casework.Field.yes;
import static cityip.casework.Procedure.act;

import cityip.casework.CaseInHand;
import cityip.casework.Guard;
import cityip.casework.Procedure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** R3, customs: a recordal with its renewal, and a seizure with the clocks of both modes; the customs decides, the city guides and keeps the days. */
@Configuration(proxyBeanMethods = false)
class CustomsProcedures {

  private static final String LAW = "知识产权海关保护条例";
  private static final BigDecimal TWENTY_THOUSAND = new BigDecimal(20_000);
  private static final BigDecimal TWO_HUNDRED_THOUSAND = new BigDecimal(200_000);
  private static final BigDecimal HUNDRED_THOUSAND = new BigDecimal(100_000);

  /** What a holder must at least give in the ex-officio mode: all below 20,000, half up to 200,000 but never under 20,000, above that 100,000. */
  static BigDecimal security(BigDecimal value) {
    if (value.compareTo(TWENTY_THOUSAND) < 0) {
      return value;
    }
    return value.compareTo(TWO_HUNDRED_THOUSAND) > 0 ? HUNDRED_THOUSAND : value.divide(new BigDecimal(2)).max(TWENTY_THOUSAND);
  }

  private static boolean secured(CaseInHand c) {
    var given = c.amount("security").yuan();
    var value = c.amount("goods-value").yuan();
    return c.fact("mode").equals("on-request") ? given.signum() > 0 && given.compareTo(value) <= 0 : given.compareTo(security(value)) >= 0;
  }

  @Bean
  Procedure customsRecordal() {
    var lives = new Guard("right-lives", LAW + "第十条（备案随权利失效）", c -> c.yes("right-in-force"));
    return Procedure.named("customs-recordal", 1, "protection.customs", "CR").basis(LAW + "第七条至第十一条")
        .clock("prepare", "protection.customs.prepare").clock("decide", "protection.customs.decide").clock("renew", "protection.customs.renew")
        .state("prepared", APPLICANT, "prepare").state("filed", OFFICER, "decide").state("recorded", APPLICANT, "renew")
        .closed("refused", OFFICER, "refused").closed("expired", APPLICANT, "expired").closed("ended", OFFICER, "ended").closed("given-up", APPLICANT, "given-up")
        .materials("identity", "right-proof", "licences", "goods-list")
        .opens("prepared", Set.of(APPLICANT, OFFICER), false, "subject", List.of(), line("subject").required(), unit("unit").required(), choice("right-kind", "trademark", "patent", "copyright").required(),
            line("right-number").required(), yes("right-in-force").required(), text("lawful-goods").required(), text("lawful-traders"), text("known-infringers").sealed(), name("contact").sealed(), phone("contact-phone").sealed())
        .act(act("note-filing").from("prepared").to("filed").by(APPLICANT, OFFICER).asks(dayOfCase("filed-on").required(), line("filing-number").required()).when(lives).stops("prepare"))
        .act(act("note-recordal").from("filed").to("recorded").by(APPLICANT, OFFICER).asks(line("recordal-number").required(), day("recorded-until").required()).stops("decide").sends("recordal-card").feeds("2.2.1"))
        .act(act("note-refusal").from("filed").to("refused").by(APPLICANT, OFFICER).asks(text("reason").required()))
        .act(act("change").from("recorded").by(APPLICANT).asks(text("lawful-goods"), text("lawful-traders"), text("changes").required()))
        .act(act("alert-customs").from("recorded").by(APPLICANT, OFFICER).asks(text("alert").required(), line("goods"), line("port")).sends("alert"))
        .act(act("alert-holder").from("recorded").by(OFFICER).asks(text("alert").required(), line("goods"), line("port")).sends("alert-to-holder"))
        .act(act("renewed").from("recorded").by(APPLICANT, OFFICER).asks(day("recorded-until").required()).stops("renew").starts("renew"))
        .act(act("not-renewed").from("recorded").to("expired").by(SYSTEM).whenDue("renew"))
        .act(act("end").from("recorded").to("ended").by(OFFICER).asks(text("reason").required()))
        .act(act("give-up").from("prepared", "filed").to("given-up").by(APPLICANT).asks(text("reason")))
        .end();
  }

  @Bean
  Procedure customsSeizure() {
    var secured = new Guard("secured", LAW + "第十四条；海关实施办法（依职权模式的担保数额，一般认识）", CustomsProcedures::secured);
    return Procedure.named("customs-seizure", 1, "protection.seizure", "CS").basis(LAW + "第十二条至第二十九条")
        .clock("apply", "protection.seizure.apply").clock("investigate", "protection.seizure.investigate").clock("court-on-request", "protection.seizure.court-on-request").clock("court", "protection.seizure.court")
        .clock("report", "protection.seizure.report")
        .state("noticed", APPLICANT, "apply").state("seized", ADVISER, "court-on-request").state("seized-ex-officio", ADVISER, "court").state("determined", ADVISER, "report")
        .closed("released", ADVISER, "released").closed("not-applied", ADVISER, "not-applied").closed("confiscated", ADVISER, "confiscated").closed("in-court", ADVISER, "in-court")
        .materials("right-proof", "recordal", "evidence", "security-proof")
        .opens("noticed", Set.of(APPLICANT, ADVISER), false, "subject", List.of(), line("subject").required(), unit("unit").required(), choice("mode", "on-request", "ex-officio").required(), line("recordal-number"),
            line("right-number").required(), name("respondent"), line("goods").required(), money("goods-value").required(), line("port").required(), choice("way", "export", "import").required(), text("facts").required(),
            name("contact").sealed(), phone("contact-phone").sealed())
        .act(act("apply").from("noticed").to("seized").by(APPLICANT, ADVISER).onlyWhere("mode", "on-request").asks(money("security").required(), dayOfCase("applied-on").required()).when(secured).stops("apply").sends("application"))
        .act(act("apply-ex-officio").from("noticed").to("seized-ex-officio").by(APPLICANT, ADVISER).onlyWhere("mode", "ex-officio").asks(money("security").required(), dayOfCase("applied-on").required()).when(secured)
            .stops("apply").starts("investigate").sends("application"))
        .act(act("not-applied").from("noticed").to("not-applied").by(SYSTEM).whenDue("apply"))
        .act(act("customs-found").from("seized-ex-officio").to("determined").by(ADVISER).asks(choice("finding", "infringing", "not-infringing", "undetermined").required(), text("result").required()).stops("investigate"))
        .act(act("sued").from("seized", "seized-ex-officio", "determined").to("in-court").by(APPLICANT, ADVISER).asks(line("court-number").required(), dayOfCase("assistance-on").required()).stops("court", "court-on-request"))
        .act(act("no-court-on-request").from("seized").to("released").by(SYSTEM).whenDue("court-on-request"))
        .act(act("no-court").from("seized-ex-officio", "determined").to("released").by(SYSTEM).whenDue("court"))
        .act(act("release").from("seized", "seized-ex-officio", "determined").to("released").by(ADVISER).asks(choice("release-ground", "counter-security", "not-infringing", "withdrawn").required(), text("reason").required()))
        .act(act("confiscated").from("determined").to("confiscated").by(ADVISER).asks(choice("disposal", "charity", "buy-out", "auction", "destroyed").required(), text("result").required()).stops("court"))
        .end();
  }
}
