package cityip.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import cityip.shell.Role;
import cityip.shell.Viewer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One dispute through its routes: an administrative case that becomes a transfer, the police refuse, the case goes on. */
class DisputeTest extends SiteTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private static final Viewer OFFICER = new Viewer(1L, "city", "市级", Role.CITY_OFFICER, null, null);
  private static final Viewer LEADER = new Viewer(2L, "city2", "复核", Role.CITY_OFFICER, null, null);
  private static final Viewer POLICE = new Viewer(3L, "police", "公安", Role.PARTNER, null, null);
  private static final Viewer PROSECUTOR = new Viewer(4L, "prosecutor", "检察", Role.PARTNER, null, null);

  static ActResult act(String number, String act, Viewer who, Map<String, String> form) {
    var stamp = bean(JdbcClient.class).sql("select stamp from casework_case where number = ?").param(number).query(Integer.class).single();
    return bean(Casework.class).act(new PerformAct(number, act, form, stamp, UUID.randomUUID().toString()), who);
  }

  static void must(String number, String act, Viewer who, Map<String, String> form) {
    assertThat(act(number, act, who, form)).as(act + " on " + number).isInstanceOf(ActResult.Done.class);
  }

  static CaseFile file(String number, Viewer who) {
    return ((CaseFiles.Sight.Whole) bean(CaseFiles.class).sight(number, who)).file();
  }

  @Test
  void theThresholdIsReachedThePoliceRefuseAndTheCaseGoesOnWithItsClockWhereItStood() throws Exception {
    var number = ManyHandsTest.investigated(bean(Casework.class));
    assertThat(act(number, "transfer", LEADER, Map.of("reason", "试"))).as("nothing recorded yet").isInstanceOf(ActResult.Held.class);
    must(number, "record-amounts", OFFICER, Map.of("turnover", "５.２万", "gain", "1.1万", "pieces", "300", "valuation", "按实际售价"));
    assertThat(file(number, OFFICER).facts()).containsEntry("turnover", "52000.00");
    bean(EvidenceRoom.class).bring(number, new ByteArrayInputStream("账册".getBytes(StandardCharsets.UTF_8)), "账册.txt", "现场", TODAY, OFFICER);
    assertThat(act(number, "conclude", OFFICER, Map.of("conclusion", "x", "grade", "ordinary", "proposed-fine", "100000", "proposal", "x")))
        .as("a fine does not replace the transfer").isInstanceOfSatisfying(ActResult.Held.class, held -> assertThat(held.guards()).extracting(Guard::name).contains("transfer-decided"));
    must(number, "transfer", LEADER, Map.of("reason", "达到刑事标准"));
    assertThat(file(number, OFFICER).clocks()).anyMatch(clock -> clock.name().equals("decide") && clock.state() == CaseFile.ClockState.State.SUSPENDED);

    var transfer = file(number, OFFICER).sameDispute().getFirst().number();
    assertThat(file(transfer, OFFICER).facts()).as("it knows what the case knew").containsEntry("turnover", "52000.00").containsEntry("origin", number);
    assertThat(act(transfer, "report", OFFICER, Map.of("group-size", "1", "group-members", "甲", "report", "x"))).isInstanceOf(ActResult.Held.class);
    must(transfer, "report", OFFICER, Map.of("group-size", "2", "group-members", "甲、乙", "report", "属实"));
    must(transfer, "approve", LEADER, Map.of());
    must(transfer, "send", OFFICER, Map.of("sent-to", "任城公安分局"));
    assertThat(bean(CaseFiles.class).sight(transfer, POLICE)).isInstanceOf(CaseFiles.Sight.Whole.class);
    must(transfer, "receive", POLICE, Map.of("receipt-number", "回〔2026〕1号"));
    must(transfer, "refuse-filing", POLICE, Map.of("reason", "主观明知证据不足"));
    must(transfer, "ask-reconsideration", OFFICER, Map.of("grounds", "有进货记录"));
    must(transfer, "refuse-again", POLICE, Map.of("reason", "维持"));
    must(transfer, "suggest-supervision", OFFICER, Map.of("grounds", "请监督"));
    must(transfer, "refusal-stands", PROSECUTOR, Map.of("opinion", "不立案理由成立"));
    assertThat(file(transfer, OFFICER).handovers()).as("receipts on both sides").hasSizeGreaterThanOrEqualTo(3).allMatch(handover -> handover.received() != null || handover.refused() != null);

    var after = file(number, OFFICER);
    assertThat(after.summary().state()).as("the refusal brought the case back").isEqualTo("investigating");
    assertThat(after.clocks()).anyMatch(clock -> clock.name().equals("decide") && clock.state() == CaseFile.ClockState.State.RUNNING);
    assertThat(act(number, "conclude", OFFICER, Map.of("conclusion", "x", "grade", "light", "proposed-fine", "250000", "proposal", "x")))
        .as("5 × 52,000 = 260,000, of which light is at most 30 %").isInstanceOf(ActResult.Held.class);
    must(number, "conclude", OFFICER, Map.of("conclusion", "违法事实清楚", "grade", "light", "proposed-fine", "60000", "proposal", "没收并处罚款"));
    must(number, "review-passed", LEADER, Map.of("opinion", "同意"));
  }

  @Test
  void thePoliceTakeTheCaseAndTheAdministrativeOneEnds() {
    var number = ManyHandsTest.investigated(bean(Casework.class));
    must(number, "record-amounts", OFFICER, Map.of("turnover", "38000", "valuation", "x"));
    must(number, "transfer", LEADER, Map.of("reason", "接近标准，有合理怀疑"));
    var transfer = file(number, OFFICER).sameDispute().getFirst().number();
    must(transfer, "report", OFFICER, Map.of("group-size", "3", "group-members", "甲乙丙", "report", "属实"));
    must(transfer, "approve", LEADER, Map.of());
    must(transfer, "send", OFFICER, Map.of("sent-to", "公安"));
    must(transfer, "receive", POLICE, Map.of("receipt-number", "1"));
    must(transfer, "file-criminal", POLICE, Map.of("criminal-number", "A1"));
    must(transfer, "hand-over-goods", OFFICER, Map.of("goods-handed", "300 件"));
    assertThat(file(number, OFFICER).summary().outcome()).isEqualTo("criminal");
    assertThat(bean(CaseList.class).proof().withoutDue()).as("nothing is stuck").isZero();
  }

  @Test
  void whatCouldHarmAReaderIsKeptButLockedAway() throws Exception {
    var number = ManyHandsTest.open(bean(Casework.class));
    var room = bean(EvidenceRoom.class);
    var eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    assertThat(room.bring(number, bytes("x".repeat(70_000) + eicar), "a.txt", "x", TODAY, OFFICER)).isInstanceOf(EvidenceRoom.Brought.Quarantined.class);
    assertThat(room.bring(number, bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "图.svg", "x", TODAY, OFFICER)).isInstanceOf(EvidenceRoom.Brought.Quarantined.class);
    assertThat(room.bring(number, bytes("<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>"), "图.svg", "x", TODAY, OFFICER)).isInstanceOf(EvidenceRoom.Brought.Kept.class);
    assertThat(room.bring(number, bytes("PK\u0003\u0004 word/document.xml word/vbaProject.bin"), "a.docx", "x", TODAY, OFFICER)).isInstanceOf(EvidenceRoom.Brought.Quarantined.class);
    assertThat(room.bring(number, bytes(""), "空.txt", "x", TODAY, OFFICER)).isInstanceOf(EvidenceRoom.Brought.Empty.class);
    var locked = file(number, OFFICER).evidence().stream().filter(evidence -> evidence.quarantine() != null).toList();
    assertThat(locked).hasSize(3).allMatch(evidence -> room.open(number, evidence.id(), OFFICER).isEmpty());
    var good = file(number, OFFICER).evidence().stream().filter(evidence -> evidence.quarantine() == null).findFirst().orElseThrow();
    assertThat(room.open(number, good.id(), OFFICER)).isPresent();
    assertThat(file(number, OFFICER).seen()).as("who saw it is kept").hasSize(1);
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
