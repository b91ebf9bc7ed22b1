package cityip.party;

/** What became of a decision about bodies. Each refusal is a fact that the page can say. */
public sealed interface MatchResult {

  /** Done, under this number. */
  record Decided(long decision) implements MatchResult {}

  /** The two are one body already, or it is the same one twice. */
  record AlreadyOne() implements MatchResult {}

  /** The body was not merged with another, so nothing can be split off. */
  record StandsAlone() implements MatchResult {}

  /** No body or decision has this number. */
  record Unknown() implements MatchResult {}

  /** A decision needs a reason that others can read later. */
  record ReasonMissing() implements MatchResult {}

  /** The decision was taken back before. */
  record AlreadyReversed() implements MatchResult {}
}
