package cityip.sample;

import cityip.casework.ActResult;
import cityip.casework.CaseFilter;
import cityip.casework.CaseList;
import cityip.casework.CaseSeats;
import cityip.casework.Casework;
import cityip.casework.Desk;
import cityip.casework.EvidenceRoom;
import cityip.casework.OpenCase;
import cityip.casework.PerformAct;
import cityip.mediation.MediatorRoster;
import cityip.protection.takedown.Platforms;
import cityip.shell.Accounts;
import cityip.shell.Role;
import cityip.shell.Viewer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Some hundred and seventy invented cases with a past, opened and acted on through the same door as real ones, only by another clock. */
@Component
@Order(30)
class SampleCases implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(SampleCases.class);
  private static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");
  private static final int CASES = 120;
  private static final int SERVICES = 48;
  private static final long SEED = 20260401;
  private static final List<String> UNITS = List.of("370811", "370812", "370826", "370827", "370828", "370829", "370830", "370831", "370832", "370881", "370883", "370871");

  static final Viewer OFFICER = new Viewer(0L, "city", "市级工作人员（示例）", Role.CITY_OFFICER, null, null);
  static final Viewer LEADER = new Viewer(0L, "city2", "市级复核人员（示例）", Role.CITY_OFFICER, null, null);

  private final Environment environment;
  private final Accounts accounts;
  private final CaseSeats seats;
  private final CaseList list;
  private final Casework casework;
  private final EvidenceRoom evidence;
  private final MediatorRoster roster;
  private final Platforms platforms;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SampleCases(Environment environment, Accounts accounts, CaseSeats seats, CaseList list, Casework casework, EvidenceRoom evidence,
      MediatorRoster roster, Platforms platforms, PlatformTransactionManager transactions, Clock clock) {
    this.environment = environment;
    this.accounts = accounts;
    this.seats = seats;
    this.list = list;
    this.casework = casework;
    this.evidence = evidence;
    this.roster = roster;
    this.platforms = platforms;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!environment.getProperty("cityip.sample", Boolean.class, false) || !accounts.sampleUsernames().contains("city")) {
      return;
    }
    var everything = new CaseFilter("all", "", "", "", "", "", "", "", LEADER);
    if (list.count(everything) > 0) {
      return;
    }
    people();
    var random = new SplittableRandom(SEED);
    var words = SampleWords.read();
    // all or none: a start that is killed here begins anew
    transaction.executeWithoutResult(status -> {
      for (var n = 0; n < CASES; n++) {
        administrative(n, random, words);
      }
      for (var n = 0; n < SERVICES; n++) {
        var moving = new Moving(clock.instant().minus(Duration.ofDays(2 + random.nextInt(200))));
        new SampleServices(new Hand(casework.at(moving), evidence, moving, clock.instant(), random),
            "示例" + words.firmNames().get(n % words.firmNames().size()) + "商贸有限公司", UNITS.get(random.nextInt(UNITS.size())), n).live();
      }
    });
    LOG.info("The sample city has {} cases.", list.count(everything));
  }

  private void people() {
    partner("police", "公安民警（示例）", Desk.POLICE);
    partner("prosecutor", "检察官（示例）", Desk.PROSECUTOR);
    partner("mediator", "调解员（示例）", Desk.MEDIATOR);
    roster.appoint(new MediatorRoster.Mediator(0, "mediator", "示例调解员", "示例知识产权纠纷人民调解委员会", "示例知识产权研究会", List.of("patent", "design", "secret", "variety"),
        LocalDate.of(2024, 1, 1), LocalDate.of(2028, 12, 31)), "system");
    roster.appoint(new MediatorRoster.Mediator(0, "", "示例调解员乙", "示例商标品牌调解组织", "", List.of("trademark", "gi", "copyright"), LocalDate.of(2024, 1, 1), LocalDate.of(2028, 12, 31)), "system");
    partner("court", "法院工作人员（示例）", Desk.COURT);
    partner("platform", "示例电商平台", Desk.PLATFORM);
    platforms.enter(new Platforms.Platform(0, "示例电商平台", "", "https://shop.example.cn", "platform", LocalDate.EPOCH), "system");
    for (var desk : List.of(Desk.OFFICER, Desk.LEADER, Desk.REVIEWER, Desk.PANEL, Desk.ADVISER)) {
      // each knows a field of their own, so that a new case is seen to go to who knows it
      var skilled = desk == Desk.OFFICER || desk == Desk.ADVISER;
      seats.sit(new CaseSeats.Seat("city", OFFICER.displayName(), desk, "", skilled ? "trademark" : ""), "system");
      seats.sit(new CaseSeats.Seat("city2", LEADER.displayName(), desk, "", skilled ? "patent" : ""), "system");
    }
    seat("county", "任城区工作人员（示例）", Desk.OFFICER, "370811");
    seat("county", "任城区工作人员（示例）", Desk.ADVISER, "370811");
  }

  private void partner(String username, String name, Desk desk) {
    accounts.open(new Accounts.OpenAccount(username, name, "sample-2026", Role.PARTNER, null, null, true));
    seat(username, name, desk, "");
  }

  private void seat(String username, String name, Desk desk, String unit) {
    seats.sit(new CaseSeats.Seat(username, name, desk, unit, ""), "system");
  }

  /** One case, carried as far as its age and its luck allow. */
  private void administrative(int n, SplittableRandom random, SampleWords words) {
    var moving = new Moving(clock.instant().minus(Duration.ofDays(3 + random.nextInt(420))));
    var hand = new Hand(casework.at(moving), evidence, moving, clock.instant(), random);
    var unit = UNITS.get(random.nextInt(UNITS.size()));
    var firm = "示例" + words.firmNames().get(random.nextInt(words.firmNames().size())) + "商贸有限公司";
    var mark = words.marks().get(random.nextInt(words.marks().size()));
    var patent = random.nextInt(4) == 0;
    var form = new HashMap<String, String>();
    form.put("subject", "涉嫌" + (patent ? "假冒专利" : "侵犯“" + mark + "”注册商标专用权") + "案（示例）");
    form.put("unit", unit);
    form.put("source", List.of("report", "complaint", "patrol", "platform", "campaign").get(random.nextInt(5)));
    form.put("right-kind", patent ? "patent" : "trademark");
    form.put("respondent", firm);
    form.put("facts", "示例：在日常检查中发现涉嫌" + (patent ? "标注他人专利号" : "销售标有“" + mark + "”字样") + "的商品。");
    var opened = hand.casework.open(new OpenCase("administrative-case", form, UUID.nameUUIDFromBytes(("sample-case-" + n).getBytes()).toString(), null), OFFICER, true);
    if (opened instanceof ActResult.Done done) {
      hand.number = done.number();
      hand.stamp = done.stamp();
      new SampleAdministrativeCase(hand, patent).live();
    }
  }

  /** A clock that is put forward by hand. */
  static final class Moving extends Clock {
    private Instant now;

    Moving(Instant now) {
      this.now = now;
    }

    void forward(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return CITY_TIME;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** Acts on one sample case until today is reached. */
  static final class Hand {
    private final Casework casework;
    private final EvidenceRoom evidence;
    private final Moving clock;
    private final Instant today;
    final SplittableRandom random;
    private String number = "";
    private int stamp;

    Hand(Casework casework, EvidenceRoom evidence, Moving clock, Instant today, SplittableRandom random) {
      this.casework = casework;
      this.evidence = evidence;
      this.clock = clock;
      this.today = today;
      this.random = random;
    }

    ActResult open(OpenCase command, Viewer viewer) {
      var opened = casework.open(command, viewer, true);
      if (opened instanceof ActResult.Done done) {
        number = done.number();
        stamp = done.stamp();
      } else {
        LOG.debug("Sample case {}: {}", command.procedure(), opened);
      }
      return opened;
    }

    LocalDate day() {
      return LocalDate.ofInstant(clock.instant(), CITY_TIME);
    }

    /** The same picture of words for every case, so that the vault keeps one file. */
    void bringEvidence() {
      try {
        evidence.bring(number, new ByteArrayInputStream("示例证据：现场照片说明。\n".getBytes(StandardCharsets.UTF_8)), "示例现场照片说明.txt", "现场检查", day(), OFFICER);
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }

    /** Some days pass, then the act is done; false when that would be after today, or the table does not allow it. */
    boolean after(int least, int most, String act, Viewer viewer, Map<String, String> form) {
      var then = clock.instant().plus(Duration.ofDays(least + random.nextInt(most - least + 1))).plus(Duration.ofMinutes(random.nextInt(300)));
      if (!then.isBefore(today)) {
        return false;
      }
      clock.now = then;
      var answers = new HashMap<>(form);
      answers.replaceAll((name, value) -> value.equals("@today") ? day().toString() : value);
      var result = casework.act(new PerformAct(number, act, answers, stamp, UUID.nameUUIDFromBytes((number + stamp).getBytes()).toString()), viewer);
      if (result instanceof ActResult.Done done) {
        stamp = done.stamp();
        return true;
      }
      LOG.debug("Sample act {} on {}: {}", act, number, result);
      return false;
    }
  }
}
