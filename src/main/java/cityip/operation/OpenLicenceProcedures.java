package cityip.operation;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Desk.OTHER_PARTY;
import static cityip.casework.Desk.SYSTEM;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.count;
import static cityip.casework.Field.creditCode;
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
import cityip.casework.Field;
import cityip.casework.Guard;
import cityip.casework.Procedure;
import cityip.shell.Scope;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** U2, open licences: the owner's declaration until it is withdrawn, and the taker's notice, payment, record and use (专利法 50, 51). */
@Configuration(proxyBeanMethods = false)
class OpenLicenceProcedures {

  static final String DECLARATION = "open-licence";
  static final String TAKING = "open-licence-taking";

  private final TitleCheck title;
  private final OpenLicences licences;

  OpenLicenceProcedures(TitleCheck title, OpenLicences licences) {
    this.title = title;
    this.licences = licences;
  }

  private static Field[] terms() {
    return new Field[] {choice("fee-method", "one-off", "running", "per-unit", "entry-and-running", "free").required(), money("price"), count("rate-per-mille"), text("fee-standard").required(),
        day("available-until").required(), text("scope")};
  }

  private TitleCheck.Checked check(CaseInHand c) {
    return title.of(c.fact("right-number"), Purpose.OPEN_LICENCE, new Scope.PublicOnly(), null);
  }

  /** Each thing the check asks to be brought along has its own answer in the declaration. */
  private boolean brought(CaseInHand c) {
    return check(c).needs().stream().allMatch(need -> switch (need.ground()) {
      case PLEDGED -> c.yes("pledgee-consent");
      case CO_OWNED -> c.yes("co-owners-consent");
      case NEEDS_REPORT -> c.yes("evaluation-report");
      default -> false;
    });
  }

  private static boolean priced(CaseInHand c) {
    return switch (c.fact("fee-method")) {
      case "one-off", "per-unit" -> !c.amount("price").isZero();
      case "running" -> c.number("rate-per-mille") > 0;
      case "entry-and-running" -> !c.amount("price").isZero() && c.number("rate-per-mille") > 0;
      default -> true;
    };
  }

  @Bean
  Procedure openLicence() {
    var clear = new Guard("clear", "专利法第五十条；专利法实施细则第八十六条", c -> check(c).clear());
    var brought = new Guard("brought", "专利法第十四条、第五十条；专利法实施细则第八十六条", this::brought);
    var priced = new Guard("priced", "专利法实施细则第八十五条（许可使用费支付方式、标准）", OpenLicenceProcedures::priced);
    var honest = new Guard("no-advertising", "专利法实施细则第八十五条（声明内容应当准确、清楚，不得出现商业性宣传用语）", c -> c.yes("no-advertising"));
    return Procedure.named(DECLARATION, 1, "operation.open-licence", "OL").basis("专利法第五十条至第五十二条；专利法实施细则第八十五条至第八十八条")
        .clock("prepare", "operation.open-licence.prepare").clock("announce", "operation.open-licence.announce").clock("recheck", "operation.open-licence.recheck")
        .state("prepared", APPLICANT, "prepare").state("submitted", OFFICER, "announce").state("open", OFFICER, "recheck")
        .closed("withdrawn", APPLICANT, "withdrawn").closed("given-up", APPLICANT, "given-up").closed("ended", OFFICER, "ended")
        .materials("identity", "evaluation-report", "consents")
        .opens("prepared", Set.of(APPLICANT), false, "subject", List.of(), opening())
        .act(act("change-terms").from("prepared").by(APPLICANT).asks(terms()))
        .act(act("submit").from("prepared").to("submitted").by(APPLICANT).asks(yes("confirmed").required()).when(clear, brought, priced, honest).stops("prepare").sends("declaration"))
        .act(act("give-up").from("prepared").to("given-up").by(APPLICANT).asks(text("reason")))
        .act(act("send-back").from("submitted").to("prepared").by(OFFICER).asks(text("reason").required()).stops("announce").sends("correction-notice"))
        .act(act("announce").from("submitted").to("open").by(OFFICER).asks(line("announcement-number").required(), dayOfCase("announced-on").required()).when(clear).stops("announce")
            .publishes().sends("announcement"))
        .act(act("recheck").from("open").by(OFFICER).asks(text("finding").required()).when(clear).stops("recheck").starts("recheck"))
        .act(act("withdraw").from("open").to("withdrawn").by(APPLICANT).asks(text("reason").required(), line("withdrawal-number")).publishes().sends("withdrawal"))
        .act(act("end").from("open").to("ended").by(OFFICER).asks(choice("end-ground", "expired", "lapsed", "invalidated", "transferred", "forbidden").required(), text("reason")).publishes().sends("end-notice"))
        .end();
  }

