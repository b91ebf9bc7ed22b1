package cityip.protection;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.LEADER;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Desk.OTHER_PARTY;
import static cityip.casework.Desk.PANEL;
import static cityip.casework.Desk.SYSTEM;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.count;
import static cityip.casework.Field.creditCode;
import static cityip.casework.Field.day;
import static cityip.casework.Field.dayOfCase;
import static cityip.casework.Field.line;
import static cityip.casework.Field.name;
import static cityip.casework.Field.phone;
import static cityip.casework.Field.text;
import static cityip.casework.Field.unit;
import static cityip.casework.Field.yes;
import static cityip.casework.Procedure.act;

import cityip.casework.Guard;
import cityip.casework.Procedure;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** R2, adjudication of patent infringement by the city's office (专利法第六十五条；专利纠纷行政裁决和调解办法，第81号令). */
@Configuration(proxyBeanMethods = false)
class AdjudicationProcedure {

  static final String CODE = "patent-adjudication";

  private static final String ORDER_81 = "专利纠纷行政裁决和调解办法";

  private static final Guard ODD_PANEL = new Guard("odd-panel", ORDER_81 + "第二十条", c -> c.number("panel-size") >= 3 && c.number("panel-size") % 2 == 1);
  private static final Guard ENTITLED = test("entitled", "第十二条第（一）项");
  private static final Guard CLEAR_RESPONDENT = test("clear-respondent", "第十二条第（二）项");
  private static final Guard CLEAR_CLAIMS = test("clear-claims", "第十二条第（三）项");
  private static final Guard JURISDICTION = test("jurisdiction", "第十二条第（四）项；专利法实施细则第九十七条");
  private static final Guard NOT_SUED = test("not-sued", "第十二条第（五）项");
  private static final Guard REGISTER_COPY = test("register-copy", "第十四条、第十五条");
  private static final Guard CHART_THERE = new Guard("chart-there", "专利法第六十四条", c -> !c.fact("claim-chart").isEmpty());
  private static final Guard HEARD = new Guard("heard", ORDER_81 + "第二十四条（一般认识）", c -> c.did("hold-hearing") || c.yes("written-procedure"));
  private static final Guard EARLIER_DECISION = new Guard("earlier-decision", ORDER_81 + "第三十四条", c -> !c.fact("earlier-number").isEmpty() && c.yes("same-type"));

  private static Guard test(String fact, String article) {
    return new Guard(fact, ORDER_81 + article, c -> c.yes(fact));
  }

