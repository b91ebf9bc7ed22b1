package cityip.registry.intake;

import cityip.kernel.CreditCode;
import cityip.kernel.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the people of a table's row: names, addresses and codes side by side. */
final class Parties {

  private Parties() {}

  /** Names with their addresses and credit codes; the first address serves all when there is only one. */
  static void owners(RowDraft row, Cells cells, Field field, SourceParty.Role role) {
    String cell = cells.get(field);
    if (cell.isEmpty() || RowDraft.absent(cell)) {
      return;
    }
    row.fact(field, cell, cells.header(field));
    List<String> names = Names.split(cell);
    List<String> codes = Names.cut(cells.get(Field.CREDIT_CODE), ";；,，、|\n");
    List<String> addresses = Names.cut(cells.get(Field.ADDRESS), ";；|\n");
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.length() > 300) {
        row.problem(cells.header(field), name, "intake.row.name-too-long", String.valueOf(name.length()));
        continue;
      }
      Names.Address address = Names.address(i < addresses.size() ? addresses.get(i) : i == 0 || addresses.size() == 1 ? first(addresses) : "");
      String postcode = address.postcode() != null ? address.postcode() : i == 0 && cells.get(Field.POSTCODE).matches("\\d{6}") ? cells.get(Field.POSTCODE) : null;
      String code = i < codes.size() && codes.size() >= names.size() || i == 0 && codes.size() == 1 ? code(row, codes.get(i), cells) : null;
      row.party(new SourceParty(role, name, address.text(), postcode, code, null));
    }
  }

  private static String first(List<String> list) {
    return list.isEmpty() ? "" : list.getFirst();
  }

  /** A wrong code does not refuse the row: the right is known by its own number. */
  private static @Nullable String code(RowDraft row, String text, Cells cells) {
    if (RowDraft.absent(text)) {
      return null;
    }
    Reading<CreditCode> reading = CreditCode.parse(text);
    return row.takeIfReadable(reading, text, cells.header(Field.CREDIT_CODE)).map(CreditCode::code).orElse(null);
  }

  static void persons(RowDraft row, Cells cells, Field field, SourceParty.Role role) {
    String cell = cells.get(field);
    if (!cell.isEmpty() && !RowDraft.absent(cell)) {
      row.fact(field, cell, cells.header(field));
      Names.persons(cell).forEach(name -> row.party(SourceParty.named(role, name)));
    }
  }

  static void agency(RowDraft row, Cells cells) {
    String cell = cells.get(Field.AGENCY);
    if (!cell.isEmpty() && !RowDraft.absent(cell)) {
      row.fact(Field.AGENCY, cell, cells.header(Field.AGENCY));
      for (String one : Names.cut(cell, ";；")) {
        Names.Agency agency = Names.agency(one);
        row.party(new SourceParty(SourceParty.Role.AGENCY, agency.name(), "", null, agency.code(), null));
      }
    }
    persons(row, cells, Field.AGENTS, SourceParty.Role.AGENT);
  }
}
