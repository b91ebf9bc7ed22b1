package cityip.fasttrack;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.LEADER;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Desk.SYSTEM;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.count;
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

/** R6: enrolment with its yearly review, pre-examination, priority examination, fast confirmation and fast protection of rights. */
@Configuration(proxyBeanMethods = false)
class FasttrackProcedures {

  private static final String CENTRE = "知识产权保护中心备案和预审管理办法（一般认识，各中心自定）";
  private static final String ORDER_85 = "专利优先审查管理办法（国家知识产权局令第85号）";

  private final Centre centre;
  private final Examiners examiners;

  FasttrackProcedures(Centre centre, Examiners examiners) {
    this.centre = centre;
    this.examiners = examiners;
  }

  @Bean
  Procedure fasttrackEnrolment() {
    var clean = new Guard("clean", CENTRE, c -> c.yes("no-abnormal-filings") && c.yes("no-bad-credit"));
    var research = new Guard("research", CENTRE, c -> c.number("research-staff") > 0);
    var scope = new Guard("in-scope", CENTRE, c -> centre.inScope(c.fact("ipc")));
    return Procedure.named(Centre.ENROLMENT, 1, "fasttrack.enrolment", "FE").basis(CENTRE)
        .clock("review", "fasttrack.enrolment.review").clock("supplement", "fasttrack.supplement").clock("confirm", "fasttrack.enrolment.confirm").clock("yearly", "fasttrack.enrolment.yearly")
        .clock("suspension", "fasttrack.enrolment.suspension")
        .state("received", OFFICER, "review").state("supplement", APPLICANT, "supplement").state("confirming", LEADER, "confirm").state("enrolled", APPLICANT, "yearly").state("suspended", LEADER, "suspension")
        .closed("refused", OFFICER, "refused").closed("lapsed", OFFICER, "lapsed").closed("withdrawn", APPLICANT, "withdrawn").closed("cancelled", OFFICER, "cancelled")
        .materials("licence", "research-proof", "commitment")
        .opens("received", Set.of(APPLICANT), false, "subject", List.of(), line("subject").required(), unit("unit").required(), line("industry").required(), line("ipc").required(), count("research-staff").required(),
            count("patents-held"), yes("no-abnormal-filings").required(), yes("no-bad-credit").required(), yes("commitment").required(), name("contact").sealed(), phone("contact-phone").sealed())
        .act(act("pass").from("received").to("confirming").by(OFFICER).asks(text("opinion").required()).when(clean, research, scope).stops("review"))
        .act(act("ask-supplement").from("received").to("supplement").by(OFFICER).asks(text("missing").required()).suspends("review").sends("supplement-notice"))
        .act(act("supplement").from("supplement").to("received").by(APPLICANT).asks(text("supplied").required(), line("ipc"), count("research-staff")).resumes("review").stops("supplement"))
        .act(act("not-supplemented").from("supplement").to("lapsed").by(SYSTEM).whenDue("supplement"))
        .act(act("refuse").from("received", "confirming").to("refused").by(OFFICER, LEADER).asks(text("reason").required()).sends("refusal"))
        .act(act("confirm").from("confirming").to("enrolled").by(LEADER).notByTheHandOf("pass").asks(line("batch").required()).stops("confirm").sends("enrolment-notice").feeds("2.2.1"))
        .act(act("report-yearly").from("enrolled").by(APPLICANT).asks(count("research-staff").required(), count("filed-in-year").required(), text("changes")).stops("yearly").starts("yearly"))
        .act(act("yearly-missed").from("enrolled").to("suspended").by(SYSTEM).whenDue("yearly"))
        .act(act("suspend").from("enrolled").to("suspended").by(OFFICER).asks(choice("suspension-ground", "abnormal", "changed-claims", "borrowed", "quota-sold", "false-material").required(), text("reason").required())
            .stops("yearly").sends("suspension-notice"))
        .act(act("restore").from("suspended").to("enrolled").by(LEADER).asks(text("reason").required()).stops("suspension").sends("restoration-notice"))
        .act(act("cancel").from("enrolled", "suspended").to("cancelled").by(LEADER).asks(text("reason").required()).sends("cancellation"))
        .act(act("withdraw").from("received", "supplement", "enrolled").to("withdrawn").by(APPLICANT).asks(text("reason")))
        .end();
  }

