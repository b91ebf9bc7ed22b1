package cityip.finance.web;

import cityip.shell.Paging;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pieces the pages of finance are put together from; each arrives finished, the template only draws it. */
public final class Blocks {

  private Blocks() {}

  public record Link(String href, String label) {}

  /** @param tone good, waiting, bad, neutral, or empty for plain text; {@code raw} what an export writes */
  public record Cell(String text, String href, String hint, String tone, boolean number, @Nullable Object raw) {

    static Cell text(@Nullable String text) {
      return new Cell(text == null ? "" : text, "", "", "", false, text);
    }

    static Cell number(String shown, @Nullable Object raw) {
      return new Cell(shown, "", "", "", true, raw);
    }

    Cell to(String href) {
      return new Cell(text, href, hint, tone, number, raw);
    }

    Cell toned(String tone) {
      return new Cell(text, href, hint, tone, number, raw);
    }

    Cell hinted(String hint) {
      return new Cell(text, href, hint, tone, number, raw);
    }
  }

  /** @param href to order by it, empty when it cannot be; {@code order} ascending, descending or null */
  public record Head(String label, String href, @Nullable String order, boolean number) {}

  public record Choice(String value, String label) {}

  /** @param type text, date, textarea, select, checkbox, hidden or file */
  public record Input(String name, String label, String hint, String type, String value, boolean required, List<Choice> choices) {

    static Input line(String name, String label, String value) {
      return new Input(name, label, "", "text", value, false, List.of());
    }

    static Input of(String type, String name, String label, String value) {
      return new Input(name, label, "", type, value, false, List.of());
    }

    static Input select(String name, String label, String value, List<Choice> choices) {
      return new Input(name, label, "", "select", value, false, choices);
    }

    static Input hidden(String name, String value) {
      return new Input(name, "", "", "hidden", value, false, List.of());
    }

    Input hinted(String hint) {
      return new Input(name, label, hint, type, value, required, choices);
    }

    Input needed() {
      return new Input(name, label, hint, type, value, true, choices);
    }
  }

  /** A piece of a page. */
  public sealed interface Block {}

  public record Prose(String text, boolean quiet) implements Block {}

  public record Fact(String label, String value) {}

  public record Facts(String heading, List<Fact> facts) implements Block {}

  /** A head stands where the cells below it stand. */
  public record Table(String heading, String lead, List<Head> heads, List<List<Cell>> rows, String empty) implements Block {

    public Table {
      var cells = rows;
      var given = heads;
      heads = rows.isEmpty() ? heads : java.util.stream.IntStream.range(0, heads.size()).mapToObj(n -> {
        var head = given.get(n);
        return new Head(head.label(), head.href(), head.order(), n < cells.getFirst().size() && cells.getFirst().get(n).number());
      }).toList();
    }
  }

  public record Pages(Paging paging) implements Block {}

  /** @param button its words, such as to filter or to compute */
  public record Filter(String action, List<Input> inputs, String button) implements Block {}

  public record Links(List<Link> links) implements Block {}

  /** @param name makes the ids of its inputs its own where a page has several; {@code draft} keeps what is typed */
  public record Form(String name, String heading, String lead, String action, List<Input> inputs, String button, boolean primary, boolean draft) implements Block {

    public String id(Input input) {
      return name.isEmpty() ? input.name() : name + "-" + input.name();
    }

    /** Under which what is typed is kept. */
    public String draftKey() {
      return "finance-" + (name.isEmpty() ? action.substring(1).replace('/', '-') : name);
    }

    public boolean file() {
      return inputs.stream().anyMatch(input -> input.type().equals("file"));
    }
  }

  /** @param problems by the id of the input */
  public record Sheet(String title, String lead, List<Link> actions, Map<String, String> problems, List<Block> blocks) {}
}
