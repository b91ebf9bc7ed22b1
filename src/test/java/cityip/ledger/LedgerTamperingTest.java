package cityip.ledger;

import static cityip.ledger.AuditReport.Kind.CHECKPOINT_MISSING;
import static cityip.ledger.AuditReport.Kind.CHECKPOINT_UNREADABLE;
import static cityip.ledger.AuditReport.Kind.CONTENT_CHANGED;
import static cityip.ledger.AuditReport.Kind.ENTRY_ADDED;
import static cityip.ledger.AuditReport.Kind.ENTRY_CHANGED;
import static cityip.ledger.AuditReport.Kind.ENTRY_MISSING;
import static cityip.ledger.AuditReport.Kind.FORKED;
import static cityip.ledger.AuditReport.Kind.KEYS_MISSING;
import static cityip.ledger.AuditReport.Kind.ROOT_DIFFERS;
import static cityip.ledger.AuditReport.Kind.SIGNATURE_WRONG;
import static cityip.ledger.AuditReport.Kind.TREE_CHANGED;
import static cityip.ledger.AuditReport.Kind.TRUNCATED;
import static cityip.ledger.LedgerWorld.anAct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.DatabaseTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to touch the log, tried by someone who owns the database; each must be seen. */
class LedgerTamperingTest extends DatabaseTest {

  @TempDir Path home;
  LedgerWorld world;

  @BeforeEach
  void sealedLog() {
    world = LedgerWorld.fresh(home, dataSource());
    for (int size : new int[] {300, 1, 399, 50}) {
      world.appendMany(size, LedgerWorld::anAct);
      world.sealer.sealNow();
    }
    assertThat(world.audit.run().findings()).isEmpty();
  }

  @Test
  void seesAFlippedLetterAndNamesItsLeaf() {
    world.tamper("update ledger_entry set line = replace(line, 'officer.li', 'officer.lu') where leaf = 417");
    assertFinds(ROOT_DIFFERS, ENTRY_CHANGED);
    assertThat(print()).contains("417").contains("NOT whole");
  }

  @Test
  void seesAFlippedBitInEveryField() {
    for (int field = 1; field <= 6; field++) {
      String sql = "update ledger_entry set line = regexp_replace(line, '^((?:[^\\t]*\\t){" + (field - 1) + "})([^\\t]*)', '\\1\\2777777') where leaf = 10";
      world.tamper("create table kept as select leaf, line from ledger_entry where leaf = 10; " + sql);
      assertThat(world.audit.run().isWhole()).as("field %d", field).isFalse();
      world.tamper("update ledger_entry e set line = kept.line from kept where kept.leaf = e.leaf; drop table kept");
      assertThat(world.audit.run().findings()).isEmpty();
    }
  }

  @Test
  void seesAChangedContent() {
    world.tamper("update ledger_entry set content = '{\"rows\":0}' where leaf = 5");
    assertFinds(CONTENT_CHANGED);
  }

  @Test
  void seesADeletedEntry() {
    world.tamper("delete from ledger_entry where leaf = 123");
    assertFinds(ENTRY_MISSING);
  }

  @Test
  void seesADeletedEntryBehindRenumberedLeaves() {
    world.tamper("delete from ledger_entry where leaf = 123; update ledger_entry set leaf = -leaf where leaf > 123;"
        + " update ledger_entry set leaf = -leaf - 1 where leaf < 0");
    assertFinds(ROOT_DIFFERS, ENTRY_CHANGED, ENTRY_MISSING);
  }

  @Test
  void seesAnInsertedEntry() {
    world.tamper("update ledger_entry set leaf = -leaf where leaf >= 200; update ledger_entry set leaf = -leaf + 1 where leaf < 0;"
        + " insert into ledger_entry (leaf, line) select 200, replace(line, split_part(line, E'\\t', 1), '999999') from ledger_entry where leaf = 199");
    assertFinds(ROOT_DIFFERS, ENTRY_CHANGED, ENTRY_ADDED);
  }

  @Test
  void seesAnEntryAddedAtTheEnd() {
    world.tamper("insert into ledger_entry (leaf, line) select 750, replace(line, split_part(line, E'\\t', 1), '999999') from ledger_entry where leaf = 749");
    assertFinds(ENTRY_ADDED);
  }

  @Test
  void seesReorderedEntries() {
    world.tamper("update ledger_entry set leaf = -1 where leaf = 20; update ledger_entry set leaf = 20 where leaf = 21;"
        + " update ledger_entry set leaf = 21 where leaf = -1");
    assertFinds(ROOT_DIFFERS, ENTRY_CHANGED);
  }

