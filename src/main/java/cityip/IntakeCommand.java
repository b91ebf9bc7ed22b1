package cityip;

import cityip.registry.Intake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code intake FILE [--profile P]}: one file from the command line, or all of a folder, with its progress and its end. */
final class IntakeCommand {

  /** Refused rows named on the screen; all of them are on the batch's page. */
  private static final int SHOWN = 20;

  private IntakeCommand() {}

  /** @return 0 when every row came in, 1 when some were refused or the batch waits for a person, 2 when it failed */
  static int run(Intake intake, CityIp.CommandLine line) {
    var file = line.file();
    if (file == null || !Files.exists(file)) {
      System.err.println("IP-START-007 There is no file " + file + ".");
      return 2;
    }
    try {
      var id = receive(intake, file, line.profile());
      System.out.println("Batch " + id.value() + " received: " + file.getFileName());
      Intake.Batch batch;
      do {
        batch = intake.await(id, Duration.ofSeconds(2));
        System.out.println("  " + batch.state() + "  " + rows(batch.rows()));
      } while (!batch.state().resting());
      var problem = batch.problem();
      if (problem != null) {
        System.out.println(cityip.shell.Words.t(problem.key(), problem.args().toArray()));
      }
      if (batch.state() == Intake.State.DONE && batch.rows().read() == 0) {
        System.out.println(cityip.shell.Words.t("intake.nothing-found"));
      }
      for (var refusal : intake.refusals(id, SHOWN, 0)) {
        System.out.println("  " + refusal.part() + " " + refusal.line() + " " + refusal.column() + " " + refusal.value() + ": "
            + cityip.shell.Words.t(refusal.problem().key(), refusal.problem().args().toArray()));
      }
      return batch.state() == Intake.State.DONE ? batch.rows().refused() == 0 ? 0 : 1 : batch.state() == Intake.State.NEEDS_COLUMNS ? 1 : 2;
    } catch (IOException cause) {
      System.err.println("IP-START-007 " + file + " cannot be read: " + cause.getMessage());
      return 2;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 2;
    }
  }

  /** A file as it is; a folder as one archive of all its files, under paths that begin with the folder's own name. */
  private static Intake.BatchId receive(Intake intake, Path file, @Nullable String profile) throws IOException {
    var named = file.toAbsolutePath().normalize();
    var name = String.valueOf(named.getFileName());
    if (Files.isDirectory(named)) {
      try (var walk = Files.walk(named)) {
        var parts = walk.filter(Files::isRegularFile)
            .map(one -> new Intake.Part(name + "/" + named.relativize(one), () -> Files.newInputStream(one))).toList();
        return intake.receiveTogether(parts, name, profile, "command-line");
      }
    }
    try (var in = Files.newInputStream(named)) {
      return intake.receive(in, name, profile, "command-line");
    }
  }

  private static String rows(Intake.Rows rows) {
    return "read %,d  accepted %,d  unchanged %,d  changed %,d  refused %,d".formatted(
        rows.read(), rows.accepted(), rows.unchanged(), rows.changed(), rows.refused());
  }
}