  @Bean
  Procedure patentAdjudication() {
    return Procedure.named(CODE, 1, "protection.adjudication", "PA").basis("专利法第六十五条、第七十条；专利法实施细则第九十五条、第九十七条；专利纠纷行政裁决和调解办法（国家知识产权局令第81号，2025年2月1日起施行）").cityOnly()
        .clock("docket", "protection.adjudication.docket").clock("serve", "protection.adjudication.serve").clock("defence", "protection.adjudication.defence")
        .clock("forward", "protection.adjudication.forward").clock("decide", "protection.adjudication.decide").clock("standstill", "protection.adjudication.standstill")
        .clock("suit", "protection.adjudication.suit")
        .state("received", OFFICER, "docket").state("docketed", OFFICER, "serve").state("defence", OFFICER, "defence").state("forwarding", OFFICER, "forward")
        .state("trial", PANEL, "decide").state("suspended", PANEL, "standstill").state("deliberation", PANEL, "decide").state("decided", OFFICER, "suit")
        .closed("refused", OFFICER, "refused").closed("closed-decision", OFFICER, "decision").closed("closed-mediated", OFFICER, "mediated")
        .closed("closed-withdrawn", OFFICER, "withdrawn").closed("closed-ordered", OFFICER, "ordered").closed("enforcement", OFFICER, "enforcement")
        .materials("request", "identity", "register-copy", "evidence", "copies", "evaluation-report")
        .opens("received", Set.of(APPLICANT, OFFICER), false, "subject", List.of(), line("subject").required(), unit("unit").required(),
            choice("patent-kind", "invention", "utility-model", "design").required(), line("right-number").required(), choice("standing", "patentee", "exclusive", "sole", "ordinary", "heir").required(),
            name("respondent").required(), creditCode("respondent-code"), text("claims").required(), text("facts").required(), name("contact").sealed(), phone("contact-phone").sealed())

        .act(act("accept").from("received").to("docketed").by(OFFICER).asks(yes("entitled").required(), yes("clear-respondent").required(), yes("clear-claims").required(),
            yes("jurisdiction").required(), yes("not-sued").required(), yes("register-copy").required(), count("panel-size").required(), line("panel").required())
            .when(ENTITLED, CLEAR_RESPONDENT, CLEAR_CLAIMS, JURISDICTION, NOT_SUED, REGISTER_COPY, ODD_PANEL).stops("docket").starts("decide").sends("acceptance-notice").feeds("2.2.1"))
        .act(act("refuse").from("received").to("refused").by(OFFICER).asks(text("reason").required()).stops("docket").sends("refusal"))
        .act(act("extend-docket").from("received").by(LEADER).asks(text("reason").required()).extendsClock("docket", "protection.adjudication.docket-extension")
            .when(AdministrativeCaseProcedure.once("extend-docket", ORDER_81 + "第二十条")))
        .act(act("direct-order").from("received").to("closed-ordered").by(LEADER).asks(line("earlier-number").required(), yes("same-type").required(), text("decision").required())
            .when(EARLIER_DECISION).publishes().sends("order"))
        .act(act("withdraw").from("received", "docketed", "defence", "forwarding", "trial", "suspended", "deliberation").to("closed-withdrawn").by(APPLICANT, OFFICER)
            .asks(text("reason").required()).sends("withdrawal-decision"))
        .act(act("serve").from("docketed").to("defence").by(OFFICER).asks(dayOfCase("served-on").required(), choice("domicile", "domestic", "foreign").required()).stops("serve").sends("defence-notice"))
        .act(act("longer-defence").from("defence").by(OFFICER).asks(text("reason").required()).extendsClock("defence", "protection.adjudication.defence-foreign")
            .when(AdministrativeCaseProcedure.once("longer-defence", ORDER_81 + "第二十二条")))
        .act(act("defend").from("defence").to("forwarding").by(OTHER_PARTY, OFFICER).asks(text("defence").required()).stops("defence"))
        .act(act("no-defence").from("defence").to("trial").by(SYSTEM).whenDue("defence").stops("defence"))
        .act(act("forward").from("forwarding").to("trial").by(OFFICER).asks(dayOfCase("forwarded-on").required()).stops("forward").sends("defence-copy"))

        .act(act("recuse").from("docketed", "defence", "forwarding", "trial", "deliberation").by(LEADER).asks(line("recused").required(), line("panel").required(), count("panel-size").required(), text("reason").required())
            .when(ODD_PANEL).sends("recusal-decision"))
        .act(act("appoint-investigator").from("trial").by(PANEL).asks(line("technical-investigator").required(), text("technical-questions").required()))
        .act(act("claim-chart").from("trial", "deliberation").by(PANEL).asks(text("claim-chart").required(), choice("comparison", "literal", "equivalent", "different").required()).keepsAsEvidence("claim-chart"))
        .act(act("merge").from("trial").by(PANEL).asks(line("merged-with").required(), text("reason").required()).joins("merged-with"))
        .act(act("call-hearing").from("trial").by(PANEL).asks(day("hearing-day").required()).sends("hearing-notice"))
        .act(act("hold-hearing").from("trial").by(PANEL).asks(dayOfCase("held-on").required(), text("hearing-record").required()).gives("hearing-record"))
        .act(act("written-procedure").from("trial").by(PANEL).asks(yes("written-procedure").required(), text("reason").required()))
        .act(act("suspend").from("trial", "deliberation").to("suspended").by(PANEL).asks(choice("suspension-ground", "invalidation", "death", "incapacity", "force-majeure", "dependent-case", "superior-question").required(), text("reason").required())
            .suspends("decide").sends("suspension-decision"))
        .act(act("resume").from("suspended").to("trial").by(PANEL).asks(text("reason").required()).resumes("decide").stops("standstill").sends("resumption-notice"))
        .act(act("extend").from("trial", "deliberation").by(LEADER).asks(text("reason").required()).extendsClock("decide", "protection.adjudication.decide-extension")
            .when(AdministrativeCaseProcedure.once("extend", ORDER_81 + "第三十七条")))
        .act(act("extend-by-superior").from("trial", "deliberation").by(LEADER).asks(line("approved-by").required(), text("reason").required()).extendsClock("decide", "protection.adjudication.decide-extension-superior")
            .when(AdministrativeCaseProcedure.once("extend-by-superior", ORDER_81 + "第三十七条"), new Guard("extended-before", ORDER_81 + "第三十七条", c -> c.did("extend"))))
        .act(act("deliberate").from("trial").to("deliberation").by(PANEL).asks(text("deliberation").required()).when(HEARD, CHART_THERE).gives("deliberation-record"))
        .act(act("settle").from("trial", "deliberation").to("closed-mediated").by(PANEL).asks(text("settlement").required()).sends("mediation-agreement"))
        .act(act("decide").from("deliberation").to("decided").by(LEADER).notByTheHandOf("deliberate").asks(choice("result", "infringement", "no-infringement", "partly").required(), text("decision").required(),
            text("stopped-acts"), text("decision-summary").required()).stops("decide").publishes().sends("decision").feeds("2.2.1"))
        .act(act("sued").from("decided").by(OFFICER).asks(line("court-number").required(), dayOfCase("sued-on").required()))
        .act(act("final").from("decided").to("closed-decision").by(SYSTEM).whenDue("suit"))
        .act(act("performed").from("decided").to("closed-decision").by(OFFICER).asks(text("performance").required()).stops("suit"))
        .act(act("apply-enforcement").from("decided").to("enforcement").by(OFFICER).asks(text("grounds").required()).when(new Guard("suit-time-over", "专利法第六十五条",
            c -> Terms.over(c, "decided-served-on", "protection.adjudication.suit"))).gives("enforcement-application"))
        .act(act("serve-decision").from("decided").by(OFFICER).asks(dayOfCase("decided-served-on").required()))
        .end();
  }
}
