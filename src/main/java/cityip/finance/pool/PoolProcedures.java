package cityip.finance.pool;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Desk.OTHER_PARTY;
import static cityip.casework.Desk.SYSTEM;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.count;
import static cityip.casework.Field.creditCode;
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
import cityip.casework.Field;
import cityip.casework.Guard;
import cityip.casework.PartyRows;
import cityip.casework.Procedure;
import cityip.finance.pool.EntryRules.Entry;
import cityip.finance.pool.EntryRules.Line;
import cityip.shell.Scope;
import cityip.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** U6, the yearly survey of firms (sent, reminded, collected) and the way of a project into the pool and out of it. */
@Configuration(proxyBeanMethods = false)
class PoolProcedures implements CaseSection {

  static final String ENTRY = "pledge-pool";
  static final String SURVEY = "financing-survey";
  private static final String PLAN = "规划二(四)3（知识产权质押融资项目库）；门槛本市设定（finance.pool）";

  private final EntryRules rules;
  private final PartyRows rows;

  PoolProcedures(EntryRules rules, PartyRows rows) {
    this.rules = rules;
    this.rows = rows;
  }

  private static Field[] about() {
    return new Field[] {choice("sector", "agriculture", "industry", "construction", "wholesale", "retail", "transport", "storage", "post", "lodging", "catering", "communication", "software", "real-estate", "property",
        "leasing", "other").required(), count("staff").required(), money("revenue").required(), money("assets").required(), money("need-amount").required(), count("need-months").required(), text("use").required(),
        line("rights").required(), yes("no-bad-record").required(), yes("consent").required()};
  }

  private static Field[] opening() {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(line("subject").required(), unit("unit").required()), java.util.stream.Stream.of(about())).toArray(Field[]::new);
  }

  private Entry entry(CaseInHand c) {
    var body = rows.find(ENTRY, c.number(), new Scope.WholeCity()).map(PartyRows.Row::applicantBody).orElse(0L);
    return rules.of(new EntryRules.Told(c.fact("sector"), (int) c.number("staff"), c.amount("revenue"), c.amount("assets"), (int) c.number("need-months"), c.fact("rights"), c.yes("consent"), c.yes("no-bad-record"), body));
  }

  @Bean
  Procedure pledgePool() {
    var met = new Guard("rules-met", PLAN, c -> entry(c).met());
    var tier = new Guard("tier-as-scored", PLAN, c -> entry(c).tier().equals(c.fact("tier")));
    return Procedure.named(ENTRY, 1, "finance.pool-entry", "PP").basis(PLAN + "；工信部联企业〔2011〕300号").clock("screen", "finance.pool-entry.screen").clock("complete", "finance.pool-entry.complete")
        .clock("review", "finance.pool-entry.review").state("applied", OFFICER, "screen").state("incomplete", APPLICANT, "complete").state("pooled", OFFICER, "review").closed("rejected", OFFICER, "rejected")
        .closed("left", APPLICANT, "left").closed("removed", OFFICER, "removed").materials("identity", "accounts", "right-certificate").opens("applied", Set.of(APPLICANT), false, "subject", List.of(), opening())
        .act(act("ask-more").from("applied").to("incomplete").by(OFFICER).asks(text("reason").required()).stops("screen"))
        .act(act("complete").from("incomplete").to("applied").by(APPLICANT).asks(about()).stops("complete"))
        .act(act("admit").from("applied").to("pooled").by(OFFICER).asks(choice("tier", "a", "b", "c").required()).when(met, tier).stops("screen").sends("admission"))
        .act(act("reject").from("applied").to("rejected").by(OFFICER).asks(text("reason").required()).sends("rejection"))
        .act(act("update").from("pooled").by(APPLICANT).asks(about()))
        .act(act("review").from("pooled").by(OFFICER).asks(choice("tier", "a", "b", "c").required(), text("finding").required()).when(met, tier).stops("review").starts("review"))
        .act(act("leave").from("applied", "incomplete", "pooled").to("left").by(APPLICANT).asks(text("reason")))
        .act(act("remove").from("pooled").to("removed").by(OFFICER).asks(text("reason").required()).sends("removal"))
        .end();
  }

  @Bean
  Procedure financingSurvey() {
    return Procedure.named(SURVEY, 1, "finance.survey", "FS").basis("规划二(四)3（每年摸排企业融资需求）").clock("first", "finance.survey.first").clock("second", "finance.survey.second")
        .state("sent", OTHER_PARTY, "first").state("reminded", OTHER_PARTY, "second").closed("answered", OFFICER, "answered").closed("no-answer", OFFICER, "no-answer").closed("called-off", OFFICER, "called-off")
        .opens("sent", Set.of(OFFICER), false, "subject", List.of(), line("subject").required(), unit("unit").required(), name("respondent").required(), creditCode("respondent-code"), count("year").required())
        .act(act("answer").from("sent", "reminded").to("answered").by(OTHER_PARTY).asks(yes("wants").required(), money("amount"), count("months"), line("rights"), text("use"), yes("may-contact").required())
            .when(new Guard("amount-told", "本市设定：有需求的须写金额", c -> !c.yes("wants") || !c.amount("amount").isZero())))
        .act(act("remind").from("sent").to("reminded").by(OFFICER).stops("first"))
        .act(act("remind-again").from("reminded").by(OFFICER))
        .act(act("first-over").from("sent").to("reminded").by(SYSTEM).whenDue("first"))
        .act(act("second-over").from("reminded").to("no-answer").by(SYSTEM).whenDue("second"))
        .act(act("call-off").from("sent", "reminded").to("called-off").by(OFFICER).asks(text("reason").required()))
        .end();
  }

  @Override
  public boolean speaksOf(String procedure) {
    return procedure.equals(ENTRY);
  }

  @Override
  public boolean alsoForParties() {
    return true;
  }

  @Override
  public List<Section> of(CaseFile file, Map<String, JsonNode> pinnedRules) {
    Optional<Entry> found = rows.find(ENTRY, file.summary().number(), new Scope.WholeCity()).map(row -> rules.of(EntryRules.Told.of(row)));
    return found.map(entry -> {
      var lines = new ArrayList<List<String>>();
      entry.lines().forEach(line -> lines.add(List.of(Words.t("finance.entry." + line.name()), says(line), Words.t(line.holds() ? "finance.entry.holds" : "finance.entry.missing"))));
      var points = new ArrayList<List<String>>();
      entry.points().forEach(part -> points.add(List.of(Words.t("finance.entry.points." + part.name()), part.how(), Words.number(part.points()) + " / " + part.most())));
      points.add(List.of(Words.t("finance.entry.score"), Words.t("finance.pool-entry.choice." + entry.tier()), Words.number(entry.score())));
      return List.of(new Section(Words.t("finance.entry"), entry.rule().source(), List.of(Words.t("finance.entry.rule"), Words.t("finance.entry.found"), Words.t("finance.entry.result")), lines,
              entry.lines().stream().map(line -> line.holds() ? "good" : "bad").toList()),
          new Section(Words.t("finance.entry.points"), "", List.of(Words.t("finance.reckoning.what"), Words.t("finance.reckoning.formula"), Words.t("finance.entry.points.got")), points, java.util.Collections.nCopies(points.size(), "neutral")));
    }).orElse(List.of());
  }

  private static String says(Line line) {
    return line.name().equals("size") ? line.found().isEmpty() ? "—" : Words.t("finance.size." + line.found()) : line.asked().isEmpty() ? "" : line.found() + " / " + line.asked();
  }
}
