package cityip.mediation;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.COURT;
import static cityip.casework.Desk.MEDIATOR;
import static cityip.casework.Desk.OTHER_PARTY;
import static cityip.casework.Desk.SYSTEM;
import static cityip.casework.Field.choice;
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
import cityip.casework.Guard;
import cityip.casework.Procedure;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** R9, mediation from the request to performance or judicial confirmation. Confidential: only the parties, the mediator and the court see it. */
@Configuration(proxyBeanMethods = false)
class MediationProcedure {

  static final String CODE = "mediation";

  private static final Guard NO_CONFLICT = new Guard("no-conflict", "人民调解法第十五条；特邀调解规定第十五条（一般认识）", c -> c.yes("no-conflict"));
  private static final Guard BOTH_SIGNED = new Guard("both-signed", "人民调解法第二十九条", c -> signedSince(c, "sign") && signedSince(c, "counter-sign"));
  private static final Guard MATTER_CONFIRMABLE = new Guard("matter-confirmable", "民事诉讼法第二百零五条、第二百零六条；司法解释（一般认识）",
      c -> c.fact("matter").equals("damages") || c.fact("matter").equals("contract") || c.fact("matter").equals("licence"));
  private static final Guard HARMS_NOBODY = new Guard("harms-nobody", "民事诉讼法司法解释关于不予确认的情形（一般认识）", c -> c.yes("harms-nobody"));
  private static final Guard NOT_SHAM = new Guard("not-sham", "人民法院在线调解规则第二十三条", c -> c.yes("not-sham"));

  private static final Guard ALREADY_AGREED = new Guard("facts-agreed", "人民法院在线调解规则（无争议事实记载，一般认识）", c -> c.did("agree-facts"));
  private static final Guard FACTS_SIGNED = new Guard("facts-signed", "人民法院在线调解规则（无争议事实记载，一般认识）",
      c -> signedSince(c, "sign-facts", "agree-facts") && signedSince(c, "counter-sign-facts", "agree-facts"));
  private static final Guard RESPECTS_REFUSAL = new Guard("both-still-willing", "人民调解法第二十六条（一般认识）", c -> c.yes("both-consent"));

  private final MediatorRoster roster;

  MediationProcedure(MediatorRoster roster) {
    this.roster = roster;
  }

  private Guard onRoster() {
    return new Guard("on-roster", "人民调解法第十四条；特邀调解规定第四条（一般认识）", c -> roster.serving(c.fact("mediator"), c.today()).isPresent());
  }

  /** What the mediator declared and what the cases show must not tie them to a side; a mere former case is shown, not refused. */
  private Guard noKnownTie() {
    return new Guard("no-known-tie", "特邀调解规定第十五条（一般认识）", c -> roster.conflicts(c.fact("mediator"), c.parties(), c.number()).stream().noneMatch(MediatorRoster.Conflict::bars));
  }

  /** A signature counts only for the terms that were last proposed. */
  private static boolean signedSince(CaseInHand c, String signature) {
    return signedSince(c, signature, "propose-");
  }

  private static boolean signedSince(CaseInHand c, String signature, String proposal) {
    var last = -1;
    var proposed = -1;
    for (var n = 0; n < c.hands().size(); n++) {
      last = c.hands().get(n).act().equals(signature) ? n : last;
      proposed = c.hands().get(n).act().startsWith(proposal) ? n : proposed;
    }
    return last > proposed && proposed >= 0;
  }

