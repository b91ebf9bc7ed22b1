package cityip.navigation;

import java.util.Locale;
import java.util.function.Function;

/** The standard analyses of patent navigation (GB/T 39551.1), each a pure function of a corpus. */
public enum Analysis {
  TREND(Trends::trend),
  LIFE_CYCLE(Trends::lifeCycle),
  COMPOSITION(Structures::composition),
  KINDS_AND_STATES(Structures::states),
  GROUPS(Positions::groups),
  ORIGIN(Structures::origin),
  OFFICES(Structures::offices),
  DESTINATIONS(Positions::destinations),
  OWNERS(Owners::ranking),
  COMPETITION(Owners::competition),
  ENTRANTS(Owners::entrants),
  TECHNOLOGY_EFFECT(Matrices::technologyEffect),
  ADVANTAGE(Matrices::advantage),
  CHAIN(Positions::chain),
  STANDARDS(Positions::standards),
  CITATIONS(Citations::mostCited),
  MAIN_PATH(Citations::mainPath),
  CO_OPERATION(Networks::cooperation),
  INVENTORS(People::inventors),
  MOBILITY(People::mobility),
  KEY_PATENTS(KeyPatents::ranking),
  DEALINGS(Flows::dealings),
  EXPIRY(Flows::expiry),
  FREEDOM(Freedom::table);

  private final Function<Corpus, Figure> method;

  Analysis(Function<Corpus, Figure> method) {
    this.method = method;
  }

  public Figure of(Corpus corpus) {
    return method.apply(corpus);
  }

  /** The name in addresses and message keys. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
