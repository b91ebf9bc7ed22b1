package cityip.registry.intake;

import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import cityip.registry.BatchSettled;
import cityip.registry.RightsLoader;
import cityip.registry.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands statements to the registry's loader. */
@Component
class RegistryDesk implements StatementDesk {

  /** Kind codes of Chinese documents, ZC 0007. */
  private static final List<String> KIND_CODES = List.of("A", "B", "C", "U", "Y", "S", "D");

  private final ObjectProvider<RightsLoader> loader;
  private final JdbcClient db;
  private final ApplicationEventPublisher events;

  /** The loader is asked for late: reading of files must not decide in which order the house is built. */
  RegistryDesk(ObjectProvider<RightsLoader> loader, JdbcClient db, ApplicationEventPublisher events) {
    this.loader = loader;
    this.db = db;
    this.events = events;
  }

  @Override
  public List<Statement> identified(List<Statement> statements) {
    List<String> serials = statements.stream().map(Statement::number).filter(RegistryDesk::isPublication).map(RightNumber::canonical).distinct().toList();
    if (serials.isEmpty()) {
      return statements;
    }
    Map<String, RightNumber> known = new HashMap<>();
    db.sql("""
        select kind, number, publication_number from registry_right
        where jurisdiction = 'CN' and publication_number = any(:documents) and number not like 'CN%'""")
        .param("documents", serials.stream().flatMap(serial -> KIND_CODES.stream().map(code -> serial + code)).toArray(String[]::new))
        .query((row, n) -> known.put(row.getString("publication_number").replaceFirst("[A-Z]\\d?$", ""),
            new RightNumber("CN", RightKind.ofNumber(row.getInt("kind")), row.getString("number")))).list();
    return statements.stream().map(statement -> {
      RightNumber number = isPublication(statement.number()) ? known.get(statement.number().canonical()) : null;
      return number == null ? statement : new Statement(number, statement.line(), statement.columns(), statement.events());
    }).toList();
  }

  private static boolean isPublication(RightNumber number) {
    return number.isChinese() && number.kind().isPatent() && number.canonical().startsWith("CN");
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
