package cityip.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import cityip.rulebook.Rulebook;
import cityip.shell.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Walks every procedure there is: nothing can get stuck, everything can be said, every limit and guard has its source. */
class ProceduresTest extends SiteTest {

  private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

  private static List<Procedure> all() {
    var all = bean(Procedures.class).current();
    assertThat(all).as("procedures found").hasSizeGreaterThanOrEqualTo(2);
    return all;
  }

  @Test
  void noTableHasAFault() {
    all().forEach(procedure -> assertThat(ProcedureCheck.faults(procedure)).as(procedure.code()).isEmpty());
  }

  @Test
  void everyLimitStandsInTheRulebookAndCanBeCounted() {
    all().forEach(procedure -> procedure.ruleKeys().forEach(key -> {
      var rule = bean(Rulebook.class).rule(key, LocalDate.of(2026, 11, 22));
      assertThat(rule.source()).as(key).isNotBlank();
      if (procedure.clocks().containsValue(key)) {
        assertThat(Term.parse(rule.value().asString())).as(key).isNotNull();
      }
    }));
  }

  @Test
  void noPromiseIsLongerThanTheLawAndEachBelongsToALimit() {
    var rulebook = bean(Rulebook.class);
    var reckoning = new Reckoning(bean(cityip.rulebook.WorkingDays.class));
    var limits = all().stream().flatMap(procedure -> procedure.clocks().values().stream()).collect(java.util.stream.Collectors.toSet());
    var promises = rulebook.all().stream().filter(rule -> rule.key().endsWith(".promised")).toList();
    assertThat(promises).as("promises found").hasSizeGreaterThanOrEqualTo(5);
    promises.forEach(promise -> {
      var key = promise.key().substring(0, promise.key().length() - ".promised".length());
      assertThat(limits).as(promise.key()).contains(key);
      for (var day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
        var started = day.atTime(10, 0).atZone(Reckoning.CITY_TIME).toInstant();
        assertThat(reckoning.due(promise.value().asString(), List.of(), started, List.of()).moment()).as(promise.key() + " from " + day)
            .isBeforeOrEqualTo(reckoning.due(rulebook.rule(key, day).value().asString(), List.of(), started, List.of()).moment());
      }
    });
  }

  @Test
  void anExtensionCountsAsItsClockDoes() {
    all().forEach(procedure -> procedure.acts().forEach(act -> act.extensions().forEach((clock, rule) -> {
      var first = bean(Rulebook.class).rule(java.util.Objects.requireNonNull(procedure.clocks().get(clock)), LocalDate.of(2026, 11, 22)).value().asString();
      var more = bean(Rulebook.class).rule(rule, LocalDate.of(2026, 11, 22)).value().asString();
      assertThat(Term.parse(more)).as(procedure.code() + "/" + act.name()).isInstanceOf(Term.parse(first).getClass());
    })));
  }

  @Test
  void everyGuardNamesItsSourceAndEveryWordExistsInBothLanguages() {
    var missing = new ArrayList<String>();
    all().forEach(procedure -> LANGUAGES.forEach(language -> {
      for (var word : List.of("name", "about", "kind", "fee", "result", "conditions")) {
        whole(missing, language, procedure.words() + "." + word);
      }
      procedure.states().forEach(state -> {
        part(missing, language, procedure, "state", state.name());
        if (state.outcome() != null) {
          part(missing, language, procedure, "outcome", state.outcome());
        }
      });
      procedure.clocks().keySet().forEach(clock -> part(missing, language, procedure, "clock", clock));
      procedure.materials().forEach(material -> part(missing, language, procedure, "material", material));
      procedure.fields().values().forEach(field -> {
        part(missing, language, procedure, "field", field.name());
        field.choices().forEach(choice -> part(missing, language, procedure, "choice", choice));
      });
      procedure.acts().forEach(act -> {
        part(missing, language, procedure, "act", act.name());
        act.guards().forEach(guard -> {
          assertThat(guard.source()).isNotBlank();
          part(missing, language, procedure, "guard", guard.name());
        });
        act.papers().forEach(paper -> {
          whole(missing, language, procedure.words() + ".paper." + paper);
          whole(missing, language, procedure.words() + ".paper." + paper + ".body");
        });
      });
    }));
    assertThat(missing).as("words missing").isEmpty();
  }

  @Test
  void whatCasesTellEachOtherExists() {
    var all = bean(Procedures.class);
    all().forEach(procedure -> procedure.acts().forEach(act -> {
      act.tells().forEach(told -> {
        var parts = told.split("/");
        assertThat(all.find(parts[0]).orElseThrow().actNamed(parts[1]).orElseThrow().by()).as(told).contains(Desk.SYSTEM);
      });
      if (act.opens() != null) {
        assertThat(all.find(act.opens())).as(procedure.code() + "/" + act.name()).isPresent();
      }
    }));
  }

  @Test
  void everyGuideAndEveryStartFormRenders() {
    var officer = pages().signIn("city");
    all().forEach(procedure -> {
      assertThat(officer.get("/services/" + procedure.code()).text()).contains(Words.in(Locale.SIMPLIFIED_CHINESE, procedure.words() + ".name")).contains("办理时限");
      assertThat(officer.get("/services/" + procedure.code() + "?lang=en").text()).contains("Time limits");
      assertThat(officer.get("/services/" + procedure.code() + "/start?lang=zh").status()).isEqualTo(200);
    });
  }

  @Test
  void theGuideSaysWhoBeginsAndShowsTheButtonOnlyToThem() {
    var firm = pages().signIn("firm");
    assertThat(firm.get("/services/criminal-transfer").html().select("a[href$=/start]")).isEmpty();
    assertThat(firm.get("/services/criminal-transfer").text()).contains("由谁提出").contains("您的岗位不能发起");
    assertThat(firm.get("/services/patent-adjudication").html().select("a[href=/services/patent-adjudication/start]")).hasSize(1);
    assertThat(pages().get("/services/patent-adjudication").html().select("a[href=/sign-in].btn-primary")).hasSize(1);
    assertThat(pages().get("/services/administrative-case").html().select("a[href=/services/administrative-case/start]")).hasSize(1);
    assertThat(firm.get("/services/patent-adjudication").text()).contains("承诺时限").contains("3 个工作日").contains("5 个工作日").contains("结果样本");
  }

  private static void whole(List<String> missing, Locale language, String key) {
    if (Words.in(language, key).equals(key)) {
      missing.add(language + " " + key);
    }
  }

  private static void part(List<String> missing, Locale language, Procedure procedure, String part, String name) {
    if (!FactWords.exists(language, procedure.words(), part, name)) {
      missing.add(language + " " + procedure.words() + "." + part + "." + name);
    }
  }
}
