package cityip.sample;

import static cityip.sample.SampleCases.LEADER;
import static cityip.sample.SampleCases.OFFICER;

import cityip.sample.SampleCases.Hand;
import java.util.HashMap;
import java.util.Map;

/** The life of one invented administrative case. */
final class SampleAdministrativeCase {

  private final Hand hand;
  private final boolean patent;

  SampleAdministrativeCase(Hand hand, boolean patent) {
    this.hand = hand;
    this.patent = patent;
  }

  void live() {
    if (!hand.after(1, 6, "check", OFFICER, Map.of("visited", "@today", "findings", "示例：现场发现涉案商品，已拍照。"))
        || !hand.after(1, 6, "propose-docket", OFFICER, Map.of("offence", patent ? "counterfeit-patent" : "trademark-infringement", "grounds", "示例：有初步证据。"))) {
      return;
    }
    if (hand.random.nextInt(6) == 0) {
      hand.after(1, 3, "refuse-docket", LEADER, Map.of("reason", "示例：证据不足，且已自行改正。"));
      return;
    }
    if (hand.after(1, 3, "docket", LEADER, Map.of())) {
      investigate();
    }
  }

  private void investigate() {
    var amounts = new HashMap<String, String>();
    var turnover = 2_000 + hand.random.nextInt(30_000);
    amounts.put("turnover", Integer.toString(turnover));
    amounts.put("gain", Integer.toString(turnover / 4));
    amounts.put("pieces", Integer.toString(20 + hand.random.nextInt(900)));
    amounts.put("valuation", "示例：按实际销售价格计算。");
    if (!hand.after(0, 2, "assign-officers", OFFICER, Map.of("officer-one", "示例甲", "officer-two", "示例乙"))
        || !hand.after(5, 25, "record-amounts", OFFICER, amounts)) {
      return;
    }
    if (hand.random.nextInt(5) == 0) {
      if (!hand.after(1, 5, "send-to-testing", OFFICER, Map.of("laboratory", "示例检测中心", "questions", "是否为权利人产品"))
          || !hand.after(10, 30, "testing-done", OFFICER, Map.of("test-result", "示例：非权利人产品。"))) {
        return;
      }
    }
    hand.after(1, 4, "tell-reporter", OFFICER, Map.of("told-on", "@today"));
    hand.bringEvidence();
    var most = patent || turnover < 50_000 ? 250_000 : turnover * 5;
    var light = hand.random.nextInt(3) > 0;
    var fine = Integer.toString(light ? most / 20 + hand.random.nextInt(most / 5) : most * 2 / 5);
    if (hand.after(3, 12, "conclude", OFFICER, Map.of("conclusion", "示例：违法事实清楚，证据充分。", "grade", light ? "light" : "ordinary", "proposed-fine", fine,
        "proposal", "示例：没收侵权商品并处罚款。"))) {
      decide(fine);
    }
  }

  private void decide(String fine) {
    if (hand.after(1, 5, "review-passed", LEADER, Map.of("opinion", "示例：同意。")) && hand.after(1, 3, "give-notice", OFFICER, Map.of("noticed-on", "@today"))
        && hand.after(1, 4, "statement-heard", OFFICER, Map.of("statement", "示例：当事人未提出异议。"))
        && hand.after(1, 4, "decide", LEADER, Map.of("fine", fine, "decision", "示例：没收侵权商品，处以罚款。", "collective", "no"))
        && hand.after(1, 5, "serve", OFFICER, Map.of("served-on", "@today", "service", "handed"))) {
      var published = hand.after(1, 12, "publish", OFFICER, Map.of("summary", "示例：销售侵权商品，依法处罚。"));
      if (hand.after(1, 10, "paid", OFFICER, Map.of("paid-on", "@today", "paid-amount", fine)) && published
          && hand.after(61, 70, "ready-to-close", OFFICER, Map.of())) {
        hand.after(1, 5, "close", LEADER, Map.of());
      }
    }
  }
}
