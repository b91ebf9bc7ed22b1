package cityip.finance.disposal;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.OTHER_PARTY;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.creditCode;
import static cityip.casework.Field.dayOfCase;
import static cityip.casework.Field.line;
import static cityip.casework.Field.money;
import static cityip.casework.Field.name;
import static cityip.casework.Field.text;
import static cityip.casework.Field.unit;
import static cityip.casework.Field.yes;
import static cityip.casework.Procedure.act;

import cityip.casework.CaseFile;
import cityip.casework.CaseInHand;
import cityip.casework.CaseSection;
import cityip.casework.Guard;
import cityip.casework.Procedure;
import cityip.finance.RightList;
import cityip.finance.risk.Collateral;
import cityip.kernel.Money;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** U7, collateral of a loan in default is turned into money: by agreement, auction, sale, licence income, buy-back or into a pool. The bank acts, the pledgor is heard. */
@Configuration(proxyBeanMethods = false)
class DisposalProcedure implements CaseSection {

  static final String CODE = "collateral-disposal";
  private static final String LAW = "民法典第四百三十六条、第四百三十八条、第四百四十四条";

  private final Disposals disposals;

  DisposalProcedure(Disposals disposals) {
    this.disposals = disposals;
  }

  private static Guard guard(String name, java.util.function.Predicate<CaseInHand> holds) {
    return new Guard(name, LAW, holds);
  }

  private boolean ownDefault(CaseInHand c) {
    return disposals.find(c.number()).flatMap(row -> disposals.loan(c.fact("loan")).filter(loan -> loan.state().equals("defaulted") && loan.row().otherBody() == row.applicantBody()
        && loan.row().applicantBody() == row.otherBody() && loan.rights().containsAll(RightList.of(c.fact("rights"))) && !RightList.of(c.fact("rights")).isEmpty())).isPresent();
  }

  private boolean alive(CaseInHand c) {
    return disposals.pieces(c.fact("rights")).stream().allMatch(Collateral.Piece::alive);
  }

  private boolean valued(CaseInHand c) {
    var value = Collateral.value(disposals.pieces(c.fact("rights")));
    return !value.isZero() && value.compareTo(c.amount("appraised-value")) == 0;
  }

  private boolean firstPriceSound(CaseInHand c) {
    var least = c.amount("appraised-value").percent(BigDecimal.valueOf(disposals.rule().path("first-percent").asInt()));
    return !c.amount("first-price").isZero() && (c.fact("way").equals("agreed") || c.fact("way").equals("licence-income") || c.amount("first-price").compareTo(least) >= 0);
  }

  /** The next round's price is the one the rule gives, and there are not more rounds than it allows. */
  private boolean nextRound(CaseInHand c) {
    var round = (int) c.hands().stream().filter(hand -> hand.act().equals("lower")).count() + 1;
    return round <= disposals.rule().path("most-rounds").asInt()
        && Proceeds.reserve(c.amount("first-price"), disposals.rule().path("step-percent").asInt(), round).compareTo(c.amount("reserve-price")) == 0;
  }

  private static boolean aboveReserve(CaseInHand c) {
    var reserve = c.fact("reserve-price").isEmpty() ? c.amount("first-price") : c.amount("reserve-price");
    return !c.amount("price").isZero() && (c.amount("price").compareTo(reserve) >= 0 || c.fact("way").equals("licence-income") || c.fact("way").equals("agreed") && c.yes("pledgor-agreed"));
  }

  /** Sold at what is owed, so that the split is that of the day of the sale. */
  private boolean principalAsOwed(CaseInHand c) {
    return disposals.loan(c.fact("loan")).filter(loan -> loan.amount("drawn-amount").minus(loan.amount("recovered-total")).compareTo(c.amount("principal")) == 0).isPresent();
  }

  private static boolean costsWithin(CaseInHand c) {
    return c.amount("costs").compareTo(c.amount("price")) <= 0;
  }

