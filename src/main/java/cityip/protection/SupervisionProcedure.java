package cityip.protection;

import static cityip.casework.Desk.LEADER;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Desk.POLICE;
import static cityip.casework.Desk.PROSECUTOR;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.day;
import static cityip.casework.Field.line;
import static cityip.casework.Field.name;
import static cityip.casework.Field.text;
import static cityip.casework.Field.unit;
import static cityip.casework.Procedure.act;

import cityip.casework.Procedure;
import java.util.Set;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Listed and joint supervision of a case (挂牌督办、联合督办), with reports at fixed intervals until it is taken down. */
@Configuration(proxyBeanMethods = false)
class SupervisionProcedure {

  @Bean
  Procedure listedSupervision() {
    return Procedure.named("listed-supervision", 1, "protection.supervision", "LS").basis("重大案件挂牌督办有关规定（一般认识，具体办法由本市设定）")
        .clock("review", "protection.supervision.review").clock("report", "protection.supervision.report").clock("finish", "protection.supervision.finish")
        .clock("take-down", "protection.supervision.take-down")
        .state("nominated", LEADER, "review").state("listed", OFFICER, "report").state("leaving", LEADER, "take-down")
        .closed("taken-down", OFFICER, "taken-down").closed("not-listed", OFFICER, "not-listed")
        .materials("nomination", "case-summary")
        .opens("nominated", Set.of(OFFICER, POLICE, PROSECUTOR), false, "subject", List.of(), line("subject").required(), unit("unit").required(), line("case-number").required(),
            name("respondent"), choice("criterion", "cross-region", "large", "organised", "outcry", "foreign", "health").required(), choice("form", "listed", "joint").required(), text("facts").required())
        .act(act("list").from("nominated").to("listed").by(LEADER).asks(line("lead-body").required(), line("joint-bodies"), day("until").required(), text("demands").required())
            .stops("review").starts("finish").gives("supervision-notice").feeds("2.2.1"))
        .act(act("do-not-list").from("nominated").to("not-listed").by(LEADER).asks(text("reason").required()))
        .act(act("report").from("listed").by(OFFICER, POLICE).asks(text("progress").required(), text("difficulties")).stops("report").starts("report"))
        .act(act("prolong").from("listed").by(LEADER).asks(text("reason").required()).extendsClock("finish", "protection.supervision.prolongation")
            .when(AdministrativeCaseProcedure.once("prolong", "本市督办办法")))
        .act(act("ask-to-leave").from("listed").to("leaving").by(OFFICER).asks(text("result").required()).stops("report"))
        .act(act("send-back").from("leaving").to("listed").by(LEADER).asks(text("reason").required()).stops("take-down"))
        .act(act("take-down").from("leaving").to("taken-down").by(LEADER).notByTheHandOf("ask-to-leave").asks(text("acceptance").required()).publishes().gives("acceptance"))
        .end();
  }
}
