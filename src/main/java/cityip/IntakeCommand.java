package cityip;

import cityip.registry.Intake;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** {@code intake FILE [--profile P]}: one file from the command line, with its progress and its end. */
final class IntakeCommand {

  private IntakeCommand() {}

  /** @return 0 when every row came in, 1 when some were refused or the batch waits for a person, 2 when it failed */
  static int run(Intake intake, CityIp.CommandLine line) {
    var file = line.file();
    if (file == null || !Files.isRegularFile(file)) {
      System.err.println("IP-START-007 There is no file " + file + ".");
      return 2;
    }
    try (var in = Files.newInputStream(file)) {
      var id = intake.receive(in, String.valueOf(file.getFileName()), line.profile(), "command-line");
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
      return batch.state() == Intake.State.DONE ? batch.rows().refused() == 0 ? 0 : 1 : batch.state() == Intake.State.NEEDS_COLUMNS ? 1 : 2;
    } catch (IOException cause) {
      System.err.println("IP-START-007 " + file + " cannot be read: " + cause.getMessage());
      return 2;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 2;
    }
  }

  private static String rows(Intake.Rows rows) {
    return "read %,d  accepted %,d  unchanged %,d  changed %,d  refused %,d".formatted(
        rows.read(), rows.accepted(), rows.unchanged(), rows.changed(), rows.refused());
  }
}
