package cityip.operation.library;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Field.day;
import static cityip.casework.Field.line;
import static cityip.casework.Field.text;
import static cityip.casework.Field.unit;
import static cityip.casework.Field.yes;
import static cityip.casework.Procedure.act;

import cityip.casework.CaseFile;
import cityip.casework.CaseInHand;
import cityip.casework.CaseSection;
import cityip.casework.Guard;
import cityip.casework.Procedure;
import cityip.shell.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** U3, taking stock of a body's rights: every right decided by a day, approved by another hand, carried out. */
@Configuration(proxyBeanMethods = false)
class StockProcedure {

  static final String CODE = "stock-taking";

  private final Stock stock;

  StockProcedure(Stock stock) {
    this.stock = stock;
  }

  private boolean decided(CaseInHand c) {
    var progress = stock.progress(c.number());
    return progress.rights() > 0 && progress.decided() == progress.rights();
  }

  @Bean
  Procedure stockTaking() {
    var decided = new Guard("decided", "存量专利盘点工作安排（全面盘点，不留遗漏）", this::decided);
    var sameHand = new Guard("told", "存量专利盘点工作安排（放弃的写明理由）", c -> stock.page(c.number(), new StockFilter("", "", "give-up"), StockOrder.NUMBER, 20_000, 0).stream().noneMatch(line -> line.reason().isBlank()));
    return Procedure.named(CODE, 1, "operation.stock", "ST").basis("专利转化运用专项行动方案（2023—2025 年）；促进科技成果转化法")
        .clock("finish", "operation.stock.finish").clock("approve", "operation.stock.approve").clock("carry", "operation.stock.carry")
        .state("taking", APPLICANT, "finish").state("submitted", OFFICER, "approve").state("carrying", APPLICANT, "carry").closed("done", OFFICER, "done").closed("dropped", APPLICANT, "dropped")
        .materials("list")
        .opens("taking", Set.of(APPLICANT), false, "subject", List.of(), line("subject").required(), unit("unit").required(), day("deadline").required(), text("plan"))
        .act(act("submit").from("taking").to("submitted").by(APPLICANT).asks(yes("whole").required(), text("summary")).when(decided, sameHand).stops("finish"))
        .act(act("drop").from("taking").to("dropped").by(APPLICANT).asks(text("reason").required()))
        .act(act("send-back").from("submitted").to("taking").by(OFFICER).asks(text("reason").required()).stops("approve").sends("stock-return"))
        .act(act("approve").from("submitted").to("carrying").by(OFFICER).asks(text("opinion")).notByTheHandOf("submit").stops("approve").sends("stock-approval").feeds("2.4.2"))
        .act(act("report").from("carrying").by(APPLICANT).asks(text("progress").required()).stops("carry").starts("carry"))
        .act(act("finish").from("carrying").to("done").by(APPLICANT).asks(text("result").required()))
        .end();
  }

  @Bean
  CaseSection stockSection() {
    return new CaseSection() {
      @Override
      public boolean speaksOf(String procedure) {
        return procedure.equals(CODE);
      }

      @Override
      public boolean alsoForParties() {
        return true;
      }

      @Override
      public List<Section> of(CaseFile file, Map<String, JsonNode> pinnedRules) {
        var rows = stock.faculties(file.summary().number()).stream().map(one -> List.of(one.faculty().isEmpty() ? Words.t("operation.stock.faculty.none") : one.faculty(), Words.number(one.progress().rights()),
            Words.number(one.progress().decided()) + " · " + one.progress().percent() + " %")).toList();
        return List.of(new Section(Words.t("operation.stock.progress"), rows.isEmpty() ? Words.t("operation.stock.empty") : "", Stream.of("faculty", "rights", "decided").map(word -> Words.t("operation.stock." + word)).toList(),
            rows, rows.stream().map(row -> "neutral").toList(), "/library/" + file.summary().number(), Words.t("operation.stock.lines")));
      }
    };
  }
}
