package cityip.protection.takedown;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Desk.OTHER_PARTY;
import static cityip.casework.Desk.PLATFORM;
import static cityip.casework.Desk.SYSTEM;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.creditCode;
import static cityip.casework.Field.dayOfCase;
import static cityip.casework.Field.line;
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

/** R13, notice and counter-statement: whatever a platform did to an offer can be undone to the same byte (电子商务法 41 至 45). */
@Configuration(proxyBeanMethods = false)
class TakedownProcedure {

  static final String CODE = "takedown";

  private static final String LAW = "电子商务法";

  private final NoticeCheck check;

  TakedownProcedure(NoticeCheck check) {
    this.check = check;
  }

  private boolean stands(CaseInHand c) {
    return switch (check.of(c.fact("right-number"), c.parties().isEmpty() ? "" : c.parties().getFirst(), c.today())) {
      case NoticeCheck.Verdict.Stands _ -> true;
      case NoticeCheck.Verdict.NotInRegister _ -> c.yes("certificate-seen");
      case NoticeCheck.Verdict.Ended _, NoticeCheck.Verdict.NotYet _, NoticeCheck.Verdict.SomebodyElses _ -> false;
    };
  }

  @Bean
  Procedure takedown() {
    var primaFacie = new Guard("prima-facie", LAW + "第四十二条（通知应当包括构成侵权的初步证据）", c -> c.yes("truth-declared"));
    var right = new Guard("right-stands", LAW + "第四十二条；最高法关于涉网络知识产权侵权纠纷的批复（权利人身份和权属证明）", this::stands);
    var snapshot = new Guard("snapshot", "可恢复措施：采取措施前登记商品信息的 SHA-256 值（本系统规则）", c -> c.fact("listing-sha256").matches("[0-9a-f]{64}"));
    var sameByte = new Guard("same-byte", LAW + "第四十三条（及时终止所采取的措施）", c -> c.fact("restored-sha256").equals(c.fact("listing-sha256")));
    return Procedure.named(CODE, 1, "protection.takedown", "NT").basis("电子商务法第四十一条至第四十五条、第八十四条；最高人民法院法释〔2020〕9号")
        .clock("act", "protection.takedown.act").clock("forward", "protection.takedown.forward").clock("fifteen", "protection.takedown.fifteen")
        .clock("restore", "protection.takedown.restore").clock("keep", "protection.takedown.keep").clock("answer", "protection.takedown.answer")
        .state("noticed", PLATFORM, "act").state("incomplete", APPLICANT, "answer").state("measures", PLATFORM, "keep").state("countered", PLATFORM, "forward")
        .state("waiting", APPLICANT, "fifteen").state("restoring", PLATFORM, "restore")
        .closed("refused", PLATFORM, "refused").closed("lapsed", PLATFORM, "lapsed").closed("withdrawn", PLATFORM, "withdrawn").closed("kept", PLATFORM, "kept")
        .closed("in-dispute", PLATFORM, "in-dispute").closed("restored", PLATFORM, "restored").closed("bad-faith", OFFICER, "bad-faith")
        .materials("right-proof", "identity", "comparison", "counter-evidence")
        .opens("noticed", Set.of(APPLICANT, PLATFORM), false, "subject", List.of(), line("subject").required(), unit("unit"), choice("right-kind", "trademark", "patent", "design", "copyright", "gi").required(),
            line("right-number").required(), name("applicant"), creditCode("applicant-code"), name("platform").required(), creditCode("platform-code"), line("link").required(),
            name("respondent").required(), creditCode("respondent-code"), text("comparison").required(), yes("truth-declared").required(), line("listing-sha256"), line("sender-reference"),
            name("contact").sealed(), phone("contact-phone").sealed())
        .act(act("ask-completion").from("noticed").to("incomplete").by(PLATFORM).asks(text("missing").required()).stops("act").sends("completion-notice"))
        .act(act("complete").from("incomplete").to("noticed").by(APPLICANT, PLATFORM).asks(text("supplied").required(), text("comparison"), line("right-number"), yes("truth-declared")).stops("answer"))
        .act(act("not-completed").from("incomplete").to("lapsed").by(SYSTEM).whenDue("answer"))
        .act(act("refuse").from("noticed").to("refused").by(PLATFORM).asks(choice("refusal-ground", "no-identity", "no-right", "right-ended", "not-holder", "no-comparison", "no-link").required(), text("reason").required())
            .stops("act").sends("refusal"))
        .act(act("take-measures").from("noticed").to("measures").by(PLATFORM).asks(choice("measure", "delete", "block", "disconnect", "stop-trading").required(), line("listing-sha256"), yes("certificate-seen"))
            .when(primaFacie, right, snapshot).stops("act").sends("measure-notice").feeds("2.2.4"))
        .act(act("counter").from("measures").to("countered").by(OTHER_PARTY, PLATFORM).asks(choice("counter-ground", "source", "licence", "not-infringing", "right-invalid", "prior-use").required(),
            text("counter-statement").required(), yes("counter-truth").required(), name("counter-contact").sealed(), phone("counter-phone").sealed()).stops("keep"))
        .act(act("forward-counter").from("countered").to("waiting").by(PLATFORM).asks(dayOfCase("arrived-on").required()).stops("forward").sends("counter-notice"))
        .act(act("went-to-law").from("waiting").to("in-dispute").by(APPLICANT, PLATFORM).asks(choice("where", "complaint", "suit").required(), line("accepted-number").required(), dayOfCase("accepted-on").required())
            .stops("fifteen").sends("dispute-notice"))
        .act(act("fifteen-over").from("waiting").to("restoring").by(SYSTEM).whenDue("fifteen"))
        .act(act("withdraw").from("noticed", "incomplete", "measures", "countered", "waiting").to("restoring").by(APPLICANT).asks(text("reason").required()))
        .act(act("nothing-to-restore").from("restoring").to("withdrawn").by(PLATFORM).asks(text("reason").required())
            .when(new Guard("no-measure", LAW + "第四十三条", c -> !c.did("take-measures"))).stops("restore"))
        .act(act("restore").from("restoring").to("restored").by(PLATFORM).asks(line("restored-sha256").required()).when(sameByte).stops("restore").sends("restoration"))
        .act(act("no-counter").from("measures").to("kept").by(SYSTEM).whenDue("keep"))
        .act(act("mark-bad-faith").from("measures", "countered", "waiting", "restoring").to("bad-faith").by(OFFICER).asks(choice("bad-faith-signal", "forged", "knew-ended", "serial", "competition").required(),
            text("reason").required()).sends("bad-faith-finding"))
        .act(act("regulator-request").from("noticed", "measures", "countered", "waiting", "restoring").by(OFFICER).asks(text("request").required()).sends("regulator-request"))
        .act(act("regulator-reply").from("noticed", "measures", "countered", "waiting", "restoring").by(PLATFORM).asks(text("reply").required()))
        .end();
  }
}
