package cityip;

import cityip.shell.Accounts;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells the operator where the site is and who may sign in; makes the first account where there is none. */
@Component
class ReadyNotice {

  private final Environment environment;
  private final Accounts accounts;

  ReadyNotice(Environment environment, Accounts accounts) {
    this.environment = environment;
    this.accounts = accounts;
  }

  @EventListener(ApplicationReadyEvent.class)
  void print(ApplicationReadyEvent event) {
    var port = environment.getProperty("local.server.port");
    if (port == null) {
      return;
    }
    var lines = new StringBuilder("CityIP is ready: http://localhost:%s\n".formatted(port));
    var samples = accounts.sampleUsernames();
    if (!samples.isEmpty()) {
      lines.append("Sample sign-ins (password sample-2026): ").append(String.join(", ", samples)).append('\n');
    } else if (accounts.isEmpty()) {
      lines.append("First sign-in: admin / ").append(firstAdministrator()).append("  (shown once)\n");
    }
    lines.append("Stop with Ctrl-C.");
    System.out.println(lines);
  }

  private String firstAdministrator() {
    var bytes = new byte[9];
    new SecureRandom().nextBytes(bytes);
    var password = HexFormat.of().formatHex(bytes);
    accounts.open(new Accounts.OpenAccount("admin", "系统管理员", password, cityip.shell.Role.ADMINISTRATOR, null, null, false));
    return password;
  }
}
