package cityip.protection;

import static cityip.casework.Desk.ADVISER;
import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.OTHER_PARTY;
import static cityip.casework.Desk.PLATFORM;
import static cityip.casework.Desk.SYSTEM;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.day;
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

/** R14, a complaint at an exhibition: taken on the spot, answered within a day, a measure at the stand while the fair lasts, then handed on. */
@Configuration(proxyBeanMethods = false)
class ExpoProcedure {

  private static final String GUIDE = "展会知识产权保护指引（国知办函，2022，一般认识）";

  @Bean
  Procedure expoComplaint() {
    var proven = new Guard("proven", GUIDE, c -> c.yes("right-proof") && c.yes("infringement-proof"));
    return Procedure.named("expo-complaint", 1, "protection.expo", "EX").basis(GUIDE)
        .clock("accept", "protection.expo.accept").clock("answer", "protection.expo.answer").clock("advise", "protection.expo.advise").clock("act", "protection.expo.act").clock("hand-on", "protection.expo.hand-on")
        .state("received", ADVISER, "accept").state("answering", OTHER_PARTY, "answer").state("advising", ADVISER, "advise").state("acting", PLATFORM, "act").state("measured", ADVISER, "hand-on")
        .closed("refused", ADVISER, "refused").closed("unfounded", ADVISER, "unfounded").closed("settled", ADVISER, "settled").closed("handed-on", ADVISER, "handed-on").closed("ended", ADVISER, "ended")
        .materials("right-proof", "infringement-proof", "authority")
        .opens("received", Set.of(APPLICANT, ADVISER), false, "subject", List.of(), line("subject").required(), unit("unit").required(), line("exhibition").required(), line("stand").required(), day("fair-until").required(),
            choice("right-kind", "trademark", "patent", "design", "copyright").required(), line("right-number").required(), name("platform").required(), name("respondent").required(), text("facts").required(),
            yes("right-proof").required(), yes("infringement-proof").required(), name("contact").sealed(), phone("contact-phone").sealed())
        .act(act("accept").from("received").to("answering").by(ADVISER).asks(text("opinion")).when(proven).stops("accept").sends("notice"))
        .act(act("refuse").from("received").to("refused").by(ADVISER).asks(text("reason").required()).stops("accept").sends("refusal"))
        .act(act("answer").from("answering").to("advising").by(OTHER_PARTY, ADVISER).asks(text("answer").required()).stops("answer"))
        .act(act("no-answer").from("answering").to("advising").by(SYSTEM).whenDue("answer"))
        .act(act("suggest-measure").from("advising").to("acting").by(ADVISER).asks(choice("measure", "cover", "remove", "replace", "close-stand").required(), text("advice").required()).stops("advise").sends("advice"))
        .act(act("find-unfounded").from("advising").to("unfounded").by(ADVISER).asks(text("reason").required()).stops("advise").sends("unfounded"))
        .act(act("settle").from("answering", "advising", "acting").to("settled").by(ADVISER).asks(text("settlement").required()).sends("settlement"))
        .act(act("carry-out").from("acting").to("measured").by(PLATFORM, ADVISER).asks(text("carried-out").required()).stops("act"))
        .act(act("ban").from("measured").by(ADVISER).asks(day("ban-until").required(), text("reason").required()).sends("ban"))
        .act(act("hand-on").from("measured").to("handed-on").by(ADVISER).asks(text("opinion").required()).opens("administrative-case").stops("hand-on"))
        .act(act("end").from("measured").to("ended").by(ADVISER).asks(text("result").required()).stops("hand-on"))
        .end();
  }
}
