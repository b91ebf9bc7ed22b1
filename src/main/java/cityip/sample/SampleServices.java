package cityip.sample;

import static cityip.sample.SampleCases.LEADER;
import static cityip.sample.SampleCases.OFFICER;

import cityip.casework.ActResult;
import cityip.casework.OpenCase;
import cityip.sample.SampleCases.Hand;
import cityip.shell.Role;
import cityip.shell.Viewer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Invented adjudications, mediations and requests for aid, each carried some way. */
final class SampleServices {

  private static final Viewer MEDIATOR = new Viewer(0L, "mediator", "调解员（示例）", Role.PARTNER, null, null);

  private final Hand hand;
  private final String firm;
  private final String unit;
  private final int n;

  SampleServices(Hand hand, String firm, String unit, int n) {
    this.hand = hand;
    this.firm = firm;
    this.unit = unit;
    this.n = n;
  }

  void live() {
    switch (n % 3) {
      case 0 -> adjudication();
      case 1 -> mediation();
      default -> aid();
    }
  }

  private boolean open(String procedure, Viewer who, Map<String, String> form) {
    var all = new HashMap<>(form);
    all.put("unit", unit);
    all.put("respondent", firm);
    return hand.open(new OpenCase(procedure, all, UUID.nameUUIDFromBytes(("sample-" + procedure + n).getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString(), null), who)
        instanceof ActResult.Done;
  }

  private void adjudication() {
    var fine = Map.of("entitled", "yes", "clear-respondent", "yes", "clear-claims", "yes", "jurisdiction", "yes", "not-sued", "yes", "register-copy", "yes", "panel-size", "3", "panel", "示例甲、示例乙、示例丙");
    if (open("patent-adjudication", OFFICER, Map.of("subject", "示例实用新型专利侵权纠纷（示例）", "patent-kind", "utility-model", "right-number", "示例专利号", "standing", "patentee",
        "claims", "示例：责令停止制造、销售。", "facts", "示例：被请求人销售的产品落入保护范围。")) && hand.after(1, 4, "accept", OFFICER, fine)
        && hand.after(1, 4, "serve", OFFICER, Map.of("served-on", "@today", "domicile", "domestic")) && hand.after(5, 12, "defend", OFFICER, Map.of("defence", "示例：不落入保护范围。"))
        && hand.after(1, 3, "forward", OFFICER, Map.of("forwarded-on", "@today"))) {
      if (hand.random.nextInt(4) == 0) {
        hand.after(2, 8, "suspend", OFFICER, Map.of("suspension-ground", "invalidation", "reason", "示例：无效宣告请求已被受理。"));
      } else if (hand.after(5, 20, "hold-hearing", OFFICER, Map.of("held-on", "@today", "hearing-record", "示例笔录"))
          && hand.after(1, 5, "claim-chart", OFFICER, Map.of("claim-chart", "示例：特征 A 对应部件 a。", "comparison", "literal"))
          && hand.after(1, 8, "deliberate", OFFICER, Map.of("deliberation", "示例：一致认为侵权成立。"))
          && hand.after(1, 8, "decide", LEADER, Map.of("result", "infringement", "decision", "示例：责令停止侵权。", "decision-summary", "示例摘要"))) {
        hand.after(3, 12, "performed", OFFICER, Map.of("performance", "示例：已停止销售。"));
      }
    }
  }

  private void mediation() {
    if (open("mediation", MEDIATOR, Map.of("subject", "示例许可费纠纷（示例）", "kind", "people", "right-kind", "trademark", "matter", n % 2 == 0 ? "damages" : "contract", "facts", "示例事实。",
        "claims", "示例：支付费用。")) && hand.after(1, 4, "accept", MEDIATOR, Map.of("mediator", "示例调解员", "no-conflict", "yes"))) {
      if (hand.random.nextInt(5) == 0) {
        hand.after(1, 4, "decline", MEDIATOR, Map.of("reason", "示例：对方不同意。"));
      } else if (hand.after(1, 3, "agree", MEDIATOR, Map.of("online", "yes"))) {
        hand.after(2, 8, "hold-session", MEDIATOR, Map.of("held-on", "@today", "room", "joint", "minutes", "示例笔录"));
        hand.after(5, 18, "fail", MEDIATOR, Map.of("failure", "differences", "advice", "示例：可以申请行政裁决或起诉。"));
      }
    }
  }

  private void aid() {
    if (open("rights-aid", OFFICER, Map.of("subject", "示例维权咨询（示例）", "right-kind", "trademark", "matter", List.of("advice", "prejudgement", "evidence-guidance").get(n % 9 / 3), "facts", "示例事实。"))
        && hand.after(1, 4, "accept", OFFICER, Map.of()) && hand.after(0, 2, "assign", OFFICER, Map.of("assignee-kind", "expert", "assignee", "示例专家", "no-conflict", "yes"))
        && hand.after(1, 6, "advise", OFFICER, Map.of("advice", "示例：先固定证据。"))) {
      hand.after(2, 10, "give-opinion", OFFICER, Map.of("aid-opinion", "示例：建议请求行政裁决。", "next-route", "行政裁决"));
    }
  }
}
