package cityip.navigation;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** By what a corpus can be cut. A document may have several values: two owners, three classes. */
public enum Dimension {
  YEAR(item -> item.filed() == null ? List.of() : List.of(Integer.toString(item.year()))),
  GRANT_YEAR(item -> {
    var granted = item.granted();
    return granted == null ? List.of() : List.of(Integer.toString(granted.getYear()));
  }),
  KIND(item -> List.of(item.kind().code())),
  STATE(item -> List.of(item.state())),
  OFFICE(item -> List.of(item.office())),
  UNIT(item -> {
    var unit = item.unit();
    return List.of(unit == null ? "outside" : unit);
  }),
  OWNER(item -> item.owners().stream().map(owner -> Long.toString(owner.id())).toList()),
  OWNER_TYPE(item -> item.owners().stream().map(Item.Actor::type).distinct().toList()),
  INVENTOR(Item::inventors),
  SUBCLASS(item -> item.classes().stream().filter(symbol -> symbol.length() >= 4).map(symbol -> symbol.substring(0, 4)).distinct().toList()),
  /** Main group: {@code A01B1} of {@code A01B1/02}. */
  GROUP(item -> item.classes().stream().filter(symbol -> symbol.indexOf('/') > 4).map(symbol -> symbol.substring(0, symbol.indexOf('/'))).distinct().toList()),
  NODE(item -> List.copyOf(item.nodes())),
  EFFECT(item -> List.copyOf(item.effects())),
  FEATURE(item -> List.copyOf(item.features())),
  /** Whether the first owner sits in the city. */
  PLACE(item -> List.of(item.unit() == null ? "outside" : "here")),
  FAMILY(item -> List.of(item.family())),
  NUMBER(item -> List.of(item.number())),
  DEALING(item -> item.dealings().stream().map(Item.Dealing::kind).distinct().toList()),
  /** {@code kind:from:to} of a dealing. */
  FLOW(item -> item.dealings().stream().flatMap(dealing -> Stream.of(dealing.kind() + ":" + dealing.from() + ":" + dealing.to())).distinct().toList());

  private final Function<Item, List<String>> values;

  Dimension(Function<Item, List<String>> values) {
    this.values = values;
  }

  List<String> of(Item item) {
    return values.apply(item);
  }

  /** The name in addresses. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
