package cityip.ledger;

import static cityip.ledger.LedgerWorld.anAct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.DatabaseTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class LedgerTest extends DatabaseTest {

  @TempDir Path home;
  LedgerWorld world;

  @BeforeEach
  void freshLedger() {
    world = LedgerWorld.fresh(home, dataSource());
  }

  @Test
  void refusesAnActOutsideATransaction() {
    assertThatThrownBy(() -> world.ledger.append(anAct(1))).hasMessageContaining("registry.batch-imported").hasMessageContaining("transaction");
  }

  @Test
  void refusesFieldsThatCouldBlurTwoActs() {
    for (String bad : new String[] {"", " ", "a\tb", "a\nb", "a\u0000b", "a\u0085b", "\ud800", "x".repeat(301)}) {
      assertThatThrownBy(() -> new Act("system", "a.b", bad, "")).as(bad).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Act(bad, "a.b", "s", "")).as(bad).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Act("system", "Imported", "s", "")).hasMessageContaining("module.what-happened");
  }

  @Test
  void anActThatIsRolledBackLeavesNoEntry() {
    world.transaction.executeWithoutResult(status -> {
      world.ledger.append(anAct(1));
      status.setRollbackOnly();
    });
    long kept = world.append(anAct(2));
    assertThat(world.sealer.sealNow()).isEqualTo(1);
    assertThat(world.ledger.proof(kept)).isInstanceOf(ProofAnswer.Proven.class);
    assertThat(world.ledger.proof(kept - 1)).as("the one rolled back").isEqualTo(new ProofAnswer.UnknownEntry(kept - 1));
  }

  @Test
  void anActWhoseEntryCannotBeWrittenIsNotCommitted() {
    LedgerWorld.execute(world.dataSource, "create table thing (id int); alter table ledger_inbox add constraint no check (actor <> 'officer.li')");
    assertThatThrownBy(() -> world.transaction.executeWithoutResult(status -> {
      world.database.sql("insert into thing values (1)").update();
      world.ledger.append(anAct(1));
    })).hasMessageContaining("ledger_inbox");
    assertThat(world.database.sql("select count(*) from thing").query(Long.class).single()).isZero();
  }

  @Test
  void anActThatFailsAtItsCommitLeavesNoEntry() {
    LedgerWorld.execute(world.dataSource, "create table thing (id int unique deferrable initially deferred)");
    assertThatThrownBy(() -> world.transaction.executeWithoutResult(status -> {
      world.database.sql("insert into thing values (1), (1)").update();
      world.ledger.append(anAct(1));
    })).hasMessageContaining("thing");
    assertThat(world.database.sql("select count(*) from thing").query(Long.class).single()).isZero();
    assertThat(world.sealer.sealNow()).isZero();
  }

  @Test
  void innerTransactionsAndSavepointsKeepOnlyWhatTheyCommit() {
    TransactionTemplate inner = new TransactionTemplate(world.transaction.getTransactionManager());
    TransactionTemplate nested = new TransactionTemplate(world.transaction.getTransactionManager());
    inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    world.transaction.executeWithoutResult(outer -> {
      world.ledger.append(anAct(1));
      inner.executeWithoutResult(status -> world.ledger.append(anAct(2)));
      nested.executeWithoutResult(status -> world.ledger.append(anAct(3)));
      nested.executeWithoutResult(status -> {
        world.ledger.append(anAct(4));
        status.setRollbackOnly();
      });
      world.ledger.append(anAct(5));
    });
    world.sealer.sealNow();
    assertThat(world.database.sql("select subject from ledger_entry order by entry").query(String.class).list())
        .containsExactly("batch:1", "batch:2", "batch:3", "batch:5");
  }

  @Test
  void otherWorkBeforeTheCommitStillBelongsToTheTransaction() {
    LedgerWorld.execute(world.dataSource, "create table thing (id int)");
    assertThatThrownBy(() -> world.transaction.executeWithoutResult(status -> {
      world.ledger.append(anAct(1));
      TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
        @Override
        public void beforeCommit(boolean readOnly) {
          world.database.sql("insert into thing values (1)").update();
          throw new IllegalStateException("changed my mind");
        }
      });
    })).hasMessage("changed my mind");
    assertThat(world.database.sql("select count(*) from thing").query(Long.class).single()).isZero();
    assertThat(world.sealer.sealNow()).isZero();
  }

  @Test
  void anActAppendedWhileCommittingIsKeptToo() {
    world.transaction.executeWithoutResult(status -> {
      world.ledger.append(anAct(1));
      TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
        @Override
        public void beforeCommit(boolean readOnly) {
          world.ledger.append(anAct(2));
        }
      });
    });
    assertThat(world.sealer.sealNow()).isEqualTo(2);
  }

  @Test
  void entryIsWaitingUntilItIsSealed() {
    long entry = world.append(anAct(1));
    assertThat(world.ledger.proof(entry)).isEqualTo(new ProofAnswer.NotYetSealed(entry));
    assertThat(world.ledger.checkpoint()).isEmpty();
    world.sealer.sealNow();
    assertThat(world.ledger.checkpoint().orElseThrow().checkpoint().size()).isEqualTo(1);
  }

  @Test
  void anActCommittedLateIsSealedAfterThoseBeforeIt() throws Exception {
    CountDownLatch appended = new CountDownLatch(1);
    CountDownLatch sealed = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var late = threads.submit(() -> world.transaction.execute(status -> {
        long entry = world.ledger.append(anAct(1));
        appended.countDown();
        await(sealed);
        return entry;
      }));
      appended.await();
      long early = world.append(anAct(2));
      assertThat(world.sealer.sealNow()).isEqualTo(1);
      sealed.countDown();
      long lateEntry = late.get();
      assertThat(lateEntry).isLessThan(early);
      assertThat(world.sealer.sealNow()).isEqualTo(1);
      assertThat(((ProofAnswer.Proven) world.ledger.proof(lateEntry)).bundle().leafIndex()).isEqualTo(1);
    }
    assertThat(world.audit.run().findings()).isEmpty();
  }

  @Test
  void severalSealersAtOnceSealEveryActOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int t = 0; t < 4; t++) {
        int base = t * 100;
        LedgerWorld other = world.restarted();
        threads.submit(() -> {
          for (int i = 0; i < 50; i++) {
            other.append(anAct(base + i));
            other.sealer.sealNow();
          }
        });
      }
    }
    AuditReport report = world.audit.run();
    assertThat(report.findings()).isEmpty();
    assertThat(report.entries()).isEqualTo(200);
    assertThat(report.witnessed()).isEqualTo(report.checkpoints());
  }

  @Test
  void continuesAfterARestart() {
    for (int round = 0; round < 5; round++) {
      world.appendMany(130, LedgerWorld::anAct);
      world.restarted().sealer.sealNow();
    }
    assertThat(world.audit.run().findings()).isEmpty();
    assertThat(world.ledger.consistency(130, 650)).isNotEmpty();
  }

  @Test
  void keepsOnlyShortContents() {
    long shortOne = world.append(new Act("system", "a.b", "s", "短".repeat(1000)));
    long longOne = world.append(new Act("system", "a.b", "s", "长".repeat(1001)));
    long odd = world.append(new Act("system", "a.b", "s", "nul \u0000 and half a pair \ud800"));
    world.sealer.sealNow();
    assertThat(bundle(shortOne).content()).startsWith("短");
    assertThat(bundle(longOne).content()).isNull();
    assertThat(bundle(odd).content()).isNull();
    assertThat(world.audit.run().findings()).isEmpty();
  }

  @Test
  void privateKeysBelongToTheOwnerAlone() throws Exception {
    world.append(anAct(1));
    world.sealer.sealNow();
    for (String key : new String[] {"ledger-ed25519.pem", "ledger-sm2.pem"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keys").resolve(key)))).isEqualTo("rw-------");
    }
  }

  @Test
  void refusesToGoOnUnderNewKeysWhenTheOldOnesAreGone() throws Exception {
    world.append(anAct(1));
    world.sealer.sealNow();
    Files.delete(home.resolve("keys/ledger-ed25519.pem"));
    LedgerWorld later = world.restarted();
    long waiting = later.append(anAct(2));
    assertThatThrownBy(later.sealer::sealNow).isInstanceOf(LedgerBroken.class).hasMessageContaining("backup");
    assertThat(later.ledger.proof(waiting)).isInstanceOf(ProofAnswer.NotYetSealed.class);
  }

  @Test
  void mendsAWitnessTornByAPowerCut() throws Exception {
    Path witness = home.resolve("ledger/checkpoints.log");
    for (int i = 0; i < 3; i++) {
      world.append(anAct(i));
      world.sealer.sealNow();
    }
    byte[] whole = Files.readAllBytes(witness);
    for (int cut = 1; cut < whole.length; cut += 17) {
      Files.write(witness, java.util.Arrays.copyOf(whole, whole.length - cut));
      world.restarted().sealer.sealNow();
      assertThat(Files.readAllBytes(witness)).as("after losing %d bytes", cut).isEqualTo(whole);
    }
  }

  @Test
  void theDatabaseItselfRefusesASlipOfTheHand() {
    world.append(anAct(1));
    world.sealer.sealNow();
    for (String sql : new String[] {"delete from ledger_entry", "update ledger_entry set line = 'x'", "truncate ledger_checkpoint"}) {
      assertThatThrownBy(() -> LedgerWorld.execute(world.dataSource, sql)).hasMessageContaining("append-only");
    }
  }

  private ProofBundle bundle(long entry) {
    return ((ProofAnswer.Proven) world.ledger.proof(entry)).bundle();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
