package cityip.registry.intake;

import cityip.kernel.ApplicationNumber;
import cityip.kernel.Money;
import cityip.kernel.Reading;
import cityip.kernel.RightNumber;
import cityip.kernel.TrademarkNumber;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of what was done with rights: pledges, licences, transfers, open licences, awards. A row may name several rights under one
 * contract; its amount is then divided among them, so that a sum over rights is the sum over contracts.
 */
final class DealRows implements RowReader {

  private final TableKind table;
  private final RowContext context;

  DealRows(TableKind table, RowContext context) {
    this.table = table;
    this.context = context;
  }

  @Override
  public void read(Cells cells, RowSink sink) throws IOException {
    Field field = cells.get(Field.NUMBER).isEmpty() ? Field.PATENT_NUMBER : Field.NUMBER;
    List<String> numbers = Names.cut(cells.get(field), ";；、,，| \n");
    if (numbers.isEmpty()) {
      RowDraft row = draft(cells);
      row.problem(cells.header(field).isEmpty() ? cells.header(Field.NUMBER) : cells.header(field), "", "intake.row.no-number");
      sink.row(row.done());
      return;
    }
    List<RowDraft> rows = new ArrayList<>(numbers.size());
    boolean bad = false;
    for (String number : numbers) {
      RowDraft row = draft(cells);
      row.take(number(number), number, cells.header(field)).ifPresent(row::number);
      deal(row, cells, numbers.size(), rows.size());
      bad |= row.hasProblems();
      rows.add(row);
    }
    for (RowDraft row : rows) {
      if (bad && !row.hasProblems()) {
        row.problem("", "", "intake.row.neighbour-refused"); // half a contract would be a wrong amount
      }
      sink.row(row.done());
    }
  }

  private static RowDraft draft(Cells cells) {
    return new RowDraft(cells.row().sheet(), cells.row().line(), List.of(cells.row().cells()));
  }

  /** A patent's number, or a mark's where it is shorter; patents prove themselves by their check character. */
  private static Reading<RightNumber> number(String text) {
    Reading<RightNumber> patent = ApplicationNumber.parse(text).map(ApplicationNumber::rightNumber);
    boolean dotted = text.indexOf('.') >= 0 || text.toUpperCase(java.util.Locale.ROOT).startsWith("ZL") || text.length() >= 12;
    if (dotted || patent instanceof Reading.Read<RightNumber> read && read.notes().isEmpty()) {
      return patent;
    }
    Reading<RightNumber> mark = TrademarkNumber.parse(text).map(TrademarkNumber::rightNumber);
    return mark instanceof Reading.Read ? mark : patent;
  }

  private void deal(RowDraft row, Cells cells, int rights, int index) {
    row.fact(Field.TITLE, cells.get(Field.TITLE), cells.header(Field.TITLE));
    row.day(Field.DAY, cells.get(Field.DAY), cells.header(Field.DAY));
    row.day(Field.RELEASED_DAY, cells.get(Field.RELEASED_DAY), cells.header(Field.RELEASED_DAY));
    row.inOrder(Field.DAY, Field.RELEASED_DAY);
    LocalDate until = endDay(row, cells);
    BigDecimal amount = share(amount(row, cells), rights, index);
    String contract = contract(cells);
    String from = cells.get(Field.FROM_PARTY);
    String to = cells.get(Field.TO_PARTY);
    switch (table) {
      case PLEDGES -> {
        dated(row, cells, "PLEDGED", RowDraft.data("contract", contract, "amount", amount, "pledgor", from, "creditor", to, "until", until));
        row.event("RELEASED", row.day(Field.RELEASED_DAY), RowDraft.data("contract", contract));
      }
      case LICENCES -> dated(row, cells, "LICENSED",
          RowDraft.data("contract", contract, "amount", amount, "licensee", to, "licenceType", cells.get(Field.LICENCE_TYPE), "until", until));
      case OPEN_LICENCES -> {
        dated(row, cells, "OPEN_LICENSED", RowDraft.data("amount", amount, "licenceType", cells.get(Field.LICENCE_TYPE), "until", until));
        row.event("OPEN_LICENCE_WITHDRAWN", row.day(Field.RELEASED_DAY), Map.of());
      }
      case TRANSFERS -> transfer(row, cells, amount, from, to);
      case AWARDS -> award(row, cells);
      default -> throw new IllegalStateException("Table " + table + " tells of no deals");
    }
  }

