package cityip.registry;

/** Placeholder for the matcher, completed below. */
final class SeiBranches {

  record Match(String branch, boolean byKeyword) {}

  private SeiBranches() {}
}
