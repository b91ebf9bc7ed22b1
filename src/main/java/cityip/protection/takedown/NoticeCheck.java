package cityip.protection.takedown;

import cityip.kernel.AsOf;
import cityip.registry.Registry;
import cityip.registry.RightState;
import cityip.registry.RightView;
import cityip.shell.Scope;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the register says of the right a notice names, on a day: whether it stands and whose it is. Works and what other cities keep are not in it. */
@Component
public class NoticeCheck {

  private final Registry registry;
  private final Clock clock;

  NoticeCheck(Registry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** What was found. */
  public sealed interface Verdict {
    record Stands(String number) implements Verdict {}

    /** Only the certificate can tell. */
    record NotInRegister() implements Verdict {}

    /** @param state code of the state it is in */
    record Ended(String number, String state) implements Verdict {}

    record NotYet(String number) implements Verdict {}

    /** @param owners who the register names */
    record SomebodyElses(String number, List<String> owners) implements Verdict {}
  }

  public Verdict of(String number, String holder, LocalDate day) {
    var found = number.isBlank() || number.length() > 60 ? java.util.Optional.<RightView>empty() : registry.findReadable(number, new AsOf(day, clock.instant()), new Scope.PublicOnly());
    if (found.isEmpty()) {
      return new Verdict.NotInRegister();
    }
    var right = found.get();
    var state = right.state().orElse(RightState.UNKNOWN);
    var written = right.number().canonical();
    var owners = right.owners().stream().filter(RightView.Owner::onTheDay).map(RightView.Owner::name).toList();
    return switch (state.group()) {
      case ENDED -> new Verdict.Ended(written, state.code());
      case PENDING -> new Verdict.NotYet(written);
      case ALIVE -> owners.isEmpty() || owners.stream().anyMatch(owner -> plain(owner).equals(plain(holder))) ? new Verdict.Stands(written) : new Verdict.SomebodyElses(written, owners);
    };
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }
}
