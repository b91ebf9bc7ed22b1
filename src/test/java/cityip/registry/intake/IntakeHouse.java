package cityip.registry.intake;

import cityip.registry.Intake;
import cityip.registry.LoaderInTown;
import cityip.registry.RightsLoader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The intake with everything below it: a real database, vault and ledger, the real loader; no pages. One per "process". */
final class IntakeHouse implements AutoCloseable {

  private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

  IntakeHouse(DataSource database, Path home) {
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of("cityip.home", home.toString(), "cityip.city", "jining")));
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(new JdbcTransactionManager(database)));
    context.registerBean(Clock.class, () -> new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneId.of("Asia/Shanghai");
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return Instant.now();
      }
    });
    context.registerBean(RightsLoader.class, () -> LoaderInTown.over(database));
    context.registerBean(FigureDesk.class, SampleFigures::new);
    context.register(Batches.class, Refusals.class, ColumnProfiles.class, RegistryDesk.class, BatchRun.class, BatchUndo.class, IntakeWorker.class, IntakeDesk.class,
        cityip.vault.Vault.class, cityip.ledger.Ledger.class);
    context.registerBean("ledgerHome", named("cityip.ledger.LedgerHome"));
    context.refresh();
  }

  /** Takes figures of 示例 places, and remembers from which batches it took them back. */
  static final class SampleFigures implements FigureDesk {
    final java.util.Set<Long> retracted = new java.util.HashSet<>();

    @Override
    public Taken take(long batch, SourceFigure figure, String actor) {
      return figure.region().startsWith("示例") ? new Taken.Entered(false)
          : new Taken.NotTaken(Problem.of("", figure.region(), "intake.row.region-unknown", figure.region()));
    }

    @Override
    public int retract(long batch, String actor, String reason) {
      return retracted.add(batch) ? 1 : 0;
    }
  }

  private static Class<?> named(String type) {
    try {
      return Class.forName(type);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  Intake intake() {
    return bean(Intake.class);
  }

  Intake.Batch send(String name, byte[] bytes) throws IOException, InterruptedException {
    return intake().await(intake().receive(new ByteArrayInputStream(bytes), name, null, "officer"), Duration.ofSeconds(60));
  }

  Intake.Batch send(String text) throws IOException, InterruptedException {
    return send("list.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Undoes a batch and waits for the end of it. */
  Intake.Batch undo(Intake.BatchId id) throws InterruptedException {
    intake().undo(id, "officer", "示例");
    return intake().await(id, Duration.ofSeconds(60));
  }

  byte[] refused(Intake.Batch batch) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    intake().refusedWorkbook(batch.id(), out, Locale.SIMPLIFIED_CHINESE);
    return out.toByteArray();
  }

  @Override
  public void close() {
    context.close();
  }
}
