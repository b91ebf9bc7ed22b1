package cityip.finance.securities;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.count;
import static cityip.casework.Field.dayOfCase;
import static cityip.casework.Field.line;
import static cityip.casework.Field.money;
import static cityip.casework.Field.text;
import static cityip.casework.Field.unit;
import static cityip.casework.Procedure.act;

import cityip.casework.CaseFile;
import cityip.casework.CaseInHand;
import cityip.casework.CaseSection;
import cityip.casework.Guard;
import cityip.casework.Procedure;
import cityip.finance.securities.AssetPools.Asset;
import cityip.shell.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** U8, a pool of receivables on its way: screened, appraised, structured, filed, issued, paid out. */
@Configuration(proxyBeanMethods = false)
class AssetPoolProcedure implements CaseSection {

  static final String CODE = "asset-pool";
  private static final String PRACTICE = "资产证券化通行做法：真实出售、权属清晰、分层；本市设定（finance.securities）";

  private final AssetPools pools;

  AssetPoolProcedure(AssetPools pools) {
    this.pools = pools;
  }

  private List<Asset> assets(CaseInHand c) {
    return pools.tape(c.number()).map(pools::assets).orElse(List.of());
  }

  private Guard check(String name) {
    return new Guard(name, PRACTICE, c -> pools.checks(assets(c)).stream().filter(one -> one.name().equals(name)).allMatch(AssetPools.Check::holds));
  }

  private boolean soundNotes(CaseInHand c) {
    return !c.amount("senior").isZero() && !c.amount("subordinated").isZero() && c.number("senior-bp") >= 1 && c.number("senior-bp") <= 3_600 && c.number("fee-bp") <= 500;
  }

  @Bean
  Procedure assetPool() {
    var table = Procedure.named(CODE, 1, "finance.pool", "SP").openFile().basis("规划二(四)3；民法典第五百四十五条、第五百四十六条（债权转让与通知）");
    for (var clock : List.of("screen", "appraise", "structure", "file", "issue", "pay")) {
      table.clock(clock, "finance.asset-pool." + clock);
    }
    return table.state("screening", APPLICANT, "screen").state("screened", APPLICANT, "appraise").state("appraised", APPLICANT, "structure").state("structured", APPLICANT, "file").state("filed", APPLICANT, "issue")
        .state("issued", APPLICANT, "pay").closed("cleared", APPLICANT, "cleared").closed("defaulted", APPLICANT, "defaulted").closed("given-up", APPLICANT, "given-up")
        .materials("tape", "assignment-notices", "legal-opinion", "rating").opens("screening", Set.of(APPLICANT, OFFICER), false, "subject", List.of(), line("subject").required(), unit("unit").required(), line("issuer").required(),
            choice("flow", "licence", "second-licence", "factoring", "small-loans").required(), text("about").required())
        .act(act("screen").from("screening").to("screened").by(APPLICANT, OFFICER).asks(text("finding").required())
            .when(new Guard("tape", PRACTICE, c -> !assets(c).isEmpty()), check("true-sale"), check("clean-title"), check("once"), check("firms"), check("spread")).stops("screen"))
        .act(act("appraise").from("screened").to("appraised").by(APPLICANT, OFFICER).asks(money("appraised").required(), line("appraiser").required(), text("legal-opinion").required()).stops("appraise"))
        .act(act("structure").from("appraised", "structured").to("structured").by(APPLICANT, OFFICER).asks(money("senior").required(), count("senior-bp").required(), money("subordinated").required(), count("fee-bp"))
            .when(new Guard("sound-notes", PRACTICE, this::soundNotes),
                new Guard("within-assets", PRACTICE, c -> c.amount("senior").plus(c.amount("subordinated")).compareTo(pools.principal(assets(c))) <= 0)).stops("structure"))
        .act(act("file").from("structured").to("filed").by(APPLICANT, OFFICER).asks(line("filing-number").required(), dayOfCase("filed-on").required()).when(check("clean-title")).stops("file"))
        .act(act("issue").from("filed").to("issued").by(APPLICANT, OFFICER).asks(line("issue-number").required(), dayOfCase("issued-on").required(), line("rating")).stops("issue").publishes())
        .act(act("pay").from("issued").by(APPLICANT, OFFICER).asks(money("paid-senior").required(), dayOfCase("paid-on").required()).stops("pay").starts("pay"))
        .act(act("clear").from("issued").to("cleared").by(APPLICANT, OFFICER).asks(text("finding").required()))
        .act(act("default").from("issued").to("defaulted").by(APPLICANT, OFFICER).asks(text("finding").required()).publishes())
        .act(act("give-up").from("screening", "screened", "appraised", "structured", "filed").to("given-up").by(APPLICANT, OFFICER).asks(text("reason").required()))
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
    var number = file.summary().number();
    var assets = pools.tape(number).map(pools::assets).orElse(List.of());
    var checks = assets.isEmpty() ? List.<AssetPools.Check>of() : pools.checks(assets);
    return List.of(new Section(Words.t("finance.pool.checks"), Words.t("finance.pool.checks.lead", assets.size(), Words.number(pools.principal(assets).yuan())),
        List.of(Words.t("finance.pool.check"), Words.t("finance.entry.found"), Words.t("finance.entry.result")),
        checks.stream().map(one -> List.of(Words.t("finance.pool.check." + one.name()), one.found() + (one.cases().isEmpty() ? "" : "：" + String.join("、", one.cases())), Words.t(one.holds() ? "finance.entry.holds" : "finance.entry.missing"))).toList(),
        checks.stream().map(one -> one.holds() ? "good" : "bad").toList(), "/finance/pools/" + number, Words.t("finance.pool.open")));
  }
}
