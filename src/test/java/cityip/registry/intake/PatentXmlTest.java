package cityip.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Patent documents of three offices, whole, broken and hostile. */
class PatentXmlTest {

  private static String text(String name) throws IOException {
    try (InputStream in = PatentXmlTest.class.getResourceAsStream("/intake/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void readsAChinesePublicationWithoutItsDtd() throws IOException {
    SourceRow row = Read.resource("shili-gazette.xml").only();
    assertThat(row.problems()).isEmpty();
    assertThat(row.number().canonical()).isEqualTo("201710601862.3");
    assertThat(row.facts().get(Field.TITLE).value()).isEqualTo("一种示例α装置");
    assertThat(row.facts().get(Field.ABSTRACT).value()).isEqualTo("本示例公开了一种装置，其中k为常数。");
    assertThat(row.notes()).extracting(Problem::key).containsExactly("intake.row.entity-left-out");
    assertThat(row.events()).extracting(SourceEvent::kind).containsExactly("FILED", "GRANTED");
    assertThat(row.parties()).contains(new SourceParty(SourceParty.Role.APPLICANT, "示例甲有限公司", "山东省济宁市任城区示例路1号", "272000", null, "CN"),
        new SourceParty(SourceParty.Role.AGENCY, "示例专利代理事务所(普通合伙)", "", null, "37999", null));
  }

  @Test
  void readsItInOtherEncodingsToo() throws IOException {
    String gazette = text("shili-gazette.xml");
    for (String encoding : List.of("GB18030", "UTF-16LE", "UTF-16BE")) {
      String declared = gazette.replace("encoding=\"utf-8\"", "encoding=\"" + (encoding.startsWith("UTF-16") ? "UTF-16" : "GBK") + "\"");
      assertThat(Read.text(declared, Charset.forName(encoding)).only().facts().get(Field.TITLE).value()).as(encoding).isEqualTo("一种示例α装置");
    }
    assertThat(Read.text(gazette, Charset.forName("GB18030")).only().facts().get(Field.TITLE).value()).as("declared wrongly").isEqualTo("一种示例α装置");
  }

  @Test
  void gathersAFamilyByApplicationWithItsLegalEventsAndRelatives() throws IOException {
    Read read = Read.resource("shili-family.xml");
    assertThat(read.rows).extracting(r -> r.number().canonical()).containsExactly("201710601862.3", "US99999991B2");
    SourceRow chinese = read.rows.getFirst();
    assertThat(chinese.problems()).isEmpty();
    assertThat(chinese.events()).extracting(SourceEvent::kind).contains("FILED", "PUBLISHED", "GRANTED", "LAPSED", "FAMILY_MEMBER");
    assertThat(chinese.events()).anySatisfy(e -> assertThat(e.data()).containsEntry("familyNumber", "US99999991B2"));
    assertThat(chinese.notes()).extracting(Problem::value).contains("CN:ZZ99");
  }

  @Test
  void takesCitedPatentsAndLeavesOtherLiterature() throws IOException {
    SourceRow row = Read.resource("shili-us.xml").rows.getFirst();
    assertThat(row.facts().get(Field.CITES).value()).isEqualTo("US5999991A;CN109999993A");
    assertThat(new Statements(Read.DATA_DAY).of(row).orElseThrow().events().stream().flatMap(event -> event.facts().texts(cityip.registry.Fact.CITES).stream())).containsExactly("US5999991A", "CN109999993A");
  }

  @Test
  void losesOnlyTheBrokenOneOfManyDocuments() throws IOException {
    Read read = Read.resource("shili-us.xml");
    assertThat(read.rows).hasSize(3);
    assertThat(read.rows.get(0).number().canonical()).isEqualTo("US9999991B2");
    assertThat(read.rows.get(0).parties()).extracting(SourceParty::name).contains("Example Co., Ltd.", "Example Ann");
    assertThat(read.rows.get(1).problems()).extracting(Problem::key).containsExactly("intake.row.xml-broken");
    assertThat(read.rows.get(1).line()).isEqualTo(5);
    assertThat(read.rows.get(2).number().kind()).isEqualTo(cityip.kernel.RightKind.DESIGN);
    assertThat(read.rows.get(2).line()).isEqualTo(7);
  }

  @Test
  void neverFetchesWhatAnEntityPointsTo() throws IOException {
    String hostile = text("shili-gazette.xml")
        .replace("ipphdb-entities.dtd\"[]>", "x.dtd\"[<!ENTITY unheard SYSTEM \"file:///etc/passwd\"><!ENTITY % p SYSTEM \"http://127.0.0.1:1/x\"> %p;]>");
    SourceRow row = Read.text(hostile).only();
    assertThat(row.acceptable()).isTrue();
    assertThat(row.facts().get(Field.ABSTRACT).value()).doesNotContain("root:");
    assertThat(row.notes()).extracting(Problem::key).contains("intake.row.entity-left-out");
  }

  @Test
  void doesNotLaughABillionTimes() throws IOException {
    StringBuilder dtd = new StringBuilder("[<!ENTITY a0 \"哈哈哈哈哈哈哈哈哈哈\">");
    for (int i = 1; i < 12; i++) {
      dtd.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    dtd.append("<!ENTITY unheard \"&a11;\">]>");
    long start = System.nanoTime();
    SourceRow row = Read.text(text("shili-gazette.xml").replace("[]>", dtd)).only();
    assertThat(row.facts().get(Field.ABSTRACT).value().length()).isLessThan(100);
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
  }

  @Test
  void refusesADocumentNestedBeyondMeasure() throws IOException {
    String deep = "<?xml version=\"1.0\"?><us-patent-grant>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</us-patent-grant>";
    assertThat(Read.text(deep).only().problems()).extracting(Problem::key).containsExactly("intake.row.xml-broken");
  }

  @Test
  void joinsThePartsOfAFilingByTheirFolder() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName("GBK"))) {
      put(zip, "示例/2017106018623/100004-/a.xml", "<cn-application-body><cn-abstract><p>示例<br/>\n摘要</p></cn-abstract></cn-application-body>");
      put(zip, "示例/2017106018623/100001-/a.xml", "<cn-application-body><cn-claims><claim num=\"1\"><claim-text>一种示例</claim-text></claim></cn-claims></cn-application-body>");
      put(zip, "示例/2017106018623/100002-/a.xml", "<cn-application-body><description><invention-title>示例名称<br/></invention-title><p>长文</p></description></cn-application-body>");
      put(zip, "示例/2017106018623/图.tif", "\u0000\u0001图");
    }
    Read read = Read.bytes(bytes.toByteArray());
    SourceRow row = read.only();
    assertThat(row.number().canonical()).isEqualTo("201710601862.3");
    assertThat(row.facts().get(Field.TITLE).value()).isEqualTo("示例名称");
    assertThat(row.facts().get(Field.ABSTRACT).value()).isEqualTo("示例摘要");
    assertThat(row.facts().get(Field.CLAIMS).value()).isEqualTo("1.一种示例");
    assertThat(read.passedOver).hasSize(1);
  }