  private static @Nullable String contract(Cells cells) {
    String number = cells.get(Field.DEAL_NUMBER);
    return number.isEmpty() ? null : number;
  }

  /** A term such as 三年 is kept as nothing: only a day ends anything. */
  private static @Nullable LocalDate endDay(RowDraft row, Cells cells) {
    String text = cells.get(Field.END_DAY);
    if (!text.isEmpty() && text.matches(".*\\d{4}.*")) {
      row.day(Field.END_DAY, text.replaceAll("^.*?(?:至|到|~|～)\\s*", ""), cells.header(Field.END_DAY));
    }
    return row.day(Field.END_DAY);
  }

  private void dated(RowDraft row, Cells cells, String event, Map<String, Object> data) {
    if (row.day(Field.DAY) == null && !row.hasProblems()) {
      row.problem(cells.header(Field.DAY), cells.get(Field.DAY), "intake.row.no-day");
    }
    row.event(event, row.day(Field.DAY), data);
  }

  private void transfer(RowDraft row, Cells cells, @Nullable BigDecimal amount, String from, String to) {
    if (to.isEmpty()) {
      row.problem(cells.header(Field.TO_PARTY), "", "intake.row.no-new-owner");
      return;
    }
    Parties.owners(row, cells, Field.TO_PARTY, SourceParty.Role.TO);
    dated(row, cells, "TRANSFERRED", RowDraft.data("owners", row.parties().stream().filter(p -> p.role() == SourceParty.Role.TO).toList(),
        "amount", amount, "remark", from));
  }

  private void award(RowDraft row, Cells cells) {
    String year = cells.get(Field.YEAR);
    if (row.day(Field.DAY) == null && year.matches(".*(19|20)\\d{2}.*")) {
      row.day(Field.DAY, year.replaceAll("^.*?((?:19|20)\\d{2}).*$", "$1") + "-12-31", cells.header(Field.YEAR));
      row.note(cells.header(Field.YEAR), year, "intake.row.award-by-year", year);
    }
    dated(row, cells, "AWARDED", RowDraft.data("award", cells.get(Field.AWARD)));
  }

  /** The amount in yuan: the cell's own unit, else the header's, else yuan. */
  static @Nullable BigDecimal amount(RowDraft row, Cells cells) {
    String text = cells.get(Field.AMOUNT);
    if (text.isEmpty() || RowDraft.absent(text)) {
      return null;
    }
    Optional<Money> money = row.take(Money.parse(text), text, cells.header(Field.AMOUNT));
    if (money.isPresent() && money.get().yuan().signum() < 0) {
      row.problem(cells.header(Field.AMOUNT), text, "intake.row.negative-amount");
      return null;
    }
    boolean bare = text.indexOf('元') < 0 && text.indexOf('万') < 0 && text.indexOf('亿') < 0;
    String unit = cells.unit(Field.AMOUNT) + cells.header(Field.AMOUNT);
    BigDecimal factor = !bare ? BigDecimal.ONE : unit.contains("亿") ? new BigDecimal(100_000_000) : unit.contains("万") ? new BigDecimal(10_000) : BigDecimal.ONE;
    return money.map(m -> bare && factor.signum() > 0 ? exact(text, factor).orElse(m.yuan().multiply(factor)) : m.yuan()).orElse(null);
  }

  /** 0.12345 万元 is 1,234.5 yuan: multiplied before it is rounded to the fen. */
  private static Optional<BigDecimal> exact(String text, BigDecimal factor) {
    try {
      return Optional.of(new BigDecimal(text.replace(",", "").strip()).multiply(factor).setScale(2, RoundingMode.HALF_UP));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Equal parts to the fen; what does not divide goes to the first. */
  static @Nullable BigDecimal share(@Nullable BigDecimal amount, int rights, int index) {
    if (amount == null || rights == 1) {
      return amount;
    }
    BigDecimal part = amount.divide(BigDecimal.valueOf(rights), 2, RoundingMode.DOWN);
    return index == 0 ? amount.subtract(part.multiply(BigDecimal.valueOf(rights - 1L))) : part;
  }

}
