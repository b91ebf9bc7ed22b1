package cityip.protection;

import static cityip.casework.Desk.LEADER;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.day;
import static cityip.casework.Field.dayOfCase;
import static cityip.casework.Field.line;
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

/** R15, assistance between cities (协查): what we ask another city for, and what another asks us for, with the reply's clock. */
@Configuration(proxyBeanMethods = false)
class AssistanceProcedure {

  @Bean
  Procedure assistance() {
    var packed = new Guard("packed", "跨区域协作协议：证据随协查函移送并核验", c -> c.fact("pack-sha256").isEmpty() || c.fact("pack-sha256").matches("[0-9a-f]{64}"));
    var basis = new Guard("recognition-basis", "跨区域协作协议（证据互认、结果互认）", c -> !c.yes("recognised") || !c.fact("recognition-basis").isEmpty());
    return Procedure.named("assistance", 1, "protection.assistance", "CA").basis("市场监督管理行政处罚程序规定（协助调查）；知识产权保护跨区域协作协议（期限由协议约定）")
        .clock("approve", "protection.assistance.approve").clock("reply", "protection.assistance.reply").clock("examine", "protection.assistance.examine")
        .state("drafted", LEADER, "approve").state("asked", OFFICER, "reply").state("received", OFFICER, "reply").state("answered", OFFICER, "examine")
        .closed("closed", OFFICER, "answered").closed("refused", OFFICER, "refused").closed("unanswered", OFFICER, "unanswered").closed("withdrawn", OFFICER, "withdrawn")
        .materials("request-letter", "evidence-pack")
        .opens("drafted", Set.of(OFFICER), false, "subject", List.of(), line("subject").required(), unit("unit"), choice("direction", "we-ask", "asked-of-us").required(), line("partner-city").required(),
            line("case-number"), line("legal-basis").required(), text("request").required(), line("pack-sha256"), day("reply-by"))
        .act(act("send").from("drafted").to("asked").by(LEADER).onlyWhere("direction", "we-ask").asks(dayOfCase("sent-on").required(), line("letter-number").required()).when(packed).stops("approve").sends("request-letter").feeds("3.1"))
        .act(act("accept").from("drafted").to("received").by(LEADER).onlyWhere("direction", "asked-of-us").asks(line("letter-number").required(), yes("pack-verified")).when(packed).stops("approve").sends("receipt"))
        .act(act("refuse").from("drafted", "received").to("refused").by(LEADER).asks(text("reason").required()).sends("refusal"))
        .act(act("withdraw").from("drafted", "asked").to("withdrawn").by(OFFICER).asks(text("reason").required()))
        .act(act("note-receipt").from("asked").by(OFFICER).asks(line("receipt-number").required(), dayOfCase("receipt-on").required()))
        .act(act("prolong").from("asked", "received").by(LEADER).asks(text("reason").required()).extendsClock("reply", "protection.assistance.prolongation")
            .when(AdministrativeCaseProcedure.once("prolong", "跨区域协作协议")))
        .act(act("remind").from("asked").by(OFFICER).asks(text("reminder").required()).sends("reminder"))
        .act(act("note-reply").from("asked").to("answered").by(OFFICER).asks(text("reply").required(), line("pack-sha256")).when(packed).stops("reply"))
        .act(act("answer").from("received").to("answered").by(OFFICER).asks(text("reply").required(), line("pack-sha256")).when(packed).stops("reply").sends("reply-letter"))
        .act(act("hand-on-case").from("received").by(LEADER).asks(line("handed-to").required(), text("reason").required()).sends("transfer-letter"))
        .act(act("give-up").from("asked").to("unanswered").by(LEADER).asks(text("reason").required()).stops("reply"))
        .act(act("close").from("answered").to("closed").by(OFFICER).asks(yes("recognised").required(), text("recognition-basis"), text("result").required()).when(basis).stops("examine"))
        .end();
  }
}
