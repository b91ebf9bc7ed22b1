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