  private static final String CLAIMS = "<cn-application-body><cn-claims><claim num=\"1\"><claim-text>一种示例</claim-text></claim></cn-claims></cn-application-body>";
  private static final String REQUEST = "<?xml version=\"1.0\"?><发明专利请求书><申请号>2017106018623</申请号><发明名称>示例名称</发明名称><内部编号>示例-7</内部编号></发明专利请求书>";

  @Test
  void takesARequestAloneAndTheNumberItGivesToThePartsBesideIt() throws IOException {
    assertThat(Read.text(REQUEST).only().number().canonical()).isEqualTo("201710601862.3");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "示例-7/100001-/a.xml", CLAIMS);
      put(zip, "示例-7/110101-/b.xml", REQUEST);
    }
    SourceRow row = Read.bytes(bytes.toByteArray()).only();
    assertThat(row.number().canonical()).isEqualTo("201710601862.3");
    assertThat(row.facts().get(Field.CLAIMS).value()).isEqualTo("1.一种示例");
  }

  @Test
  void givesBackAPartWithoutANumberWithWhatItHolds() throws IOException {
    SourceRow row = Read.text(CLAIMS).only();
    assertThat(row.acceptable()).isFalse();
    assertThat(row.problems()).extracting(Problem::key).containsExactly("intake.row.filing-without-number");
    assertThat(row.raw()).containsExactly("", "", "", "1.一种示例");
  }

  @Test
  void doesNotMixTwoFilingsOfOneHeap() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "a.xml", CLAIMS);
      put(zip, "b.xml", CLAIMS);
      put(zip, "c.xml", REQUEST);
    }
    assertThat(Read.bytes(bytes.toByteArray()).only().problems()).extracting(Problem::key).contains("intake.row.filing-mixed");
  }

  @Test
  void takesTheEventsOfARegisterAnswerThatOnlyTheQuestionNames() throws IOException {
    String answer = "<world-patent-data><register-search><query>publication=EP2400812</query><register-documents><register-document><events-data><dossier-event>"
        + "<event-date><date>20190926</date></event-date><event-code>0009250</event-code></dossier-event></events-data></register-document></register-documents>"
        + "</register-search></world-patent-data>";
    assertThat(Read.text(answer).only().number().canonical()).isEqualTo("EP2400812");
    assertThat(Read.text(answer.replace("publication=EP2400812", "applicant=示例")).only().acceptable()).isFalse();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 100)
  void cutsDocumentsApartHoweverTheStreamArrives(@ForAll @IntRange(min = 1, max = 6) int documents, @ForAll @IntRange(min = 0, max = 300) int filling,
      @ForAll @IntRange(min = 1, max = 70) int chunk) throws IOException {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < documents; i++) {
      all.append("<?xml version=\"1.0\"?>\n<?xml-stylesheet x?><a>").append("x".repeat(filling)).append(i).append("</a>\n");
    }
    DocumentSplitter splitter = new DocumentSplitter(new Dripping(all.toString().getBytes(StandardCharsets.UTF_8), chunk));
    List<String> parts = new ArrayList<>();
    for (InputStream part = splitter.next(); part != null; part = splitter.next()) {
      assertThat(splitter.linesBefore()).isEqualTo(parts.size() * 2);
      parts.add(new String(part.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(parts).hasSize(documents);
    assertThat(String.join("", parts)).isEqualTo(all.toString());
  }

  /** Gives a few bytes at a time. */
  private static final class Dripping extends ByteArrayInputStream {
    private final int chunk;

    Dripping(byte[] bytes, int chunk) {
      super(bytes);
      this.chunk = chunk;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, chunk));
    }
  }
}
