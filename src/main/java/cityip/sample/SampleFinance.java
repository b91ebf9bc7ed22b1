package cityip.sample;

import cityip.casework.ActResult;
import cityip.casework.Casework;
import cityip.casework.OpenCase;
import cityip.casework.PerformAct;
import cityip.finance.lending.Lenders;
import cityip.finance.lending.LoanNeeds;
import cityip.finance.lending.LoanNeeds.Told;
import cityip.finance.lending.Product;
import cityip.finance.lending.BankProducts;
import cityip.finance.risk.Appraisals;
import cityip.finance.risk.Appraisals.Appraisal;
import cityip.finance.risk.Collateral;
import cityip.finance.securities.AssetPools;
import cityip.finance.securities.TapeReader;
import cityip.kernel.AsOf;
import cityip.kernel.Money;
import cityip.party.NamedParty;
import cityip.party.Parties;
import cityip.party.PartyKind;
import cityip.registry.PaymentSchedule.Status;
import cityip.registry.Registry;
import cityip.registry.Reminder;
import cityip.sample.SampleBodies.Body;
import cityip.sample.SampleCases.Moving;
import cityip.shell.Accounts;
import cityip.shell.Role;
import cityip.shell.Viewer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Two invented banks with products, a need with offers, and loans that were signed, drawn, repaid and lost, through the same doors as real ones. */
@Component
@Order(40)
class SampleFinance implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(SampleFinance.class);
  private static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");
  private static final int LOANS = 12;
  private static final int LONG_AHEAD = 400;
  private static final int LOOKED_AT = 300;

  private final Environment environment;
  private final Accounts accounts;
  private final Parties parties;
  private final Lenders lenders;
  private final BankProducts products;
  private final LoanNeeds needs;
  private final Appraisals appraisals;
  private final Collateral collateral;
  private final Registry registry;
  private final Casework casework;
  private final AssetPools pools;
  private final Clock clock;

  SampleFinance(Environment environment, Accounts accounts, Parties parties, Lenders lenders, BankProducts products, LoanNeeds needs, Appraisals appraisals, Collateral collateral, Registry registry, Casework casework,
      AssetPools pools, Clock clock) {
    this.environment = environment;
    this.accounts = accounts;
    this.parties = parties;
    this.lenders = lenders;
    this.products = products;
    this.needs = needs;
    this.appraisals = appraisals;
    this.collateral = collateral;
    this.registry = registry;
    this.casework = casework;
    this.pools = pools;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!environment.getProperty("cityip.sample", Boolean.class, false) || !accounts.sampleUsernames().contains("bank") || !lenders.all().isEmpty()) {
      return;
    }
    var banks = SampleWords.read().banks().stream().limit(2).map(this::bank).toList();
    offer(banks.getFirst(), "示例知产快贷", 10, 500, 365, 435, 12, 24, List.of("invention", "utility-model"), 35, true, "3 个工作日");
    offer(banks.getFirst(), "示例专利通", 100, 3000, 345, 420, 12, 36, List.of("invention"), 40, false, "5 个工作日");
    offer(banks.getLast(), "示例商标专利混合贷", 50, 1000, 395, 480, 6, 36, List.of("invention", "utility-model", "design", "trademark"), 30, true, "5 个工作日");
    offer(banks.getLast(), "示例小额知产贷", 5, 100, 400, 550, 6, 12, List.of("utility-model", "design"), 25, true, "2 个工作日");
    var firms = new SampleBodies(SampleWords.read(), new SplittableRandom(20210101)).firms();
    need(firms.getFirst());
    var made = 0;
    // the first firms own most: reading all they own takes seconds
    for (var n = firms.size() / 3; n < firms.size() && made < LOANS; n++) {
      made += loan(firms.get(n), banks.get(made % 2), made) ? 1 : 0;
    }
    more(firms, banks.getLast());
    LOG.info("The sample city has {} loans on rights.", made);
  }

  /** A case of each other kind, begun or carried some way. */
  private void more(List<Body> firms, Viewer lender) {
    var body = firms.get(firms.size() / 2);
    var firm = firm(body);
    var rights = firm == null ? List.<String>of() : free(firm, 2);
    if (firm == null || rights.isEmpty()) {
      return;
    }
    var written = String.join("、", rights);
    var entry = new HashMap<>(Map.of("subject", "示例：入库申请", "unit", body.unit(), "sector", "industry", "staff", "120", "revenue", "46000000", "assets", "30000000", "need-amount", "3000000", "need-months", "24", "use", "示例：流动资金"));
    entry.putAll(Map.of("rights", written, "no-bad-record", "yes", "consent", "yes"));
    begin("pledge-pool", entry, firm);
    var policy = begin("ip-policy", Map.of("subject", "示例：被侵权损失险", "unit", body.unit(), "respondent", lender.displayName(), "line", "loss", "rights", written, "insured-amount", "1000000", "use", "示例"), firm);
    act(policy, "quote", Map.of("premium", "18000", "deductible", "10000", "cover-percent", "80", "cover-from", collateral.today().toString(), "cover-until", collateral.today().plusYears(1).toString()), lender, 1);
    act(policy, "accept", Map.of(), firm, 2);
    var pool = begin("asset-pool", Map.of("subject", "示例：专利许可收益资产池", "unit", body.unit(), "issuer", firm.displayName(), "flow", "licence", "about", "示例：十二份许可合同的应收许可费"), firm);
    tape(pool, firms, firm);
  }

  private void tape(String pool, List<Body> firms, Viewer firm) {
    var text = new StringBuilder("资产编号,债务人,权利号,本金,年利率,剩余月数,还款方式,已通知转让\n");
    var rights = free(firm, 12);
    for (var n = 0; n < rights.size(); n++) {
      text.append("示例%02d,%s,%s,%d,%s,%d,%s,是\n".formatted(n + 1, firms.get(n).holder().name(), rights.get(n), 800_000 + 50_000 * n, "6.5", 18 + n, n % 3 == 0 ? "到期还本" : "等额本金"));
    }
    text.append("示例99,示例债务人,,0,6.5,12,等额本金,是\n");
    try {
      pools.read(pool, text.toString().getBytes(StandardCharsets.UTF_8), "示例资产表.csv", collateral.today(), firm);
    } catch (TapeReader.Refused | IOException refused) {
      LOG.debug("Sample tape: {}", refused.getMessage());
    }
  }

  private String begin(String procedure, Map<String, String> form, Viewer who) {
    return casework.open(new OpenCase(procedure, form, "sample-" + procedure, null), who, true) instanceof ActResult.Done done ? done.number() : "";
  }

  private void act(String number, String act, Map<String, String> form, Viewer who, int stamp) {
    casework.act(new PerformAct(number, act, form, stamp, "sample-" + number + "-" + act), who);
  }

  private Viewer bank(String name) {
    var known = NamedParty.of(name);
    var body = Objects.requireNonNull(parties.resolve(List.of(known)).get(known));
    lenders.join(body, name, "system");
    return new Viewer(0L, name.equals(SampleWords.read().banks().getFirst()) ? "bank" : "bank2", name, Role.BODY_MEMBER, null, body);
  }

  private void offer(Viewer bank, String name, long least, long most, int rateFrom, int rateTo, int monthsFrom, int monthsTo, List<String> kinds, int percent, boolean sme, String response) {
    products.offer(new Product(0, Objects.requireNonNull(bank.bodyId()), bank.displayName(), name, Money.ofYuan(least * 10_000), Money.ofYuan(most * 10_000), rateFrom, rateTo, monthsFrom, monthsTo, kinds, percent, sme,
        List.of(), response, collateral.today(), null), bank);
  }

  private @Nullable Viewer firm(Body body) {
    var named = new NamedParty(body.holder().name(), body.holder().code(), PartyKind.suggestedBy(body.holder().name()));
    var id = parties.resolve(List.of(named)).get(named);
    return id == null ? null : new Viewer(0L, "sample-firm", body.holder().name(), Role.BODY_MEMBER, null, id);
  }

  /** Its rights that could stand for a loan. */
  private List<String> free(Viewer firm, int most) {
    var at = new AsOf(collateral.today(), clock.instant());
    return registry.reminders(Objects.requireNonNull(firm.bodyId()), LONG_AHEAD, at).stream().filter(reminder -> reminder.payment().status() == Status.AHEAD).map(Reminder::number).filter(number -> number.kind().isPatent()).map(number -> number.canonical()).limit(LOOKED_AT)
        .filter(number -> collateral.pieces(number).stream().allMatch(piece -> piece.free() && !piece.pledged() && piece.livesUntil(at.day().plusYears(3)))).limit(most).toList();
  }

  private void appraise(String number, long yuan, LocalDate on, Viewer bank) {
    appraisals.add(new Appraisal(0, number, Money.ofYuan(yuan), on, "示例资产评估有限公司", "", "收益法", "示例评报字（2026）第" + number.hashCode() % 1000 + "号", "", null), bank);
  }

  private void need(Body body) {
    var firm = firm(body);
    var rights = firm == null ? List.<String>of() : free(firm, 3);
    if (firm != null && !rights.isEmpty()) {
      rights.forEach(number -> appraise(number, 2_400_000, collateral.today().minusMonths(2), firm));
      needs.tell(new Told(body.unit(), Money.ofYuan(2_000_000), 12, "示例：采购原材料与新产线调试", 420, rights, "industry", 86, Money.ofYuan(38_000_000), Money.ofYuan(26_000_000), "sample-need-1@" + firm.bodyId()), firm, true);
    }
  }

  /** One loan, carried through part of its life at a pace of its own. */
  private boolean loan(Body body, Viewer bank, int n) {
    var firm = firm(body);
    var rights = firm == null ? List.<String>of() : free(firm, 1 + n % 2);
    if (firm == null || rights.isEmpty()) {
      return false;
    }
    var moving = new Moving(clock.instant().minus(Duration.ofDays(300 - 5L * n)));
    var hand = new LoanHand(casework.at(moving), moving);
    rights.forEach(number -> appraise(number, 3_000_000 + 250_000L * n, LocalDate.ofInstant(moving.instant(), CITY_TIME), bank));
    var sum = Long.toString(1_100_000L + 90_000L * n);
    var until = LocalDate.ofInstant(moving.instant(), CITY_TIME).plusMonths(18).toString();
    hand.open(Map.of("subject", "知识产权质押贷款（示例）", "unit", body.unit(), "respondent", bank.displayName(), "product", "示例专利通", "need-amount", sum, "need-months", "18", "rights-offered", String.join("、", rights), "use", "示例：流动资金"), firm, n);
    hand.after(2, "offer", bank, Map.of("offer-amount", sum, "rate-bp", Integer.toString(365 + 5 * n), "offer-months", "18", "repayment", n % 2 == 0 ? "bullet" : "instalments", "appraisal-fee", "12000"));
    hand.after(3, "choose", firm, Map.of());
    hand.after(5, "contract", bank, Map.of("contract-number", "示例借字2026" + (1000 + n), "contract-amount", sum, "contract-rate-bp", Integer.toString(365 + 5 * n), "loan-until", until, "rights", String.join("、", rights)));
    hand.after(4, "register", bank, Map.of("registration-number", "Y2026示例" + (1000 + n), "registered-on", "@today"));
    hand.after(3, "draw", bank, Map.of("drawn-amount", sum, "drawn-on", "@today"));
    if (n % 4 == 3) {
      hand.after(60, "repay", bank, Map.of("repaid-on", "@today"));
      hand.after(4, "release", bank, Map.of("release-number", "示例注销" + n, "released-on", "@today"));
    } else if (n == 5 || n == 6) {
      hand.after(90, "overdue", bank, Map.of("overdue-since", "@today", "overdue-principal", sum));
      if (n == 5) {
        hand.after(75, "default", bank, Map.of("finding", "示例：停产，多次催收未还。"));
      }
    }
    return true;
  }

  /** Acts on one loan by a clock that is put forward. */
  private static final class LoanHand {
    private final Casework casework;
    private final Moving clock;
    private String number = "";
    private int stamp;

    LoanHand(Casework casework, Moving clock) {
      this.casework = casework;
      this.clock = clock;
    }

    void open(Map<String, String> form, Viewer firm, int n) {
      if (casework.open(new OpenCase("pledge-loan", form, "sample-loan-" + n, null), firm, true) instanceof ActResult.Done done) {
        number = done.number();
        stamp = done.stamp();
      }
    }

    void after(int days, String act, Viewer who, Map<String, String> form) {
      clock.forward(Duration.ofDays(days));
      var answers = new HashMap<>(form);
      answers.replaceAll((name, value) -> value.equals("@today") ? LocalDate.ofInstant(clock.instant(), CITY_TIME).toString() : value);
      var result = casework.act(new PerformAct(number, act, answers, stamp, "sample-" + number + "-" + stamp), who);
      if (result instanceof ActResult.Done done) {
        stamp = done.stamp();
      } else {
        LOG.debug("Sample loan {} {}: {}", number, act, result);
      }
    }
  }
}
