package cityip.sample;

import cityip.assessment.ApplicantBook;
import cityip.kernel.RightKind;
import cityip.party.NamedParty;
import cityip.party.Parties;
import cityip.party.PartyKind;
import cityip.plan.ReportedSeries;
import cityip.plan.ReportedSeries.ReportFigure;
import cityip.registry.Intake;
import cityip.registry.Statement;
import cityip.shell.Accounts;
import cityip.shell.Accounts.OpenAccount;
import cityip.shell.Notice;
import cityip.shell.Role;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Fills an empty installation with the invented city at its first start: sign-ins, figures, some twenty thousand rights.
 * It never runs where anything has come in, and not at all with {@code --no-sample}.
 */
@Component
@Order(20)
class SampleCity implements ApplicationRunner, Notice {

  private static final Logger LOG = LoggerFactory.getLogger(SampleCity.class);
  private static final String PASSWORD = "sample-2026";
  private static final String NAME = "示例城市";
  private static final long SEED = 20210101;

  private final Environment environment;
  private final Accounts accounts;
  private final Intake intake;
  private final Parties parties;
  private final ReportedSeries reported;
  private final ApplicantBook applicants;
  private volatile boolean present;

  SampleCity(Environment environment, Accounts accounts, Intake intake, Parties parties, ReportedSeries reported, ApplicantBook applicants) {
    this.environment = environment;
    this.accounts = accounts;
    this.intake = intake;
    this.parties = parties;
    this.reported = reported;
    this.applicants = applicants;
  }

  @Override
  public Optional<String> word() {
    return present ? Optional.of("sample.notice") : Optional.empty();
  }

  @Override
  public void run(ApplicationArguments arguments) throws Exception {
    present = !accounts.sampleUsernames().isEmpty();
    if (!environment.getProperty("cityip.sample", Boolean.class, false) || !begins()) {
      return;
    }
    var started = System.nanoTime();
    var random = new SplittableRandom(SEED);
    var words = SampleWords.read();
    var bodies = new SampleBodies(words, random);
    openAccounts(bodies);
    present = true;
    figures();
    var line = new AtomicInteger();
    var planted = PlantedFilings.of(words);
    var hasty = new NamedParty(planted.hasty().name(), planted.hasty().code(), PartyKind.suggestedBy(planted.hasty().name()));
    applicants.state(java.util.Objects.requireNonNull(parties.resolve(List.of(hasty)).get(hasty)), new ApplicantBook.Figures(3, List.of()), "示例数据", new Viewer(0L, "sample", "", null, null, null));
    intake.load(NAME, "sample", Stream.concat(statements(random, words, bodies), Stream.of(planted.statements()::stream)).flatMap(Supplier::get)
        .map(said -> new Statement(said.number(), line.incrementAndGet(), said.columns(), said.events())));
    LOG.info("The sample city is ready after {} s.", (System.nanoTime() - started) / 1_000_000_000);
  }

  /** True where nothing has come in, and where an earlier start was killed while the sample came in. */
  private boolean begins() {
    var batches = intake.batches(5, 0);
    return batches.isEmpty() ? accounts.isEmpty()
        : batches.stream().allMatch(batch -> batch.name().equals(NAME) && batch.state() != Intake.State.DONE && batch.state() != Intake.State.UNDONE);
  }

  private static Stream<Supplier<Stream<Statement>>> statements(SplittableRandom random, SampleWords words, SampleBodies bodies) {
    var rights = new SampleRights(random, words, bodies);
    var others = new SampleOthers(random, words, bodies, rights);
    return Stream.of(
        () -> rights.patents(RightKind.INVENTION, 9_600).stream(),
        () -> rights.patents(RightKind.UTILITY_MODEL, 2_800).stream(),
        () -> rights.patents(RightKind.DESIGN, 900).stream(),
        () -> rights.abroad(400).stream(),
        () -> others.marks(3_800).stream(),
        () -> others.works(1_900, 700).stream(),
        () -> others.rare(80, 60).stream());
  }

  private void openAccounts(SampleBodies bodies) {
    var firm = named(bodies.firms().getFirst());
    var university = named(bodies.universities().getFirst());
    var banks = SampleWords.read().banks().stream().limit(2).map(NamedParty::of).toList();
    var ids = parties.resolve(Stream.concat(Stream.of(firm, university), banks.stream()).toList());
    open("city", "市级工作人员（示例）", Role.CITY_OFFICER, null, null);
    open("city2", "市级复核人员（示例）", Role.CITY_OFFICER, null, null);
    open("county", "任城区工作人员（示例）", Role.COUNTY_OFFICER, "370811", null);
    open("firm", firm.name(), Role.BODY_MEMBER, null, ids.get(firm));
    open("university", university.name(), Role.BODY_MEMBER, null, ids.get(university));
    open("bank", banks.getFirst().name(), Role.BODY_MEMBER, null, ids.get(banks.getFirst()));
    open("bank2", banks.getLast().name(), Role.BODY_MEMBER, null, ids.get(banks.getLast()));
    open("admin", "系统管理员（示例）", Role.ADMINISTRATOR, null, null);
    open("expert", "评审专家甲（示例）", Role.PARTNER, null, null);
    open("expert2", "评审专家乙（示例）", Role.PARTNER, null, null);
    open("expert3", "评审专家丙（示例）", Role.PARTNER, null, null);
  }

  private static NamedParty named(SampleBodies.Body body) {
    return new NamedParty(body.holder().name(), body.holder().code(), PartyKind.suggestedBy(body.holder().name()));
  }

  private void open(String username, String name, Role role, @org.jspecify.annotations.Nullable String unit, @org.jspecify.annotations.Nullable Long body) {
    accounts.open(new OpenAccount(username, name, PASSWORD, role, unit, body, true));
  }

  /** Reported figures of the sample, marked as such; real ones are entered and signed by people. */
  private void figures() {
    Map<String, List<String>> series = Map.of(
        "PII_GDP", List.of("8.1", "8.6", "9.0", "9.5", "9.9"), "COPY_GDP", List.of("4.2", "4.4", "4.6", "4.9", "5.1"),
        "SATISF", List.of("78.40", "79.25", "80.10", "80.96", "81.60"));
    if (!reported.history("PII_GDP").isEmpty()) {
      return;
    }
    series.forEach((code, values) -> {
      for (var n = 0; n < values.size(); n++) {
        var id = reported.enter(new ReportFigure(code, "370800", 2020 + n, new BigDecimal(values.get(n)), !code.equals("SATISF"), "示例数据，非真实统计", ""), "city");
        reported.signOff(id, "city2");
      }
    });
  }
}
