package cityip.operation;

import cityip.rulebook.Rulebook;
import cityip.shell.Viewer;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends to each open need, once a week, the one best right it has not seen, when it is good enough: few, with reasons, and never more than wait for an answer already. */
@Component
class PushRun {

  private static final Logger LOG = LoggerFactory.getLogger(PushRun.class);
  private static final int NEEDS = 2_000;
  private static final int LOOKED_AT = 20;
  private static final Viewer SYSTEM = new Viewer(0L, "system", "", null, null, null);

  private final Needs needs;
  private final Matches matches;
  private final Rulebook rulebook;
  private final Clock clock;

  PushRun(Needs needs, Matches matches, Rulebook rulebook, Clock clock) {
    this.needs = needs;
    this.matches = matches;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  @Scheduled(cron = "0 20 2 * * MON", zone = "Asia/Shanghai")
  void weekly() {
    LOG.info("{} rights were sent to needs.", run());
  }

  int run() {
    var least = rulebook.rule("operation.match.push-least", LocalDate.now(clock)).value().decimalValue();
    var sent = 0;
    for (var need : needs.open(NEEDS)) {
      var seen = needs.pushes(need).stream().map(push -> Long.toString(push.right())).toList();
      var best = matches.forNeed(need, Matches.Only.ALL, LOOKED_AT).matches().stream().filter(match -> !seen.contains(match.right().id()) && match.total().compareTo(least) >= 0).findFirst();
      if (best.isPresent() && needs.send(need, best.get(), SYSTEM)) {
        sent++;
      }
    }
    return sent;
  }
}
