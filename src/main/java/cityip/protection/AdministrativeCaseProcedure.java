package cityip.protection;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.LEADER;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Desk.POLICE;
import static cityip.casework.Desk.PROSECUTOR;
import static cityip.casework.Desk.REVIEWER;
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

import cityip.casework.Field;
import cityip.casework.Guard;
import cityip.casework.Procedure;
import cityip.rulebook.WorkingDays;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** R1, the ordinary penalty case, from the lead to the closing (行政处罚法; 规划二(三)). One table; read it from the top. */
@Configuration(proxyBeanMethods = false)
class AdministrativeCaseProcedure {

  static final String CODE = "administrative-case";

  private static final Field[] AMOUNTS = {money("turnover"), money("gain"), money("unsold"), count("pieces"), count("marks"), yes("repeat"),
      money("untreated-turnover"), money("untreated-gain"), text("valuation").required()};

  private static final Guard TWO_OFFICERS = new Guard("two-officers", "行政处罚法第四十二条", c -> !c.fact("officer-one").equals(c.fact("officer-two")));
  private static final Guard OFFICERS_NAMED = new Guard("officers-named", "行政处罚法第四十二条", c -> !c.fact("officer-one").isEmpty());
  private static final Guard EVIDENCE_THERE = new Guard("evidence-there", "行政处罚法第四十条、第四十六条", c -> c.evidence() > 0);
  private static final Guard CRIME_SUSPECTED = new Guard("crime-suspected", "行政执法机关移送涉嫌犯罪案件的规定第三条", c -> CrimeThresholds.of(c).suspected());
  private static final Guard TRANSFER_DECIDED = new Guard("transfer-decided", "行政处罚法第二十七条", c -> !CrimeThresholds.of(c).reached() || c.did("transfer"));
  private static final Guard COLLECTIVE_WHEN_HEAVY = new Guard("collective-when-heavy", "行政处罚法第五十七条第二款",
      c -> !"heavy".equals(c.fact("grade")) || c.yes("collective"));
  private static final Guard PAYMENT_TIME_OVER = new Guard("payment-time-over", "行政处罚法第七十二条", c -> Terms.over(c, "served-on", "protection.case.pay"));
  private static final Guard REMEDY_SOUGHT = new Guard("remedy-sought", "行政处罚法第七十三条", c -> c.did("review-or-suit"));
  private static final Guard REMEDY_TIME_OVER = new Guard("remedy-time-over", "行政复议法第二十条（一般认识）", c -> Terms.over(c, "served-on", "protection.case.remedy"));
  private static final Guard PUBLISHED = new Guard("published", "市场监督管理行政处罚信息公示规定第九条", c -> c.did("publish"));

  private final WorkingDays days;

  AdministrativeCaseProcedure(WorkingDays days) {
    this.days = days;
  }

  /** The parties are told of the hearing so many working days before it. */
  private Guard hearingNoticedInTime() {
    return new Guard("hearing-noticed-in-time", "行政处罚法第六十四条", c -> c.day("hearing-day")
        .filter(day -> days.between(c.today(), day) >= Terms.span(c, "protection.case.hearing-ahead").amount()).isPresent());
  }