  @Bean
  Procedure collateralDisposal() {
    return Procedure.named(CODE, 1, "finance.disposal", "CD").openFile().basis(LAW + "；专利法第十条").clock("list", "finance.disposal.list").clock("round", "finance.disposal.round").clock("split", "finance.disposal.split")
        .state("prepared", APPLICANT, "list").state("listed", APPLICANT, "round").state("sold", APPLICANT, "split").closed("settled", APPLICANT, "settled").closed("stopped", APPLICANT, "stopped")
        .materials("default-proof", "appraisal", "notice-to-pledgor")
        .opens("prepared", Set.of(APPLICANT), false, "subject", List.of(), line("subject").required(), unit("unit").required(), name("respondent").required(), creditCode("respondent-code"), line("loan").required(),
            line("rights").required(), choice("way", "agreed", "auction", "sale", "licence-income", "buy-back", "patent-pool").required())
        .act(act("list").from("prepared").to("listed").by(APPLICANT).asks(choice("way", "agreed", "auction", "sale", "licence-income", "buy-back", "patent-pool").required(), money("appraised-value").required(),
                money("first-price").required(), text("disclosure").required())
            .when(guard("own-default", this::ownDefault), guard("alive", this::alive), guard("valued", this::valued), guard("first-price", this::firstPriceSound)).stops("list").publishes())
        .act(act("keep-alive").from("prepared", "listed", "sold").by(APPLICANT).asks(money("annuities-advanced").required(), dayOfCase("annuity-paid-on").required(), line("receipt")))
        .act(act("pledgor-says").from("prepared", "listed").by(OTHER_PARTY).asks(text("statement").required()))
        .act(act("lower").from("listed").by(APPLICANT).asks(money("reserve-price").required()).when(guard("next-round", this::nextRound)).stops("round").starts("round").publishes())
        .act(act("income").from("listed").by(APPLICANT).asks(money("income-total").required(), dayOfCase("income-on").required()))
        .act(act("sell").from("listed").to("sold").by(APPLICANT).asks(name("buyer").required(), money("price").required(), money("principal").required(), dayOfCase("sold-on").required(), yes("pledgor-agreed"))
            .when(guard("alive", this::alive), guard("above-reserve", DisposalProcedure::aboveReserve), guard("principal-as-owed", this::principalAsOwed)).stops("round"))
        .act(act("split").from("sold").to("settled").by(APPLICANT).asks(money("costs").required(), money("interest").required(), dayOfCase("split-on").required())
            .when(guard("costs-within", DisposalProcedure::costsWithin)).stops("split").sends("split-statement"))
        .act(act("stop").from("prepared", "listed").to("stopped").by(APPLICANT).asks(text("reason").required()))
        .end();
  }

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
    return disposals.find(file.summary().number()).map(row -> {
      var sections = new java.util.ArrayList<Section>();
      var value = Collateral.value(disposals.pieces(row.fact("rights")));
      var first = Disposals.amount(row, "first-price");
      var step = disposals.rule().path("step-percent").asInt();
      var most = disposals.rule().path("most-rounds").asInt();
      sections.add(new Section(Words.t("finance.disposal.value"), Words.t("finance.disposal.value.lead", Words.number(value.yuan()), disposals.rule().path("first-percent").asInt()), List.of(Words.t("finance.disposal.round"), Words.t("finance.reckoning.formula"), Words.t("finance.disposal.reserve")),
          first.isZero() ? List.of() : java.util.stream.IntStream.rangeClosed(0, most).mapToObj(n -> List.of(Integer.toString(n + 1), n == 0 ? "—" : Words.t("finance.disposal.round.formula", step), Words.number(Proceeds.reserve(first, step, n).yuan()))).toList(),
          java.util.Collections.nCopies(first.isZero() ? 0 : most + 1, "neutral")));
      var parts = disposals.split(row);
      if (!parts.isEmpty()) {
        var sum = parts.stream().map(Proceeds.Part::gets).reduce(Money.ZERO, Money::plus);
        sections.add(new Section(Words.t("finance.split"), Words.t("finance.split.lead", Words.number(Disposals.amount(row, "price").yuan()), Words.number(sum.yuan())),
            List.of(Words.t("finance.reckoning.what"), Words.t("finance.split.owed"), Words.t("finance.split.gets")),
            parts.stream().map(part -> List.of(Words.t(part.word()), part.word().endsWith("pledgor") ? "—" : Words.number(part.owed().yuan()), Words.number(part.gets().yuan()))).toList(), java.util.Collections.nCopies(parts.size(), "neutral")));
      }
      return List.copyOf(sections);
    }).orElse(List.of());
  }
}
