package cityip.operation.product;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Desk.SYSTEM;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.count;
import static cityip.casework.Field.dayOfCase;
import static cityip.casework.Field.line;
import static cityip.casework.Field.money;
import static cityip.casework.Field.text;
import static cityip.casework.Field.unit;
import static cityip.casework.Field.yes;
import static cityip.casework.Procedure.act;

import cityip.casework.CaseInHand;
import cityip.casework.Field;
import cityip.casework.Guard;
import cityip.casework.Procedure;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** U5, a patent product from its filing with the claims it rests on to recognition, and again every year; without the year's figures it expires. */
@Configuration(proxyBeanMethods = false)
class ProductProcedure {

  static final String CODE = "patent-product";

  private final PatentProducts products;

  ProductProcedure(PatentProducts products) {
    this.products = products;
  }

  private static Field[] figures() {
    return new Field[] {line("year").required(), money("revenue").required(), money("profit").required(), money("tax").required(), money("exports").required(), money("firm-revenue").required(),
        count("staff").required(), line("tax-reference").required()};
  }

  private boolean mapped(CaseInHand c) {
    var mapped = products.mapped(c.number());
    return !mapped.isEmpty() && mapped.stream().noneMatch(PatentProducts.Mapped::ended);
  }

  @Bean
  Procedure patentProduct() {
    var mapped = new Guard("mapped", "专利产品备案要求（产品与专利权利要求对应，专利有效）", this::mapped);
    var whole = new Guard("whole-firm", "专利产品备案要求（产品数据不得大于企业数据）", c -> c.amount("revenue").compareTo(c.amount("firm-revenue")) <= 0 && c.amount("exports").compareTo(c.amount("revenue")) <= 0);
    var last = new Guard("last-year", "专利密集型产品认定要求（上一年度数据）", c -> c.fact("year").equals(Integer.toString(c.today().getYear() - 1)));
    var once = new Guard("once", "专利产品备案要求（同一产品不重复备案）", c -> !products.twice(c.number()));
    var proved = new Guard("proved", "专利产品备案要求（纳税申报等证明）", c -> c.evidence() > 0);
    var opening = Stream.concat(Stream.of(line("subject").required(), unit("unit").required(), line("model").required(), line("industry-class").required(),
        choice("branch", Industries.BRANCHES.toArray(String[]::new)).required(), text("use-of-patents").required(), yes("true-data").required()), Stream.of(figures())).toArray(Field[]::new);
    return Procedure.named(CODE, 1, "operation.product", "PP").basis("专利密集型产品认定工作通知（国知办函运字〔2023〕584 号）；团体标准 T/PPAC 402-2022")
        .clock("prepare", "operation.product.prepare").clock("review", "operation.product.review").clock("update", "operation.product.update").clock("decide", "operation.product.decide")
        .state("drafted", APPLICANT, "prepare").state("submitted", OFFICER, "review").state("filed", APPLICANT, "update").state("nominated", OFFICER, "decide").state("recognised", APPLICANT, "update")
        .closed("expired", APPLICANT, "expired").closed("withdrawn", APPLICANT, "withdrawn")
        .materials("tax", "marking", "licence")
        .opens("drafted", Set.of(APPLICANT), false, "subject", List.of(), opening)
        .act(act("correct").from("drafted").by(APPLICANT).asks(figures()))
        .act(act("submit").from("drafted").to("submitted").by(APPLICANT).asks(yes("committed").required()).when(mapped, whole, last, once, proved).stops("prepare"))
        .act(act("send-back").from("submitted").to("drafted").by(OFFICER).asks(text("reason").required()).stops("review").sends("product-return"))
        .act(act("pass").from("submitted").to("filed").by(OFFICER).asks(text("finding").required()).when(mapped, whole).stops("review").publishes().sends("product-filing").feeds("2.4.2"))
        .act(act("nominate").from("filed").to("nominated").by(APPLICANT).asks(text("advantage").required()).when(mapped, whole, last))
        .act(act("recognise").from("nominated").to("recognised").by(OFFICER).asks(line("batch").required(), dayOfCase("recognised-on").required()).when(mapped).stops("decide").publishes().sends("product-recognition").feeds("2.4.2"))
        .act(act("not-recognised").from("nominated").to("filed").by(OFFICER).asks(text("reason").required()).stops("decide").sends("product-refusal"))
        .act(act("update").from("filed", "recognised").by(APPLICANT).asks(figures()).when(mapped, whole, last).stops("update").starts("update"))
        .act(act("not-updated").from("filed", "recognised").to("expired").by(SYSTEM).whenDue("update"))
        .act(act("withdraw").from("drafted", "submitted", "filed", "recognised").to("withdrawn").by(APPLICANT).asks(text("reason").required()))
        .end();
  }
}
