package cityip.protection.packs;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.protection.packs.PackCheck.Kind;
import cityip.protection.packs.PackCheck.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** A pack from a case's evidence to another city's verdict, and what a tampered one is told. */
class PacksTest extends SiteTest {

  private static String caseWithEvidence(PageClient officer) {
    var start = officer.get("/services/administrative-case/start");
    var opened = officer.submit(start, "/services/administrative-case/start", Map.of("subject", "协查示例案件", "unit", "370811", "source", "patrol", "right-kind", "trademark", "respondent", "示例外地商行", "facts", "示例"));
    var number = opened.html().select("a[href^=/cases/]").attr("href").replace("/cases/", "");
    for (var name : List.of("现场照片.txt", "../../etc/passwd", "销售记录.csv")) {
      var page = officer.get("/cases/" + number);
      officer.upload(page, "/cases/" + number + "/evidence", Map.of("source", "现场检查", "obtained", "2026-11-01"), "file", name, ("内容：" + name).getBytes(StandardCharsets.UTF_8));
    }
    return number;
  }

  private static byte[] made(PageClient officer, String number) throws Exception {
    var page = officer.submit(officer.get("/packs"), "/packs", Map.of("case", number, "recipient", "示例市市场监管局", "purpose", "协查"));
    var path = page.address().getPath();
    var patience = Instant.now().plus(Duration.ofSeconds(30));
    while (officer.get(path).html().select("a[href$=/file]").isEmpty() && Instant.now().isBefore(patience)) {
      Thread.sleep(100);
    }
    var bytes = officer.download(path + "/file").body();
    assertThat(officer.get(path).text()).contains("领取记录").contains("现场照片.txt");
    return bytes;
  }

  /** The pack with its entries changed, added to or taken from. */
  private static byte[] tampered(byte[] pack, Consumer<Map<String, byte[]>> change) throws Exception {
    var entries = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(pack), StandardCharsets.UTF_8)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    change.accept(entries);
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static List<Problem> problems(byte[] pack) {
    return PackCheck.check(new ByteArrayInputStream(pack)).problems();
  }

  @Test
  void aPackIsWholeAndEveryChangeToItIsNamed() throws Exception {
    var officer = pages().signIn("city");
    var pack = made(officer, caseWithEvidence(officer));
    var report = PackCheck.check(new ByteArrayInputStream(pack));
    assertThat(report.problems()).isEmpty();
    assertThat(report.intact()).isTrue();
    assertThat(report.files()).isEqualTo(3);
    var paths = java.util.Objects.requireNonNull(report.manifest()).files().stream().map(Manifest.Item::path).toList();
    assertThat(paths).as("names that climb out were made plain").noneMatch(PackCheck::climbs);
    var first = paths.getFirst();
    assertThat(problems(tampered(pack, files -> files.get(first)[0] ^= 1))).as("one bit").containsExactly(new Problem(Kind.CHANGED, first));
    assertThat(problems(tampered(pack, files -> files.remove(first)))).containsExactly(new Problem(Kind.MISSING, first));
    assertThat(problems(tampered(pack, files -> files.put("files/9999-x.txt", new byte[10])))).containsExactly(new Problem(Kind.EXTRA, "files/9999-x.txt"));
    assertThat(problems(tampered(pack, files -> files.put("../../../root/.ssh/authorized_keys", new byte[10])))).containsExactly(new Problem(Kind.CLIMBS_OUT, "../../../root/.ssh/authorized_keys"));
    assertThat(problems(tampered(pack, files -> files.compute(Manifest.NAME, (name, text) -> new String(text, StandardCharsets.UTF_8).replace("示例市市场监管局", "别的单位").getBytes(StandardCharsets.UTF_8)))))
        .containsExactly(new Problem(Kind.SIGNATURE_WRONG, Manifest.SIGNATURE));
    assertThat(problems(tampered(pack, files -> files.remove(Manifest.SIGNATURE)))).containsExactly(new Problem(Kind.SIGNATURE_MISSING, Manifest.SIGNATURE));
    assertThat(problems(tampered(pack, files -> files.put(Manifest.NAME, "{}".getBytes(StandardCharsets.UTF_8))))).contains(new Problem(Kind.MANIFEST_UNREADABLE, Manifest.NAME));
    assertThat(problems(java.util.Arrays.copyOf(pack, pack.length / 2))).isNotEmpty();
    assertThat(problems(new byte[0])).containsExactly(new Problem(Kind.NO_PACK, ""));
    assertThat(problems("不是压缩包".getBytes(StandardCharsets.UTF_8))).containsExactly(new Problem(Kind.NO_PACK, ""));
  }

  /** A gigabyte of noughts, packed to a megabyte, in place of a small file: reading stops where the manifest says it ends. */
  @Test
  void nothingUnpacksWithoutEnd() throws Exception {
    var officer = pages().signIn("city");
    var pack = made(officer, caseWithEvidence(officer));
    var first = java.util.Objects.requireNonNull(PackCheck.check(new ByteArrayInputStream(pack)).manifest()).files().getFirst().path();
    var bomb = tampered(pack, files -> files.put(first, new byte[64 << 20]));
    assertThat(bomb.length).isLessThan(1 << 20);
    var report = PackCheck.check(new ByteArrayInputStream(bomb));
    assertThat(report.problems()).containsExactly(new Problem(Kind.CHANGED, first));
    assertThat(report.bytes()).as("stopped at the first buffer beyond").isLessThan(1 << 20);
  }

  @Test
  void anotherInstallationVerifiesItKeepsItAndSaysWhoseKeyItKnows() throws Exception {
    var officer = pages().signIn("city");
    var pack = made(officer, caseWithEvidence(officer));
    var basic = "Basic " + Base64.getEncoder().encodeToString("city:sample-2026".getBytes(StandardCharsets.UTF_8));
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/api/v1/packs/verify")).header("Authorization", basic).header("Content-Type", "application/zip");
    var answer = HttpClient.newHttpClient().send(request.POST(HttpRequest.BodyPublishers.ofByteArray(pack)).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).contains("\"intact\":true").contains("\"known\":true");
    var bad = tampered(pack, files -> files.values().forEach(bytes -> { }));
    var page = officer.upload(officer.get("/packs"), "/packs/verify", Map.of(), "file", "收到.zip", bad);
    assertThat(page.text()).contains("完整，签名相符").contains("公钥已知");
    var wrong = officer.upload(officer.get("/packs"), "/packs/verify", Map.of(), "file", "坏的.zip", tampered(pack, files -> files.put("files/多余.txt", new byte[1])));
    assertThat(wrong.text()).contains("核验不通过").contains("包里有，清单中没有：files/多余.txt");
    assertThat(officer.get("/packs").text()).contains("坏的.zip");
    assertThat(officer.upload(officer.get("/packs"), "/packs/verify", Map.of(), "file", "空.zip", new byte[0]).status()).isEqualTo(422);
    assertThat(officer.submit(officer.get("/packs"), "/packs/cities", Map.of("city", "示例市", "key", "不是公钥")).status()).isEqualTo(422);
    assertThat(officer.submit(officer.get("/packs"), "/packs", Map.of("case", "没有", "recipient", "甲", "purpose", "乙")).text()).contains("没有这件案件");
    assertThat(pages().signIn("firm").get("/packs").status()).isEqualTo(403);
    assertThat(pages().signIn("county").get("/packs").status()).isEqualTo(403);
    assertThat(officer.get("/packs?lang=en").text()).contains("Evidence packs");
    officer.get("/packs?lang=zh");
  }
}