  private static Field[] opening() {
    var before = List.of(line("subject").required(), unit("unit").required(), line("right-number").required());
    var after = List.of(yes("evaluation-report"), yes("co-owners-consent"), yes("pledgee-consent"), yes("no-advertising").required(), name("contact").sealed(), phone("contact-phone").sealed());
    return java.util.stream.Stream.of(before, List.of(terms()), after).flatMap(List::stream).toArray(Field[]::new);
  }

  @Bean
  Procedure openLicenceTaking() {
    var stillOpen = new Guard("still-open", "专利法第五十一条（声明有效期间书面通知）", c -> licences.open(c.fact("declaration")).isPresent());
    var sameRight = new Guard("same-right", "专利法第五十一条", c -> licences.open(c.fact("declaration")).filter(one -> one.number().equals(c.fact("right-number"))).isPresent());
    var paid = new Guard("paid", "专利法第五十一条（依照公告的许可使用费支付方式、标准支付）", c -> licences.open(c.fact("declaration")).filter(one -> c.amount("paid-amount").compareTo(one.atLeast()) >= 0).isPresent());
    var inTime = new Guard("within-offer", "专利法第五十一条", c -> licences.open(c.fact("declaration"))
        .filter(one -> c.day("licence-until").filter(until -> !until.isAfter(one.availableUntil())).isPresent()).isPresent());
    return Procedure.named(TAKING, 1, "operation.taking", "OT").basis("专利法第五十一条、第五十二条；专利法实施细则第十五条、第八十七条")
        .clock("pay", "operation.open-licence.pay").clock("record", "operation.open-licence.record").clock("report", "operation.open-licence.report")
        .state("noticed", APPLICANT, "pay").state("recording", OTHER_PARTY, "record").state("licensed", APPLICANT, "report")
        .closed("lapsed", APPLICANT, "lapsed").closed("taken-back", APPLICANT, "taken-back").closed("ended", APPLICANT, "ended")
        .materials("identity", "payment-proof")
        .opens("noticed", Set.of(APPLICANT), false, "subject", List.of(), line("subject").required(), unit("unit").required(), line("declaration").required(), line("right-number").required(),
            name("respondent").required(), creditCode("respondent-code"), day("licence-from").required(), day("licence-until").required(), text("use").required(), name("contact").sealed(),
            phone("contact-phone").sealed())
        .act(act("pay").from("noticed").to("recording").by(APPLICANT).asks(money("paid-amount").required(), dayOfCase("paid-on").required(), line("payment-reference"))
            .when(stillOpen, sameRight, inTime, paid).stops("pay").sends("licence-confirmation"))
        .act(act("not-paid").from("noticed").to("lapsed").by(SYSTEM).whenDue("pay"))
        .act(act("take-back").from("noticed").to("taken-back").by(APPLICANT).asks(text("reason")))
        .act(act("object").from("recording").by(OTHER_PARTY).asks(text("objection").required()))
        .act(act("recorded").from("recording").to("licensed").by(OTHER_PARTY, APPLICANT, OFFICER).asks(line("record-number").required(), dayOfCase("recorded-on").required()).stops("record").sends("record-notice"))
        .act(act("report-use").from("licensed").by(APPLICANT).asks(money("output-value").required(), money("royalty-paid"), text("remark")).stops("report").starts("report"))
        .act(act("end").from("licensed").to("ended").by(APPLICANT, OTHER_PARTY, OFFICER).asks(choice("end-ground", "term-over", "terminated", "right-ended").required(), text("reason")))
        .end();
  }
}
