package cityip.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import cityip.casework.Procedures;
import cityip.plan.CaseSource;
import cityip.plan.PlanPack;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The plan counts acts of cases, and the acts say which measure they carry out: both must say the same. */
class CaseEvidenceTest extends SiteTest {

  @Test
  void whatAnActFeedsStandsInThePlanAndThePlanNamesOnlyActsThatFeedIt() {
    var pack = bean(PlanPack.class);
    var source = bean(CaseSource.class);
    var named = new HashSet<String>();
    pack.tasks().forEach(task -> task.evidence().stream().map(PlanPack.Evidence::cases).filter(Objects::nonNull).forEach(act -> {
      assertThat(source.feeds(act)).as(act + " as evidence of " + task.code()).contains(task.code());
      named.add(act + " " + task.code());
    }));
    assertThat(named).as("evidence from cases found").hasSizeGreaterThanOrEqualTo(8);
    bean(Procedures.class).current().forEach(procedure -> procedure.acts().stream().filter(act -> act.feeds() != null).forEach(act -> {
      var feeds = String.valueOf(act.feeds());
      assertThat(pack.task(feeds).isPresent() || pack.indicator(feeds).isPresent()).as(procedure.code() + "/" + act.name() + " feeds " + feeds).isTrue();
      if (pack.task(feeds).isPresent()) {
        assertThat(named).contains(procedure.code() + "/" + act.name() + " " + feeds);
      }
    }));
    pack.tasks().forEach(task -> task.duties().stream().map(PlanPack.Duty::cases).filter(Objects::nonNull).forEach(act -> {
      var parts = act.split("/");
      assertThat(bean(Procedures.class).find(parts[0]).orElseThrow().actNamed(parts[1])).as(act).isPresent();
    }));
  }

  @Test
  void theNumberOnThePlanOpensItsRowsAndACountyGetsItsOwn() {
    var officer = pages().signIn("city");
    var measure = pages().get("/plan/measures/2.2.1");
    var link = measure.html().select("a[href*=did=docket]").first();
    var count = link.text().replaceAll("\\D", "");
    assertThat(Integer.parseInt(count)).isPositive();
    var rows = officer.get(link.attr("href"));
    assertThat(rows.text()).contains("共 " + count + " 件").contains("只列出做过");
    var own = pages().signIn("county").get(link.attr("href"));
    assertThat(own.text()).doesNotContain("共 " + count + " 件");
    assertThat(Set.copyOf(own.html().select("tbody tr td:nth-child(7)").eachText())).as("only the county's rows").isSubsetOf(Set.of("任城区"));
    assertThat(officer.get("/cases?queue=all&did=docket&until=rubbish").status()).isEqualTo(200);
    assertThat(pages().get("/plan/measures/2.2.1?asOf=2019-01-01").html().select("a[href*=did=docket]").text()).as("nothing was done then").contains("0");
  }
}
