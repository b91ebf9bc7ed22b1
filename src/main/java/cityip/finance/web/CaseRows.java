package cityip.finance.web;

import cityip.casework.FactWords;
import cityip.casework.PartyRows.Row;
import cityip.finance.web.Blocks.Cell;
import cityip.finance.web.Blocks.Choice;
import cityip.finance.web.Listing.Column;
import cityip.finance.web.Listing.Picking;
import cityip.kernel.Money;
import cityip.rulebook.City;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of the cases of one procedure, with the amounts that matter for it. */
final class CaseRows {

  private CaseRows() {}

  /** @param words prefix of the procedure's messages; {@code amounts} and {@code texts} are facts shown as columns of their own */
  static Listing<Row> listing(String path, String title, String words, List<String> states, List<String> amounts, List<String> texts, City city) {
    var columns = new ArrayList<Column<Row>>();
    columns.add(Listing.of("casework.column.number", row -> Cell.text(row.number()).to("/cases/" + row.number()), Row::number));
    columns.add(Listing.text("casework.field.subject", Row::title));
    columns.add(Listing.text("finance.case.applicant", Row::applicant));
    texts.forEach(fact -> columns.add(new Column<>(words + ".field." + fact, row -> Cell.text(said(words, fact, row.fact(fact))), Comparator.comparing(row -> row.fact(fact)))));
    amounts.forEach(fact -> columns.add(new Column<>(words + ".field." + fact, row -> Say.yuan(money(row, fact)), Comparator.comparing(row -> order(row, fact)))));
    columns.add(Listing.of("finance.case.state", row -> Cell.text(FactWords.word(words, "state", row.state())).toned(row.open() ? "waiting" : "neutral"), Row::state));
    columns.add(Listing.text("casework.field.unit", row -> Say.unit(city, row.unit())));
    columns.add(Listing.of("finance.case.opened", row -> Cell.text(Words.moment(row.opened())), Row::opened));
    columns.add(Listing.of("finance.case.due", row -> Say.day(row.open() ? row.due() : null)));
    return new Listing<>(path, title, columns, List.of(new Picking<>("state", "finance.case.state", states.stream().map(state -> new Choice(state, FactWords.word(words, "state", state))).toList(),
        (row, state) -> row.state().equals(state)), new Picking<>("unit", "casework.field.unit", Say.units(city), (row, unit) -> row.unit().equals(unit))));
  }

  private static String said(String words, String fact, String value) {
    if (value.isEmpty()) {
      return "—";
    }
    var choice = FactWords.word(words, "choice", value);
    return choice.contains(".choice.") ? value : choice;
  }

  static @Nullable Money money(Row row, String fact) {
    return row.fact(fact).isEmpty() ? null : new Money(new BigDecimal(row.fact(fact)));
  }

  private static Money order(Row row, String fact) {
    var money = money(row, fact);
    return money == null ? Money.ZERO : money;
  }
}
