package cityip.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.DatabaseTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The offline verifier, run as a stranger would run it: one source file, a JDK, a bundle and a key. */
class VerifyProofToolTest extends DatabaseTest {

  @TempDir Path home;
  LedgerWorld world;
  String bundle;

  @BeforeEach
  void bundleOfOneEntry() {
    world = LedgerWorld.fresh(home, dataSource());
    world.appendMany(700, LedgerWorld::anAct);
    long entry = world.append(new Act("市知识产权局 李", "registry.batch-undone", "batch:7", "说明 \"引号\"\n\\ 第二行"));
    world.appendMany(300, LedgerWorld::anAct);
    world.sealer.sealNow();
    bundle = JsonMapper.shared().writeValueAsString(((ProofAnswer.Proven) world.ledger.proof(entry)).bundle());
  }

  @Test
  void provesAGenuineBundle() throws Exception {
    Run run = verify(bundle, world.ledger.publicKeyPem());
    assertThat(run.output()).contains("PROVED").contains("batch:7").contains("市知识产权局 李").contains("第二行").contains("entry 701 of 1001");
    assertThat(run.exit()).isZero();
  }

  @Test
  void refusesEveryTamperedBundle() throws Exception {
    Map<String, UnaryOperator<String>> attacks = Map.of(
        "another subject", b -> b.replace("batch:7", "batch:8"),
        "another content", b -> b.replace("第二行", "第三行"),
        "another leaf", b -> b.replace("\"leafIndex\":700", "\"leafIndex\":701"),
        "a larger log", b -> b.replace("\\n1001\\n", "\\n1002\\n"),
        "a shorter path", b -> b.replaceFirst("\"inclusion\":\\[\"[^\"]+\",", "\"inclusion\":["),
        "a doubled field", b -> b.replaceFirst("\\{", "{\"line\":\"x\","),
        "another format", b -> b.replace("proof/1", "proof/2"),
        "no signature", b -> b.replaceAll("— cityip[^ ]+ ", "— nobody "),
        "cut short", b -> b.substring(0, b.length() / 2));
    for (var attack : attacks.entrySet()) {
      String changed = attack.getValue().apply(bundle);
      assertThat(changed).as(attack.getKey()).isNotEqualTo(bundle);
      Run run = verify(changed, world.ledger.publicKeyPem());
      assertThat(run.output()).as(attack.getKey()).contains("REFUSED").doesNotContain("PROVED");
      assertThat(run.exit()).as(attack.getKey()).isEqualTo(1);
    }
  }

  @Test
  void refusesAnotherCitysKey() throws Exception {
    LedgerWorld stranger = LedgerWorld.fresh(home.resolve("elsewhere"), dataSource());
    assertThat(verify(bundle, stranger.ledger.publicKeyPem()).output()).contains("REFUSED").contains("not signed with this key");
  }

  @Test
  void staysUnderTwoHundredLines() throws Exception {
    assertThat(Files.readAllLines(tool())).hasSizeLessThan(200);
  }

  private record Run(int exit, String output) {}

  private Run verify(String json, String pem) throws Exception {
    Path bundleFile = Files.writeString(home.resolve("bundle.json"), json);
    Path keyFile = Files.writeString(home.resolve("key.pem"), pem);
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        tool().toString(), bundleFile.toString(), keyFile.toString()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private static Path tool() {
    return Path.of("tools", "VerifyProof.java").toAbsolutePath();
  }
}