  @Bean
  Procedure preExamination() {
    var enrolled = new Guard("enrolled", CENTRE, c -> centre.enrolled(c.fact("enrolment"), c.parties()));
    var scope = new Guard("in-scope", CENTRE, c -> centre.inScope(c.fact("ipc")));
    var quota = new Guard("quota", "本中心年度预审数量上限（可设定）", centre::hasQuota);
    var ordinary = new Guard("no-exclusion", CENTRE + "：PCT、分案、同日申请、要求优先权、保密、已正式申请的不受理", c -> c.fact("exclusion").equals("none"));
    var untied = new Guard("no-tie", "预审员回避（一般认识）", c -> examiners.mayTake(c.fact("examiner"), c.parties(), c.fact("ipc"), c.today()));
    var approved = new Guard("approved", "中心获批后方可报送加快标记", c -> centre.approved());
    var advising = new Guard("advising", "中心获批前只提供辅导并转送已获批的中心", c -> !centre.approved());
    var same = new Guard("same-text", CENTRE + "：提交文件须与预审合格文件一致", c -> c.fact("filed-sha256").equals(c.fact("passed-sha256")));
    var hash = new Guard("hash", CENTRE, c -> c.fact("passed-sha256").matches("[0-9a-f]{64}"));
    return Procedure.named(Centre.PRE_EXAMINATION, 1, "fasttrack.pre", "PE").basis(CENTRE)
        .clock("formality", "fasttrack.pre.formality").clock("allocate", "fasttrack.pre.allocate").clock("examine", "fasttrack.pre.examine").clock("examine-short", "fasttrack.pre.examine-short")
        .clock("reply", "fasttrack.pre.reply").clock("file", "fasttrack.pre.file").clock("follow", "fasttrack.pre.follow")
        .state("received", OFFICER, "formality").state("accepted", OFFICER, "allocate").state("examining", OFFICER, "examine").state("examining-short", OFFICER, "examine-short").state("opinion", APPLICANT, "reply")
        .state("passed", APPLICANT, "file").state("filed", OFFICER, "follow").state("handed-on", OFFICER, "follow")
        .closed("not-accepted", OFFICER, "not-accepted").closed("failed", OFFICER, "failed").closed("withdrawn", APPLICANT, "withdrawn").closed("out-of-lane", OFFICER, "out-of-lane")
        .closed("granted", OFFICER, "granted").closed("refused-nationally", OFFICER, "refused-nationally").closed("advised", OFFICER, "advised")
        .materials("draft", "search-report", "commitment")
        .opens("received", Set.of(APPLICANT), false, "subject", List.of(), line("subject").required(), unit("unit"), line("enrolment").required(), choice("right-kind", "invention", "utility-model", "design").required(),
            line("ipc").required(), choice("exclusion", "none", "pct", "divisional", "same-day", "priority", "secrecy", "filed").required(), text("claims").required().sealed(), text("novelty").sealed(), line("quality-score"),
            yes("early-publication").required(), yes("no-amendment").required(), yes("no-transfer").required(), name("contact").sealed(), phone("contact-phone").sealed())
        .act(act("accept").from("received").to("accepted").by(OFFICER).asks(text("opinion")).when(enrolled, scope, ordinary, quota).stops("formality").sends("acceptance"))
        .act(act("do-not-accept").from("received").to("not-accepted").by(OFFICER).asks(choice("refusal-ground", "not-enrolled", "out-of-scope", "excluded", "quota", "low-quality", "abnormal").required(), text("reason").required())
            .stops("formality").sends("refusal"))
        .act(act("allocate").from("accepted").to("examining").by(OFFICER).onlyWhere("right-kind", "invention").asks(line("examiner").required()).when(untied).stops("allocate"))
        .act(act("allocate-short").from("accepted").to("examining-short").by(OFFICER).onlyWhere("right-kind", "utility-model", "design").asks(line("examiner").required()).when(untied).stops("allocate"))
        .act(act("recuse").from("examining", "examining-short").by(OFFICER).asks(line("examiner").required(), text("reason").required()).when(untied))
        .act(act("give-opinion").from("examining", "examining-short").to("opinion").by(OFFICER).asks(text("search").required(), text("examination-opinion").required()).suspends("examine", "examine-short").sends("opinion"))
        .act(act("answer").from("opinion").to("examining").by(APPLICANT).onlyWhere("right-kind", "invention").asks(text("answer").required(), text("claims").sealed()).resumes("examine").stops("reply"))
        .act(act("answer-short").from("opinion").to("examining-short").by(APPLICANT).onlyWhere("right-kind", "utility-model", "design").asks(text("answer").required(), text("claims").sealed()).resumes("examine-short").stops("reply"))
        .act(act("not-answered").from("opinion").to("failed").by(SYSTEM).whenDue("reply"))
        .act(act("pass").from("examining", "examining-short").to("passed").by(OFFICER).asks(text("result").required(), line("passed-sha256").required()).when(hash, approved).stops("examine", "examine-short").sends("pass-notice"))
        .act(act("advise").from("examining", "examining-short").to("handed-on").by(OFFICER).asks(text("result").required(), line("handed-to").required()).when(advising).stops("examine", "examine-short").sends("advice"))
        .act(act("fail").from("examining", "examining-short").to("failed").by(OFFICER).asks(choice("fail-ground", "novelty", "inventive-step", "disclosure", "clarity", "unity", "low-quality").required(), text("reason").required())
            .stops("examine", "examine-short").sends("fail-notice"))
        .act(act("file").from("passed").to("filed").by(APPLICANT).asks(line("application-number").required(), dayOfCase("filed-on").required(), line("filed-sha256").required()).when(same).stops("file").feeds("2.2.1"))
        .act(act("not-filed").from("passed").to("out-of-lane").by(SYSTEM).whenDue("file"))
        .act(act("mark").from("filed").by(OFFICER).asks(dayOfCase("marked-on").required(), line("mark-number").required()))
        .act(act("left-lane").from("filed").to("out-of-lane").by(OFFICER).asks(choice("lane-ground", "changed-claims", "late-reply", "voluntary-amendment", "fees").required(), text("reason").required()))
        .act(act("national-grant").from("filed", "handed-on").to("granted").by(OFFICER).asks(line("application-number"), dayOfCase("outcome-on").required(), count("first-action-days")))
        .act(act("national-refusal").from("filed", "handed-on").to("refused-nationally").by(OFFICER).asks(dayOfCase("outcome-on").required(), text("reason").required()))
        .act(act("advice-done").from("handed-on").to("advised").by(OFFICER).asks(text("result").required()))
        .act(act("withdraw").from("received", "accepted", "examining", "examining-short", "opinion", "passed").to("withdrawn").by(APPLICANT).asks(text("reason")))
        .end();
  }

