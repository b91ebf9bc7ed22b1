package cityip.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The book of acts as anybody may read and check it. */
class LedgerPagesTest extends SiteTest {

  @Test
  void anybodyReadsTheBookAndAPersonWithAnAccountVerifiesIt() {
    bean(Sealer.class).sealNow();
    var book = pages().get("/ledger?act=plan.figure-signed");
    assertThat(book.html().select("tbody tr")).isNotEmpty();
    assertThat(book.html().select("form[action=/ledger/verify]")).isEmpty();
    var officer = pages().signIn("city");
    assertThat(officer.submit(officer.get("/ledger"), "/ledger/verify", Map.of()).text()).contains("账本完整");
    pages().get("/ledger?lang=en");
  }

  @Test
  void aDownloadedProofVerifiesOfflineWithTheKeyAlone(@TempDir Path folder) throws Exception {
    bean(Sealer.class).sealNow();
    var link = pages().get("/ledger").html().select("tbody a").first().attr("href");
    var proofPage = pages().get(link);
    assertThat(proofPage.text()).contains("证明路径");
    var bundle = folder.resolve("proof.json");
    Files.write(bundle, pages().download("/api/v1/ledger/proof/" + link.substring(link.lastIndexOf('/') + 1)).body());
    Files.write(folder.resolve("key.pem"), pages().download("/ledger/key.pem").body());
    assertThat(verify(bundle, folder.resolve("key.pem"))).isZero();
    // whatever act came last: the name of its actor is changed in the line that was hashed
    var forged = Files.readString(bundle).replaceFirst("(\"line\"\\s*:\\s*\"\\d+\\\\t[^\\\\]+\\\\t)", "$1x");
    assertThat(forged).isNotEqualTo(Files.readString(bundle));
    Files.writeString(bundle, forged);
    assertThat(verify(bundle, folder.resolve("key.pem"))).isNotZero();
  }

  private static int verify(Path bundle, Path key) throws Exception {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "tools/VerifyProof.java", bundle.toString(), key.toString())
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }

  @Test
  void programsGetTheSignedState() {
    bean(Sealer.class).sealNow();
    var fact = new JsonMapper().readTree(pages().download("/api/v1/ledger/checkpoint").body());
    assertThat(fact.get("size").asLong()).isPositive();
    assertThat(fact.get("note").asString()).contains(fact.get("root").asString());
    assertThat(pages().download("/api/v1/ledger/proof/999999999").statusCode()).isEqualTo(404);
  }
}