  @Bean
  Procedure administrativeCase() {
    return Procedure.named(CODE, 1, "protection.case", "AC").basis("行政处罚法；商标法；专利法；著作权法；市场监督管理投诉举报处理暂行办法")
        .pins("protection.penalty-frames", "protection.crime-thresholds", "protection.discretion-grades", "protection.case.hearing-ahead")
        .clock("check", "protection.case.check").clock("decide", "protection.case.decide").clock("statement", "protection.case.hearing-request")
        .clock("hearing", "protection.case.hearing").clock("serve", "protection.case.serve").clock("pay", "protection.case.pay")
        .clock("publish", "protection.case.publish").clock("remedy", "protection.case.remedy").clock("seizure", "protection.case.seizure")
        .clock("preservation", "protection.case.preservation").clock("tell-reporter", "protection.case.tell-reporter").clock("standstill", "protection.case.standstill")
        .state("lead", OFFICER, "check").state("checking", OFFICER, "check").state("docket-proposed", LEADER, "check")
        .state("investigating", OFFICER, "decide").state("suspended", OFFICER, "standstill").state("with-police", OFFICER, "standstill")
        .state("legal-review", REVIEWER, "decide").state("notice", OFFICER, "decide").state("statement", OFFICER, "statement")
        .state("hearing", OFFICER, "hearing").state("deciding", LEADER, "decide").state("serving", OFFICER, "serve").state("paying", OFFICER, "pay")
        .state("remedy", OFFICER, "remedy").state("closing", LEADER, "publish")
        .closed("not-docketed", OFFICER, "not-docketed").closed("no-penalty", OFFICER, "no-penalty").closed("closed-penalty", OFFICER, "penalty")
        .closed("closed-criminal", OFFICER, "criminal").closed("revoked", OFFICER, "revoked")
        .materials("clue", "right-proof", "identity")
        .opens("lead", Set.of(APPLICANT, OFFICER, POLICE, PROSECUTOR), true, "subject", List.of("check"),
            line("subject").required(), unit("unit").required(), choice("source", "report", "complaint", "patrol", "platform", "campaign", "transfer", "assignment").required(),
            choice("right-kind", "trademark", "patent", "copyright", "gi", "secret").required(), line("right-number"), line("campaign"), name("respondent").required(),
            creditCode("respondent-code"), text("facts").required(), name("reporter").sealed(), phone("reporter-phone").sealed())

        .act(act("check").from("lead").to("checking").by(OFFICER).asks(dayOfCase("visited").required(), text("findings").required()).gives("site-record"))
        .act(act("extend-check").from("lead", "checking").by(LEADER).asks(text("reason").required())
            .extendsClock("check", "protection.case.check-extension").when(once("extend-check", "市场监督管理行政处罚程序规定第十八条（一般认识）")))
        .act(act("propose-docket").from("checking").to("docket-proposed").by(OFFICER)
            .asks(choice("offence", "trademark-infringement", "counterfeit-patent", "copyright-harm", "trade-secret", "passing-off").required(), text("grounds").required())
            .gives("docket-approval"))
        .act(act("docket").from("docket-proposed").to("investigating").by(LEADER).notByTheHandOf("propose-docket").stops("check")
            .starts("decide", "tell-reporter").feeds("2.2.1"))
        .act(act("refuse-docket").from("docket-proposed").to("not-docketed").by(LEADER).notByTheHandOf("propose-docket").asks(text("reason").required()).sends("refusal"))
        .act(act("tell-reporter").from("investigating").by(OFFICER).asks(dayOfCase("told-on").required()).stops("tell-reporter"))

        .act(act("assign-officers").from("investigating").by(OFFICER, LEADER).asks(line("officer-one").required(), line("officer-two").required()).when(TWO_OFFICERS))
        .act(act("preserve").from("investigating").by(OFFICER).asks(text("preserved-items").required()).when(OFFICERS_NAMED).starts("preservation").sends("preservation-notice"))
        .act(act("dispose-preserved").from("investigating").by(OFFICER).asks(text("disposal").required()).stops("preservation"))
        .act(act("seize").from("investigating").by(LEADER).asks(text("seized-items").required(), count("pieces").required()).when(OFFICERS_NAMED).starts("seizure").sends("seizure-list"))
        .act(act("extend-seizure").from("investigating").by(LEADER).asks(text("reason").required()).extendsClock("seizure", "protection.case.seizure-extension")
            .when(once("extend-seizure", "行政强制法第二十五条（一般认识）")))
        .act(act("release").from("investigating").by(LEADER).asks(text("reason").required()).stops("seizure").sends("release-notice"))
        .act(act("send-to-testing").from("investigating").to("suspended").by(OFFICER).asks(line("laboratory").required(), text("questions").required()).suspends("decide", "seizure"))
        .act(act("testing-done").from("suspended").to("investigating").by(OFFICER).asks(text("test-result").required()).resumes("decide", "seizure").stops("standstill"))
        .act(act("record-amounts").from("investigating").by(OFFICER).asks(AMOUNTS).when(OFFICERS_NAMED))
        .act(act("extend-decision").from("investigating", "legal-review", "notice", "deciding").by(LEADER).asks(text("reason").required())
            .extendsClock("decide", "protection.case.decide-extension").when(once("extend-decision", "市场监督管理行政处罚程序规定第六十四条（一般认识）")))
        .act(act("transfer").from("investigating").to("with-police").by(LEADER).asks(text("reason").required()).when(CRIME_SUSPECTED)
            .suspends("decide", "seizure").opens(TransferProcedure.CODE).gives("transfer-decision"))
        .act(act("police-refused").from("with-police").to("investigating").by(SYSTEM).resumes("decide", "seizure").stops("standstill"))
        .act(act("police-took").from("with-police").to("closed-criminal").by(SYSTEM).feeds("2.2.3"))
        .act(act("withdraw-transfer").from("with-police").to("investigating").by(OFFICER).asks(text("reason").required()).resumes("decide", "seizure").stops("standstill"))

        .act(act("conclude").from("investigating").to("legal-review").by(OFFICER).asks(text("conclusion").required(),
            choice("grade", "waived", "light", "ordinary", "heavy").required(), money("proposed-fine").required(), text("proposal").required())
            .when(OFFICERS_NAMED, EVIDENCE_THERE, PenaltyFrames.WITHIN, TRANSFER_DECIDED).gives("investigation-report"))
        .act(act("review-passed").from("legal-review").to("notice").by(REVIEWER).notByTheHandOf("conclude").asks(text("opinion").required()).gives("review-opinion"))
        .act(act("review-returned").from("legal-review").to("investigating").by(REVIEWER).notByTheHandOf("conclude").asks(text("reason").required()))
        .act(act("give-notice").from("notice").to("statement").by(OFFICER).asks(dayOfCase("noticed-on").required()).sends("penalty-notice"))
        .act(act("statement-heard").from("statement").to("deciding").by(OFFICER).asks(text("statement").required()).stops("statement"))
        .act(act("no-statement").from("statement").to("deciding").by(SYSTEM).whenDue("statement").stops("statement"))
        .act(act("hearing-requested").from("statement").to("hearing").by(OFFICER).asks(day("hearing-day").required()).when(hearingNoticedInTime()).stops("statement").sends("hearing-notice"))
        .act(act("hearing-held").from("hearing").to("deciding").by(OFFICER).asks(text("hearing-record").required()).stops("hearing").gives("hearing-record"))
        .act(act("decide").from("deciding").to("serving").by(LEADER).notByTheHandOf("conclude").asks(money("fine").required(), text("decision").required(), yes("collective").required())
            .when(PenaltyFrames.DECIDED_WITHIN, COLLECTIVE_WHEN_HEAVY).stops("decide", "seizure").publishes().sends("penalty-decision").feeds("2.2.1"))
        .act(act("waive").from("deciding").to("no-penalty").by(LEADER).notByTheHandOf("conclude").asks(text("reason").required()).sends("no-penalty-decision"))
        .act(act("serve").from("serving").to("paying").by(OFFICER).asks(dayOfCase("served-on").required(), choice("service", "handed", "mail", "left", "electronic", "announcement").required())
            .stops("serve").starts("remedy", "publish").sends("service-receipt"))
        .act(act("paid").from("paying").to("remedy").by(OFFICER).asks(dayOfCase("paid-on").required(), money("paid-amount").required()).stops("pay"))
        .act(act("enforce").from("paying").to("remedy").by(LEADER).asks(text("enforcement").required()).when(PAYMENT_TIME_OVER).stops("pay").gives("enforcement-application"))
        .act(act("review-or-suit").from("paying", "remedy").by(OFFICER).asks(choice("remedy-kind", "reconsideration", "suit").required(), dayOfCase("remedy-on").required()))
        .act(act("annulled").from("paying", "remedy").to("revoked").by(LEADER).asks(text("reason").required()).when(REMEDY_SOUGHT).sends("withdrawal-of-publication"))
        .act(act("publish").from("paying", "remedy", "closing").by(OFFICER).asks(text("summary").required()).stops("publish").publishes())
        .act(act("ready-to-close").from("remedy").to("closing").by(OFFICER, SYSTEM).whenDue("remedy").stops("remedy").when(REMEDY_TIME_OVER))
        .act(act("close").from("closing").to("closed-penalty").by(LEADER).asks(text("closing-note")).when(PUBLISHED).gives("closing-approval").feeds("2.2.1"))
        .end();
  }

  static Guard once(String act, String source) {
    return new Guard("once", source, c -> !c.did(act));
  }
}
