package cityip.casework;

import cityip.casework.CaseFile.Party;
import cityip.shell.Accounts;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the people of both sides of a case: an account named as a side, and everybody who signs in for a body that is one. */
@Component
public final class PartyNotices {

  private final Cases cases;
  private final Messages messages;
  private final Accounts accounts;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PartyNotices(Cases cases, Messages messages, Accounts accounts, TransactionTemplate transaction, Clock clock) {
    this.cases = cases;
    this.messages = messages;
    this.accounts = accounts;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The act was done; its own hand, and the opener whom the engine tells, are left out. How many were told. */
  public int acted(ActDone done, String words) {
    return tell(done.number(), done.actor(), done.moves(), "casework.told.act", List.of(words, done.act(), done.state()));
  }

  /** @param word message key, {@code arguments} what it names */
  public int tell(String number, String word, List<String> arguments) {
    return tell(number, "", false, word, arguments);
  }

  private int tell(String number, String but, boolean openerKnows, String word, List<String> arguments) {
    Integer told = transaction.execute(status -> cases.find(number).map(locked -> {
      var summary = locked.summary();
      var people = new LinkedHashSet<String>();
      for (var party : cases.parties(summary.id())) {
        people.addAll(people(party));
      }
      people.remove(but);
      if (openerKnows) {
        people.remove(summary.openedBy());
      }
      people.forEach(name -> messages.tell(summary.id(), name, word, arguments, "casework.why.party", clock.instant()));
      return people.size();
    }).orElse(0));
    return Objects.requireNonNull(told);
  }

  private List<String> people(Party party) {
    var account = party.account();
    var body = party.bodyId();
    return account != null ? List.of(account) : body == null ? List.of() : accounts.usernamesOfBody(body);
  }
}