  @Bean
  Procedure mediation() {
    return Procedure.named(CODE, 1, "mediation.case", "ME").basis("人民调解法；专利纠纷行政裁决和调解办法第三章；人民法院在线调解规则；特邀调解规定；民事诉讼法第二百零五条、第二百零六条").confidential()
        .pins("mediation.courts")
        .clock("accept", "mediation.accept").clock("consent", "mediation.consent").clock("mediate", "mediation.mediate").clock("sign", "mediation.sign")
        .clock("confirm-window", "mediation.confirm-window").clock("court", "mediation.court").clock("perform", "mediation.perform").clock("fallback", "mediation.fallback")
        .state("requested", MEDIATOR, "accept").state("asking", OTHER_PARTY, "consent").state("mediating", MEDIATOR, "mediate").state("signing", MEDIATOR, "sign")
        .state("effective", MEDIATOR, "confirm-window").state("confirming", COURT, "court").state("performing", MEDIATOR, "perform").state("rejected", MEDIATOR, "fallback")
        .closed("performed", MEDIATOR, "performed").closed("confirmed", MEDIATOR, "confirmed").closed("failed", MEDIATOR, "failed").closed("declined", MEDIATOR, "declined")
        .closed("withdrawn", MEDIATOR, "withdrawn").closed("not-accepted", MEDIATOR, "not-accepted").closed("arbitration", MEDIATOR, "arbitration").closed("to-court", MEDIATOR, "to-court")
        .materials("request", "identity", "right-proof", "evidence")
        .opens("requested", Set.of(APPLICANT, MEDIATOR, COURT), false, "subject", List.of(), line("subject").required(), unit("unit").required(),
            choice("kind", "people", "administrative", "court-before", "court-after").required(), choice("right-kind", "patent", "design", "trademark", "copyright", "gi", "secret", "variety").required(),
            line("right-number"), choice("matter", "damages", "contract", "licence", "ownership", "inventor-award", "validity").required(), name("respondent").required(),
            creditCode("respondent-code"), line("court-number"), text("facts").required(), text("claims").required(), money("claimed"), name("contact").sealed(), phone("contact-phone").sealed())
        .act(act("accept").from("requested").to("asking").by(MEDIATOR).asks(line("mediator").required(), yes("no-conflict").required()).when(NO_CONFLICT, onRoster(), noKnownTie()).stops("accept").sends("invitation"))
        .act(act("do-not-accept").from("requested").to("not-accepted").by(MEDIATOR).asks(text("reason").required()).sends("not-accepted-notice"))
        .act(act("agree").from("asking").to("mediating").by(OTHER_PARTY, MEDIATOR).asks(yes("online")).stops("consent").sends("opening-notice").feeds("3.1"))
        .act(act("decline").from("asking").to("declined").by(OTHER_PARTY, MEDIATOR).asks(text("reason").required()).sends("termination"))
        .act(act("no-answer").from("asking").to("declined").by(SYSTEM).whenDue("consent").sends("termination"))
        .act(act("change-mediator").from("asking", "mediating").by(MEDIATOR).asks(line("mediator").required(), yes("no-conflict").required(), text("reason").required()).when(NO_CONFLICT, onRoster(), noKnownTie()))
        .act(act("hold-session").from("mediating").by(MEDIATOR).asks(dayOfCase("held-on").required(), choice("room", "joint", "caucus-applicant", "caucus-other").required(), text("minutes").required()).heardOnlyBy(MEDIATOR))
        .act(act("agree-facts").from("mediating").by(MEDIATOR).asks(text("agreed-facts").required()).sends("agreed-facts"))
        .act(act("extend").from("mediating").by(MEDIATOR).asks(yes("both-consent").required(), text("reason").required()).extendsClock("mediate", "mediation.mediate-extension")
            .when(new Guard("both-consent", "人民法院在线调解规则第二十四条；特邀调解规定第二十七条", c -> c.yes("both-consent"))))
        .act(act("sign-facts").from("mediating").by(APPLICANT).asks(yes("facts-right").required()).when(ALREADY_AGREED))
        .act(act("counter-sign-facts").from("mediating").by(OTHER_PARTY).asks(yes("facts-right").required()).when(ALREADY_AGREED))
        .act(act("keep-facts").from("mediating").by(MEDIATOR).when(FACTS_SIGNED).sends("agreed-facts-signed"))
        .act(SettlementTemplates.ownWords()).act(SettlementTemplates.patent()).act(SettlementTemplates.design()).act(SettlementTemplates.trademark())
        .act(SettlementTemplates.copyright()).act(SettlementTemplates.secret()).act(SettlementTemplates.origin()).act(SettlementTemplates.variety())
        .act(act("sign").from("signing").by(APPLICANT).asks(yes("signed").required()))
        .act(act("counter-sign").from("signing").by(OTHER_PARTY).asks(yes("signed").required()))
        .act(act("back-to-talks").from("signing").to("mediating").by(APPLICANT, OTHER_PARTY, MEDIATOR).asks(text("reason").required()).resumes("mediate").stops("sign"))
        .act(act("take-effect").from("signing").to("effective").by(MEDIATOR).when(BOTH_SIGNED).stops("sign", "mediate").sends("settlement").feeds("3.1"))
        .act(act("fail").from("mediating", "signing").to("failed").by(MEDIATOR).asks(choice("failure", "differences", "no-contact", "refused-to-sign", "time-over").required(), text("advice").required())
            .sends("termination"))
        .act(act("withdraw").from("requested", "asking", "mediating").to("withdrawn").by(APPLICANT).asks(text("reason").required()).sends("termination"))
        .act(act("refer-to-arbitration").from("mediating", "effective", "rejected").to("arbitration").by(MEDIATOR).asks(line("arbitration-body").required(), choice("arbitration-kind", "arbitrate", "award-on-terms").required(),
            yes("written-clause").required(), line("arbitration-number"), yes("may-note-number"))
            .when(new Guard("written-clause", "仲裁法（仲裁协议须为书面，一般认识）", c -> c.yes("written-clause")),
                new Guard("number-with-consent", "仲裁法（仲裁不公开，一般认识）", c -> c.fact("arbitration-number").isEmpty() || c.yes("may-note-number"))).sends("arbitration-referral"))
        .act(act("apply-confirmation").from("effective").to("confirming").by(MEDIATOR).asks(yes("harms-nobody").required(), yes("joint").required(), line("court").required())
            .when(MATTER_CONFIRMABLE, HARMS_NOBODY, new Guard("joint", "民事诉讼法第二百零五条", c -> c.yes("joint"))).stops("confirm-window").sends("confirmation-application"))
        .act(act("without-confirmation").from("effective").to("performing").by(MEDIATOR, SYSTEM).whenDue("confirm-window").stops("confirm-window"))
        .act(act("confirm").from("confirming").to("confirmed").by(COURT).asks(line("ruling-number").required()).sends("ruling").feeds("2.2.3"))
        .act(act("return-for-correction").from("confirming").to("effective").by(COURT).asks(text("reason").required()))
        .act(act("reject").from("confirming").to("rejected").by(COURT).asks(text("reason").required()).sends("rejection"))
        .act(act("mediate-again").from("rejected").to("mediating").by(MEDIATOR).asks(yes("both-consent").required(), text("reason").required()).when(RESPECTS_REFUSAL).stops("fallback"))
        .act(act("perform-anyway").from("rejected").to("performing").by(MEDIATOR).asks(yes("both-consent").required(), text("advice").required()).when(RESPECTS_REFUSAL).stops("fallback"))
        .act(act("go-to-court").from("rejected").to("to-court").by(MEDIATOR, APPLICANT, OTHER_PARTY).asks(text("advice").required()).stops("fallback").sends("termination"))
        .act(act("nothing-chosen").from("rejected").to("to-court").by(SYSTEM).whenDue("fallback").sends("termination"))
        .act(act("performed").from("performing").to("performed").by(MEDIATOR).asks(dayOfCase("performed-on").required(), choice("satisfaction", "very-good", "good", "fair", "poor").required()))
        .act(act("not-performed").from("performing").to("failed").by(MEDIATOR).asks(text("advice").required()).sends("termination"))
        .end();
  }
}
