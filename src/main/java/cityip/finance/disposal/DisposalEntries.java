package cityip.finance.disposal;

import cityip.casework.ActDone;
import cityip.casework.PartyRows.Row;
import cityip.finance.RightList;
import cityip.finance.risk.Collateral;
import cityip.registry.EventKind;
import cityip.registry.Fact;
import cityip.registry.Holder;
import cityip.registry.Intake;
import cityip.registry.RightView;
import cityip.registry.Statement;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Brings a sale back to where values are made: the transfer goes into the right's history with its price, so that comparables, the factors of the value
 * model and its back tests see what was really paid. A price for several rights is shared evenly among them.
 */
@Component
class DisposalEntries {

  private static final Set<String> TRANSFERS = Set.of("agreed", "auction", "sale", "buy-back", "patent-pool");

  private final Disposals disposals;
  private final Collateral collateral;
  private final Intake intake;

  DisposalEntries(Disposals disposals, Collateral collateral, Intake intake) {
    this.disposals = disposals;
    this.collateral = collateral;
    this.intake = intake;
  }

  @EventListener
  public void acted(ActDone done) {
    if (done.procedure().equals(DisposalProcedure.CODE) && done.act().equals("split")) {
      disposals.find(done.number()).ifPresent(this::enter);
    }
  }

  /** What a crash left out. */
  @Scheduled(cron = "0 20 6 * * *", zone = "Asia/Shanghai")
  public void catchUp() {
    disposals.list(new Scope.WholeCity(), "settled").forEach(this::enter);
  }

  private void enter(Row row) {
    if (!TRANSFERS.contains(row.fact("way"))) {
      return;
    }
    var rights = collateral.pieces(String.join(",", RightList.of(row.fact("rights")))).stream().map(Collateral.Piece::view).filter(Objects::nonNull).filter(right -> missing(row, right)).toList();
    var price = Disposals.amount(row, "price").yuan().divide(BigDecimal.valueOf(Math.max(1, RightList.of(row.fact("rights")).size())), 2, RoundingMode.HALF_UP);
    var statements = IntStream.range(0, rights.size()).mapToObj(n -> statement(row, rights.get(n), price, n + 1)).toList();
    if (!statements.isEmpty()) {
      intake.load("质物处置 " + row.number(), "system", statements.stream());
    }
  }

  private static boolean missing(Row row, RightView right) {
    return right.events().stream().noneMatch(event -> event.kind() == EventKind.TRANSFERRED && row.number().equals(event.facts().text(Fact.CONTRACT)));
  }

  private Statement statement(Row row, RightView right, BigDecimal price, int line) {
    var facts = new EnumMap<Fact, Object>(Fact.class);
    facts.put(Fact.OWNERS, List.of(Holder.named(row.fact("buyer"))));
    facts.put(Fact.CONTRACT, row.number());
    facts.put(Fact.AMOUNT, price);
    var sold = LocalDate.parse(row.fact("sold-on"));
    var statement = Statement.about(right.number()).line(line);
    right.flags().stream().filter(flag -> flag.onTheDay() && (flag.kind() == cityip.registry.FlagKind.PLEDGED || flag.kind() == cityip.registry.FlagKind.PLEDGE_RENEWED))
        .forEach(flag -> statement.event(EventKind.RELEASED, sold, java.util.Map.of(Fact.CONTRACT, flag.detail())));
    return statement.event(EventKind.TRANSFERRED, sold, facts).build();
  }
}
