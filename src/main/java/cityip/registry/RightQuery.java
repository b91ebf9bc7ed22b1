package cityip.registry;

import cityip.kernel.RightKind;
import cityip.shell.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rights a list shows, and in what order. Empty sets and nulls do not filter.
 *
 * @param text part of a number, title or owner's name
 * @param among only these ids, such as those a search found; null for no such limit
 * @param owner a body, under whichever id; the first owner counts
 * @param filedFrom first day of filing, included
 * @param filedUntil last day of filing, included
 * @param scope the rows the viewer may see
 * @param page from 1
 * @param size at most {@link #LARGEST}
 */
public record RightQuery(Set<RightKind> kinds, Set<RightState> states, @Nullable String unit, @Nullable Long owner, @Nullable LocalDate filedFrom,
    @Nullable LocalDate filedUntil, String text, @Nullable List<Long> among, Scope scope, RightOrder order, boolean descending, int page, int size) {

  public static final int LARGEST = 200;

  public RightQuery {
    kinds = Set.copyOf(kinds);
    states = Set.copyOf(states);
    among = among == null ? null : List.copyOf(among);
    text = text.strip().length() > 100 ? text.strip().substring(0, 100) : text.strip();
    page = Math.max(1, page);
    size = Math.clamp(size, 1, LARGEST);
  }

  /** All rights a viewer may see, the latest filed first. */
  public static RightQuery all(Scope scope) {
    return new RightQuery(Set.of(), Set.of(), null, null, null, null, "", null, scope, RightOrder.FILED, true, 1, 25);
  }

  public RightQuery of(RightKind... some) {
    return new RightQuery(Set.of(some), states, unit, owner, filedFrom, filedUntil, text, among, scope, order, descending, page, size);
  }

  public RightQuery in(RightState... some) {
    return new RightQuery(kinds, Set.of(some), unit, owner, filedFrom, filedUntil, text, among, scope, order, descending, page, size);
  }

  public RightQuery at(String where) {
    return new RightQuery(kinds, states, where, owner, filedFrom, filedUntil, text, among, scope, order, descending, page, size);
  }

  public RightQuery ownedBy(long body) {
    return new RightQuery(kinds, states, unit, body, filedFrom, filedUntil, text, among, scope, order, descending, page, size);
  }

  public RightQuery filed(@Nullable LocalDate from, @Nullable LocalDate until) {
    return new RightQuery(kinds, states, unit, owner, from, until, text, among, scope, order, descending, page, size);
  }

  public RightQuery saying(String words) {
    return new RightQuery(kinds, states, unit, owner, filedFrom, filedUntil, words, among, scope, order, descending, page, size);
  }

  public RightQuery among(@Nullable List<Long> ids) {
    return new RightQuery(kinds, states, unit, owner, filedFrom, filedUntil, text, ids, scope, order, descending, page, size);
  }

  public RightQuery by(RightOrder other, boolean down) {
    return new RightQuery(kinds, states, unit, owner, filedFrom, filedUntil, text, among, scope, other, down, page, size);
  }

  public RightQuery page(int number, int rows) {
    return new RightQuery(kinds, states, unit, owner, filedFrom, filedUntil, text, among, scope, order, descending, number, rows);
  }
}