  @Bean
  Procedure priorityExamination() {
    var excluded = new Guard("not-excluded", ORDER_85 + "第四条、第八条", c -> c.fact("exclusion").equals("none"));
    var agreed = new Guard("all-agree", ORDER_85 + "第九条", c -> c.yes("all-agree"));
    var proven = new Guard("ground-proven", ORDER_85 + "第五条、第十条", c -> !c.fact("ground-proof").isEmpty());
    return Procedure.named("priority-examination", 1, "fasttrack.priority", "PX").basis(ORDER_85 + "；2026年9月1日前适用专利优先审查管理办法（国家知识产权局令第76号）")
        .clock("county", "fasttrack.priority.county").clock("city", "fasttrack.priority.city").clock("province", "fasttrack.priority.province").clock("office", "fasttrack.priority.office").clock("supplement", "fasttrack.supplement")
        .clock("reply", "fasttrack.priority.reply").clock("close", "fasttrack.priority.close")
        .state("received", OFFICER, "county").state("supplement", APPLICANT, "supplement").state("checked", LEADER, "city").state("with-province", OFFICER, "province").state("with-office", OFFICER, "office").state("granted", OFFICER, "close")
        .closed("not-recommended", OFFICER, "not-recommended").closed("office-refused", OFFICER, "office-refused").closed("ended", OFFICER, "ended").closed("closed", OFFICER, "closed").closed("withdrawn", APPLICANT, "withdrawn")
        .closed("lapsed", OFFICER, "lapsed")
        .materials("request", "ground-proof", "prior-art", "commitment")
        .opens("received", Set.of(APPLICANT), false, "subject", List.of(), line("subject").required(), unit("unit").required(), line("application-number").required(),
            choice("case-kind", "invention", "utility-model", "design", "re-examination", "invalidation").required(),
            choice("ground", "key-technology", "encouraged-industry", "practised", "first-in-china", "public-interest", "dispute").required(), text("ground-proof").required(),
            choice("exclusion", "none", "first-action-issued", "pre-examined", "pph", "divisional-of-accelerated", "same-day").required(), yes("all-agree").required(), name("contact").sealed(), phone("contact-phone").sealed())
        .act(act("county-check").from("received").to("checked").by(OFFICER).asks(text("opinion").required()).when(excluded, agreed, proven).stops("county"))
        .act(act("ask-supplement").from("received", "checked").to("supplement").by(OFFICER, LEADER).asks(text("missing").required()).suspends("county", "city").sends("supplement-notice"))
        .act(act("supplement").from("supplement").to("received").by(APPLICANT).asks(text("supplied").required(), text("ground-proof")).resumes("county", "city").stops("supplement"))
        .act(act("not-supplemented").from("supplement").to("lapsed").by(SYSTEM).whenDue("supplement"))
        .act(act("do-not-recommend").from("received", "checked", "with-province").to("not-recommended").by(OFFICER, LEADER).asks(text("reason").required()).sends("refusal"))
        .act(act("forward").from("checked").to("with-province").by(LEADER).notByTheHandOf("county-check").asks(line("letter-number").required()).stops("city").sends("recommendation"))
        .act(act("province-recommended").from("with-province").to("with-office").by(OFFICER).asks(line("recommendation-number").required(), dayOfCase("recommended-on").required()).stops("province"))
        .act(act("office-granted").from("with-office").to("granted").by(OFFICER).asks(dayOfCase("granted-on").required()).stops("office").starts("reply").sends("grant-notice").feeds("2.2.1"))
        .act(act("office-refused").from("with-office").to("office-refused").by(OFFICER).asks(text("reason").required()))
        .act(act("end-priority").from("granted").to("ended").by(OFFICER).asks(choice("end-ground", "voluntary-amendment", "late-reply", "extension", "false-material").required(), text("reason").required()))
        .act(act("close").from("granted").to("closed").by(OFFICER).asks(choice("national-outcome", "grant", "refusal", "maintained", "invalid", "withdrawn").required(), dayOfCase("outcome-on").required()))
        .act(act("withdraw").from("received", "supplement", "checked", "with-province", "with-office").to("withdrawn").by(APPLICANT).asks(text("reason")))
        .end();
  }

