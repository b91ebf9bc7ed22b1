package cityip.operation.library;

import cityip.casework.CaseFiles;
import cityip.kernel.Money;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.operation.library.Stock.Progress;
import cityip.party.PartyRegister;
import cityip.registry.RightList;
import cityip.registry.RightList.RightQuery;
import cityip.registry.RightList.Sort;
import cityip.registry.RightState;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The place where a body's rights are taken stock of, line by line or by table. */
@Component
public class Library {

  private final Stock stock;
  private final CaseFiles cases;
  private final RightList rights;
  private final PartyRegister parties;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Library(Stock stock, CaseFiles cases, RightList rights, PartyRegister parties, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.stock = stock;
    this.cases = cases;
    this.rights = rights;
    this.parties = parties;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A stock-taking as a viewer may see it.
   *
   * @param body whose rights they are
   * @param mayDecide the viewer belongs to it and it is not sent yet
   */
  public record Taking(String number, String title, String unit, String state, String owner, long body, String deadline, boolean mayDecide, Progress progress) {}

  /** The university's own, or the city's: others find nothing. */
  public Optional<Taking> find(String number, Viewer viewer) {
    return stock.taking(number).filter(row -> mayRead(row, viewer)).map(row -> taking(row, viewer));
  }

  private Taking taking(Stock.Row row, Viewer viewer) {
    return new Taking(row.number(), row.title(), row.unit(), row.state(), row.owner(), row.body(), row.deadline(), row.state().equals("taking") && Long.valueOf(row.body()).equals(viewer.bodyId()),
        stock.progress(row.number()));
  }

  private static boolean mayRead(Stock.Row row, Viewer viewer) {
    return switch (viewer.scope()) {
      case Scope.WholeCity _ -> true;
      case Scope.OneUnit one -> one.unit().equals(row.unit());
      case Scope.OneBody one -> one.bodyId() == row.body();
      case Scope.PublicOnly _ -> false;
    };
  }

  /** Those the viewer may see, the latest first. */
  public List<Taking> takings(Viewer viewer) {
    return stock.takings().stream().filter(row -> mayRead(row, viewer)).map(row -> taking(row, viewer)).toList();
  }

  /** Brings in every right the body owns that still lives or may come to live, and is not in yet; how many came. */
  public int bringIn(Taking taking, Viewer viewer) {
    var found = new ArrayList<RightList.Line>();
    rights.each(new RightQuery("", "", "", "", "", taking.body(), Sort.NUMBER, false), new Scope.WholeCity(), line -> {
      if (line.kind().isPatent() && line.state().group() != RightState.Group.ENDED) {
        found.add(line);
      }
    });
    return Objects.requireNonNull(transaction.execute(status -> {
      var came = found.stream().mapToInt(line -> stock.add(taking, line)).sum();
      if (came > 0) {
        ledger.append(new Act(viewer.actor(), "operation.stock-brought-in", "stock-taking:" + taking.number(), came + " rights"));
      }
      return came;
    }));
  }

  public long count(Taking taking, StockFilter filter) {
    return stock.count(taking.number(), filter);
  }

  public List<StockLine> page(Taking taking, StockFilter filter, StockOrder order, int size, long offset) {
    return stock.page(taking.number(), filter, order, size, offset);
  }

  /** By faculty, how far it is. */
  public List<Stock.FacultyProgress> faculties(Taking taking) {
    return stock.faculties(taking.number());
  }

  /** Decides one line; false when the stock-taking has been sent meanwhile or has no such line. */
  public boolean decide(Taking taking, long line, Decide decision, Viewer viewer) {
    return taking.mayDecide() && Boolean.TRUE.equals(transaction.execute(status -> {
      var done = stock.decide(taking.number(), line, decision, viewer.actor(), clock.instant());
      if (done) {
        ledger.append(new Act(viewer.actor(), "operation.stock-decided", "stock-taking:" + taking.number(), line + " " + decision));
      }
      return done;
    }));
  }

  /** What came of a table that was sent. */
  public record Taken(int good, int bad) {}

  /** Takes a table over row by row; a bad row is kept with what would be right, the rest goes on. */
  public Taken take(Taking taking, String file, List<List<String>> rows, Viewer viewer) {
    var reading = new StockTable(rows);
    return Objects.requireNonNull(transaction.execute(status -> {
      var good = 0;
      var bad = 0;
      for (var row : reading.rows()) {
        var problem = row.problem();
        var decision = row.decision();
        if (decision != null && problem.isEmpty()) {
          problem = stock.decide(taking.number(), row.number(), decision, viewer.actor(), clock.instant()) ? "" : "operation.stock.bad.not-in";
        }
        if (problem.isEmpty()) {
          good++;
        } else {
          bad++;
          stock.bad(taking.number(), file, row.line(), row.cells(), problem, viewer.actor(), clock.instant());
        }
      }
      ledger.append(new Act(viewer.actor(), "operation.stock-table-taken", "stock-taking:" + taking.number(), file + " " + good + " " + bad));
      return new Taken(good, bad);
    }));
  }

  public List<Stock.Bad> bad(Taking taking) {
    return stock.bad(taking.number());
  }

  public void forgetBad(Taking taking) {
    stock.forgetBad(taking.number());
  }

  /** The price named for a right and its readiness, by the latest stock-taking that was approved. */
  public Optional<Money> price(long right) {
    return stock.price(right);
  }
}
