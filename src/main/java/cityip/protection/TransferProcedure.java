package cityip.protection;

import static cityip.casework.Desk.LEADER;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Desk.POLICE;
import static cityip.casework.Desk.PROSECUTOR;
import static cityip.casework.Field.count;
import static cityip.casework.Field.line;
import static cityip.casework.Field.money;
import static cityip.casework.Field.name;
import static cityip.casework.Field.text;
import static cityip.casework.Procedure.act;

import cityip.casework.Guard;
import cityip.casework.Procedure;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** R8, from the administrative to the criminal authority and back (行政执法机关移送涉嫌犯罪案件的规定; 规划二(三)). */
@Configuration(proxyBeanMethods = false)
class TransferProcedure {

  static final String CODE = "criminal-transfer";

  private static final Guard TWO_IN_GROUP = new Guard("two-in-group", "行政执法机关移送涉嫌犯罪案件的规定第五条", c -> c.number("group-size") >= 2);

  @Bean
  Procedure criminalTransfer() {
    return Procedure.named(CODE, 1, "protection.transfer", "CT").basis("行政执法机关移送涉嫌犯罪案件的规定；刑法第二百一十三条至第二百一十九条")
        .pins("protection.crime-thresholds")
        .clock("report", "protection.transfer.report").clock("decide", "protection.transfer.decide").clock("send", "protection.transfer.send")
        .clock("receipt", "protection.transfer.receipt").clock("police", "protection.transfer.police").clock("ask-again", "protection.transfer.ask-again")
        .clock("reconsider", "protection.transfer.reconsider").clock("suggest", "protection.transfer.suggest").clock("supervise", "protection.transfer.supervise")
        .clock("goods", "protection.transfer.goods")
        .state("group", OFFICER, "report").state("deciding", LEADER, "decide").state("sending", OFFICER, "send").state("receipt", POLICE, "receipt")
        .state("police-deciding", POLICE, "police").state("refused", OFFICER, "ask-again").state("reconsidering", POLICE, "reconsider")
        .state("upheld", OFFICER, "suggest").state("supervising", PROSECUTOR, "supervise").state("goods", OFFICER, "goods")
        .closed("filed", OFFICER, "filed").closed("not-transferred", OFFICER, "not-transferred").closed("refused-finally", OFFICER, "refused")
        .materials("transfer-letter", "investigation-report", "goods-list", "test-report", "other-papers")
        .opens("group", Set.of(OFFICER), false, "subject", List.of(), line("subject").required(), name("respondent").required(), text("facts"),
            line("offence"), money("turnover"), money("gain"), money("unsold"), count("pieces"), count("marks"), line("origin"))
        .act(act("report").from("group").to("deciding").by(OFFICER).asks(count("group-size").required(), text("group-members").required(), text("report").required())
            .when(TWO_IN_GROUP).gives("group-report"))
        .act(act("approve").from("deciding").to("sending").by(LEADER).notByTheHandOf("report").asks(text("opinion")).gives("transfer-letter"))
        .act(act("do-not-transfer").from("deciding").to("not-transferred").by(LEADER).notByTheHandOf("report").asks(text("reason").required()).tells("administrative-case/police-refused"))
        .act(act("send").from("sending").to("receipt").by(OFFICER).asks(line("sent-to").required()).gives("goods-list"))
        .act(act("receive").from("receipt").to("police-deciding").by(POLICE).asks(line("receipt-number").required()).gives("police-receipt"))
        .act(act("pass-on").from("receipt").by(POLICE).asks(line("passed-to").required(), text("reason").required()))
        .act(act("return-incomplete").from("receipt").to("sending").by(POLICE).asks(text("reason").required()))
        .act(act("file-criminal").from("police-deciding").to("goods").by(POLICE).asks(line("criminal-number").required()).gives("filing-notice"))
        .act(act("complex").from("police-deciding").by(POLICE).asks(text("reason").required()).extendsClock("police", "protection.transfer.police-complex")
            .when(AdministrativeCaseProcedure.once("complex", "公安机关办理刑事案件程序规定（一般认识）")))
        .act(act("refuse-filing").from("police-deciding").to("refused").by(POLICE).asks(text("reason").required()).gives("non-filing-notice"))
        .act(act("accept-refusal").from("refused", "upheld").to("refused-finally").by(OFFICER).asks(text("opinion")).tells("administrative-case/police-refused"))
        .act(act("ask-reconsideration").from("refused").to("reconsidering").by(OFFICER).asks(text("grounds").required()).gives("reconsideration-request"))
        .act(act("suggest-supervision-now").from("refused").to("supervising").by(OFFICER).asks(text("grounds").required()).gives("supervision-suggestion"))
        .act(act("reconsider-file").from("reconsidering").to("goods").by(POLICE).asks(line("criminal-number").required()).gives("filing-notice"))
        .act(act("refuse-again").from("reconsidering").to("upheld").by(POLICE).asks(text("reason").required()))
        .act(act("suggest-supervision").from("upheld").to("supervising").by(OFFICER).asks(text("grounds").required()).gives("supervision-suggestion"))
        .act(act("order-filing").from("supervising").to("police-deciding").by(PROSECUTOR).asks(text("opinion").required()))
        .act(act("refusal-stands").from("supervising").to("refused-finally").by(PROSECUTOR).asks(text("opinion").required()).tells("administrative-case/police-refused"))
        .act(act("hand-over-goods").from("goods").to("filed").by(OFFICER).asks(text("goods-handed").required()).tells("administrative-case/police-took").gives("goods-receipt"))
        .end();
  }
}