  @Bean
  Procedure fastConfirmation() {
    return Procedure.named("fast-confirmation", 1, "fasttrack.confirmation", "FC").basis(CENTRE + "；" + ORDER_85 + "第六条")
        .clock("check", "fasttrack.confirmation.check").clock("follow", "fasttrack.confirmation.follow")
        .state("received", OFFICER, "check").state("forwarded", OFFICER, "follow").closed("refused", OFFICER, "refused").closed("done", OFFICER, "done").closed("withdrawn", APPLICANT, "withdrawn")
        .materials("request", "right-proof", "dispute-proof")
        .opens("received", Set.of(APPLICANT), false, "subject", List.of(), line("subject").required(), unit("unit").required(), line("right-number").required(),
            choice("wish", "evaluation-report", "re-examination", "invalidation").required(), line("dispute-case"), text("facts").required(), name("contact").sealed(), phone("contact-phone").sealed())
        .act(act("forward").from("received").to("forwarded").by(OFFICER).asks(text("opinion").required(), line("letter-number").required()).stops("check").sends("forwarding"))
        .act(act("refuse").from("received").to("refused").by(OFFICER).asks(text("reason").required()).stops("check").sends("refusal"))
        .act(act("note-result").from("forwarded").to("done").by(OFFICER).asks(choice("confirmation-result", "report-positive", "report-negative", "maintained", "partly-invalid", "invalid").required(), dayOfCase("outcome-on").required())
            .stops("follow").sends("result-notice"))
        .act(act("withdraw").from("received", "forwarded").to("withdrawn").by(APPLICANT).asks(text("reason")))
        .end();
  }

  @Bean
  Procedure fastProtection() {
    var right = new Guard("right-proof", CENTRE, c -> c.yes("right-proof"));
    return Procedure.named("fast-protection", 1, "fasttrack.protection", "FP").basis(CENTRE)
        .clock("accept", "fasttrack.protection.accept").clock("route", "fasttrack.protection.route").clock("follow", "fasttrack.protection.follow")
        .state("received", OFFICER, "accept").state("accepted", OFFICER, "route").state("routed", OFFICER, "follow").closed("refused", OFFICER, "refused").closed("done", OFFICER, "done").closed("withdrawn", APPLICANT, "withdrawn")
        .materials("right-proof", "evidence")
        .opens("received", Set.of(APPLICANT), false, "subject", List.of(), line("subject").required(), unit("unit").required(), choice("right-kind", "patent", "design", "trademark").required(), line("right-number").required(),
            name("respondent").required(), text("facts").required(), yes("right-proof").required(), choice("wish", "adjudication", "mediation", "administrative", "aid").required(), name("contact").sealed(), phone("contact-phone").sealed())
        .act(act("accept").from("received").to("accepted").by(OFFICER).asks(text("prejudgement").required()).when(right).stops("accept").sends("acceptance"))
        .act(act("refuse").from("received").to("refused").by(OFFICER).asks(text("reason").required()).sends("refusal"))
        .act(act("to-adjudication").from("accepted").to("routed").by(OFFICER).asks(text("opinion").required()).opens("patent-adjudication").stops("route"))
        .act(act("to-mediation").from("accepted").to("routed").by(OFFICER).asks(text("opinion").required()).opens("mediation").stops("route"))
        .act(act("to-administrative").from("accepted").to("routed").by(OFFICER).asks(text("opinion").required()).opens("administrative-case").stops("route"))
        .act(act("to-aid").from("accepted").to("routed").by(OFFICER).asks(text("opinion").required()).opens("rights-aid").stops("route"))
        .act(act("note-result").from("routed").to("done").by(OFFICER).asks(text("result").required()).stops("follow").sends("result-notice"))
        .act(act("withdraw").from("received", "accepted").to("withdrawn").by(APPLICANT).asks(text("reason")))
        .end();
  }
}
