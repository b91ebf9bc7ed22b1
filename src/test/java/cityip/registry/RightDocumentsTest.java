package cityip.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.DatabaseTest;
import cityip.kernel.ApplicationNumber;
import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import cityip.search.IndexedDocument;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the search is given of a right. */
class RightDocumentsTest extends DatabaseTest {

  private static final String PUBLICATION = "CN108899999";

  @Test
  void aRightIsFoundByWhatWasSaidUnderItsOtherNumber() {
    var town = new TestTown(dataSource());
    var titles = new RightNumber("CN", RightKind.INVENTION, PUBLICATION);
    town.loader.load(1, List.of(Statement.about(titles).put(Fact.TITLE, "一种示例水泵").put(Fact.ABSTRACT, "叶轮由示例合金制成。").put(Fact.PUBLICATION_NUMBER, PUBLICATION + "A").build()));
    var application = ApplicationNumber.parse("201810000077").toOptional().orElseThrow().rightNumber();
    town.loader.load(2, List.of(Statement.about(application).event(EventKind.FILED, LocalDate.of(2018, 3, 4))
        .event(EventKind.PUBLISHED, LocalDate.of(2018, 10, 1), Map.of(Fact.PUBLICATION_NUMBER, PUBLICATION + "A")).holder(Holder.at("示例甲", "济宁任城")).build()));

    var documents = new RightDocuments(db(), Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC), SeiBranches.read("/rules/sei-ipc-2021.tsv"))
        .of(db().sql("select id from registry_right").query(Long.class).list());

    assertThat(documents).as("one right, one document").hasSize(1);
    var document = documents.getFirst();
    assertThat(document.texts()).containsEntry("abstract", "叶轮由示例合金制成。").containsEntry("title", "一种示例水泵");
    assertThat(document.labels().get("number")).contains(application.canonical(), PUBLICATION + "A", PUBLICATION);
    assertThat(document.access()).contains(IndexedDocument.PUBLIC);
  }
}