  @Test
  void seesALogCutOffTogetherWithItsCheckpoints() {
    world.tamper("delete from ledger_entry where leaf >= 301; delete from ledger_checkpoint where size > 301");
    assertFinds(TRUNCATED);
    world.append(anAct(1));
    assertThatThrownBy(world.restarted().sealer::sealNow).isInstanceOf(LedgerBroken.class).hasMessageContaining("witness");
  }

  @Test
  void seesAnEmptiedDatabase() {
    world.tamper("delete from ledger_entry; delete from ledger_checkpoint; delete from ledger_tile");
    assertFinds(TRUNCATED);
    world.append(anAct(1));
    assertThatThrownBy(world.restarted().sealer::sealNow).isInstanceOf(LedgerBroken.class).hasMessageContaining("witness");
  }

  @Test
  void seesAForkSignedWithTheStolenKeys() throws Exception {
    byte[] seen = Files.readAllBytes(world.ledgerHome.witness().file());
    world.tamper("delete from ledger_entry; delete from ledger_checkpoint; delete from ledger_tile");
    Files.delete(world.ledgerHome.witness().file());
    for (int size : new int[] {300, 1, 399, 50}) {
      world.appendMany(size, i -> new Act("officer.mallory", "registry.batch-imported", "batch:" + i, ""));
      world.sealer.sealNow();
    }
    assertThat(world.audit.run().findings()).as("whole in itself").isEmpty();
    Files.write(world.ledgerHome.witness().file(), seen);
    assertFinds(FORKED);
  }

  @Test
  void seesACheckpointSignedByOthers() {
    LedgerWorld stranger = LedgerWorld.fresh(home.resolve("elsewhere"), dataSource());
    stranger.append(anAct(1));
    stranger.sealer.sealNow();
    String foreign = stranger.ledger.checkpoint().orElseThrow().note();
    String own = world.database.sql("select note from ledger_checkpoint where size = 700").query(String.class).single();
    String mixed = own.substring(0, own.indexOf("\n\n") + 2) + foreign.substring(foreign.indexOf("\n\n") + 2);
    world.tamper("update ledger_checkpoint set note = $$" + mixed + "$$ where size = 700");
    assertFinds(SIGNATURE_WRONG);
  }

  @Test
  void seesACheckpointWithAnotherRootOrADeletedOne() {
    world.tamper("update ledger_checkpoint set note = replace(note, E'\\n300\\n', E'\\n299\\n') where size = 300");
    assertFinds(SIGNATURE_WRONG, CHECKPOINT_MISSING, ROOT_DIFFERS);
    world.tamper("delete from ledger_checkpoint where size = 300");
    assertFinds(CHECKPOINT_MISSING);
    world.tamper("update ledger_checkpoint set note = 'x' where size = 301");
    assertFinds(CHECKPOINT_UNREADABLE, CHECKPOINT_MISSING);
  }

  @Test
  void seesAChangedTile() {
    world.tamper("update ledger_tile set hashes = set_byte(hashes, 33, 7) where level = 0 and index = 1");
    assertFinds(TREE_CHANGED);
    world.tamper("update ledger_tile set hashes = set_byte(hashes, 33, 7) where level = 1");
    assertFinds(TREE_CHANGED);
  }

  @Test
  void doesNotSealOnTopOfAChangedTree() {
    world.tamper("update ledger_tile set hashes = set_byte(hashes, 3, 7) where level = 0 and index = 2");
    long entry = world.append(anAct(1));
    assertThatThrownBy(world.sealer::sealNow).isInstanceOf(LedgerBroken.class);
    assertThat(world.ledger.proof(entry)).isInstanceOf(ProofAnswer.NotYetSealed.class);
  }

  @Test
  void saysThatTheKeysAreGone() throws Exception {
    Files.delete(home.resolve("keys/ledger-sm2.pem"));
    world = world.restarted();
    assertFinds(KEYS_MISSING);
  }

  @Test
  void tellsWhatItCheckedAndThatAllIsWell() {
    world.append(anAct(1));
    assertThat(print()).contains("750").contains("waiting for the next sealing: 1").contains("The ledger is whole");
  }

  private void assertFinds(AuditReport.Kind first, AuditReport.Kind... more) {
    assertThat(world.audit.run().findings()).extracting(AuditReport.Finding::kind)
        .containsAll(EnumSet.of(first, more));
    assertThat(new LedgerVerification(world.audit, world.ledgerHome).run(new PrintStream(new ByteArrayOutputStream()))).isEqualTo(1);
  }

  private String print() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new LedgerVerification(world.audit, world.ledgerHome).run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
