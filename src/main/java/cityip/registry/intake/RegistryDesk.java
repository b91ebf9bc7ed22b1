package cityip.registry.intake;

import cityip.registry.BatchSettled;
import cityip.registry.RightsLoader;
import cityip.registry.Statement;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Hands statements to the registry's loader. */
@Component
class RegistryDesk implements StatementDesk {

  private final ObjectProvider<RightsLoader> loader;
  private final ApplicationEventPublisher events;

  /** The loader is asked for late: reading of files must not decide in which order the house is built. */
  RegistryDesk(ObjectProvider<RightsLoader> loader, ApplicationEventPublisher events) {
    this.loader = loader;
    this.events = events;
  }

  private record Prepared(RightsLoader.Prepared rows) implements Ready {}

  @Override
  public Ready prepare(List<Statement> statements) {
    return new Prepared(loader.getObject().prepare(statements));
  }

  @Override
  public List<Outcome> load(long batch, Ready ready) {
    return loader.getObject().load(batch, ((Prepared) ready).rows()).outcomes().stream().map(outcome -> switch (outcome) {
      case ACCEPTED -> Outcome.ACCEPTED;
      case CHANGED -> Outcome.CHANGED;
      case UNCHANGED -> Outcome.UNCHANGED;
    }).toList();
  }

  @Override
  public int retract(long batch, String actor, String reason, Watcher watcher) {
    return switch (loader.getObject().undo(batch, actor, reason, watcher::retold)) {
      case RightsLoader.Undoing.Undone undone -> undone.rights();
      case RightsLoader.Undoing.AlreadyUndone earlier -> 0;
      case RightsLoader.Undoing.NothingToUndo nothing -> 0;
    };
  }

  @Override
  public void settled(long batch) {
    events.publishEvent(new BatchSettled(batch));
  }
}
