package cityip.protection;

import static cityip.casework.Desk.ADVISER;
import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.line;
import static cityip.casework.Field.name;
import static cityip.casework.Field.phone;
import static cityip.casework.Field.text;
import static cityip.casework.Field.unit;
import static cityip.casework.Field.yes;
import static cityip.casework.Procedure.act;

import cityip.casework.Desk;
import cityip.casework.Guard;
import cityip.casework.Procedure;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** R16, aid for right holders: advice, an expert's opinion, help with the next step (规划二(三)). */
@Configuration(proxyBeanMethods = false)
class RightsAidProcedure {

  static final String CODE = "rights-aid";

  private static final Guard NO_CONFLICT = new Guard("no-conflict", "维权援助工作指引（一般认识）", c -> c.yes("no-conflict"));

  @Bean
  Procedure rightsAid() {
    return Procedure.named(CODE, 1, "protection.aid", "RA").basis("知识产权维权援助工作指引；山东省知识产权保护有关规定（一般认识）")
        .clock("accept", "protection.aid.accept").clock("supplement", "protection.aid.supplement").clock("assign", "protection.aid.assign")
        .clock("handle", "protection.aid.handle").clock("feedback", "protection.aid.feedback")
        .state("received", ADVISER, "accept").state("supplement", APPLICANT, "supplement").state("accepted", ADVISER, "assign").state("handling", ADVISER, "handle")
        .state("feedback", APPLICANT, "feedback")
        .closed("closed", ADVISER, "helped").closed("refused", ADVISER, "refused").closed("lapsed", ADVISER, "lapsed")
        .materials("right-proof", "identity", "evidence")
        .opens("received", Set.of(APPLICANT, ADVISER), true, "subject", List.of(), line("subject").required(), unit("unit").required(),
            choice("right-kind", "patent", "trademark", "copyright", "gi", "secret").required(), line("right-number"),
            choice("matter", "advice", "prejudgement", "evidence-guidance", "mediation", "counsel", "expo", "overseas").required(), name("respondent"), text("facts").required(),
            yes("other-procedure"), name("contact").sealed(), phone("contact-phone").sealed())
        .act(act("accept").from("received").to("accepted").by(ADVISER).asks(text("opinion")).stops("accept").sends("acceptance"))
        .act(act("ask-supplement").from("received").to("supplement").by(ADVISER).asks(text("missing").required()).suspends("accept").sends("supplement-notice"))
        .act(act("supplement").from("supplement").to("received").by(APPLICANT, ADVISER).asks(text("supplied").required()).resumes("accept").stops("supplement"))
        .act(act("lapse").from("supplement").to("lapsed").by(Desk.SYSTEM).whenDue("supplement"))
        .act(act("refuse").from("received").to("refused").by(ADVISER).asks(choice("refusal-ground", "not-ip", "no-identity", "finally-decided", "repeated").required(), text("reason").required()).sends("refusal"))
        .act(act("assign").from("accepted").to("handling").by(ADVISER).asks(choice("assignee-kind", "staff", "expert", "partner").required(), line("assignee").required(), yes("no-conflict").required())
            .when(NO_CONFLICT).stops("assign"))
        .act(act("reassign-expert").from("handling").by(ADVISER).asks(line("assignee").required(), yes("no-conflict").required(), text("reason").required()).when(NO_CONFLICT))
        .act(act("advise").from("handling").by(ADVISER).asks(text("advice").required()))
        .act(act("extend").from("handling").by(ADVISER).asks(text("reason").required()).extendsClock("handle", "protection.aid.handle-extension")
            .when(AdministrativeCaseProcedure.once("extend", "本市维权援助规程")))
        .act(act("give-opinion").from("handling").to("feedback").by(ADVISER).asks(text("aid-opinion").required(), line("next-route")).stops("handle").sends("aid-opinion").feeds("2.5.1"))
        .act(act("rate").from("feedback").to("closed").by(APPLICANT).asks(choice("rating", "very-good", "good", "fair", "poor", "very-poor").required(), text("remark")))
        .act(act("no-rating").from("feedback").to("closed").by(Desk.SYSTEM).whenDue("feedback"))
        .end();
  }
}
