package cityip.assessment.panel;

import cityip.kernel.AsOf;
import cityip.shell.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Experts who score one right.
 *
 * @param bodies   all ids of its owners when it was opened
 * @param computed id of the score of the computed factors as of the same day
 * @param result   id of the experts' score; null until it is settled
 * @param reason   why it was given up
 */
public record Panel(long id, String number, String title, @Nullable String unit, List<Long> bodies, String scenario, AsOf at, State state, long computed, @Nullable Long result, String opener,
    @Nullable Long openerBody, Instant opened, @Nullable String closer, @Nullable Instant closed, String reason, List<Seat> seats) {

  /** Where it stands. */
  public enum State {
    OPEN, SETTLED, GIVEN_UP;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What an expert says of ties to the right. */
  public enum Declaration { NONE, CONFLICT }

  /** An expert's place. {@code scored} is when the one and only scores came in. */
  public record Seat(String username, String name, @Nullable Long body, String invitedBy, Instant invited, @Nullable Declaration declaration, String words, @Nullable Instant declared,
      @Nullable Instant scored) {}

  /** One indicator by one expert. */
  public record Vote(String expert, String indicator, int points, String reason) {}

  public Panel {
    bodies = List.copyOf(bodies);
    seats = List.copyOf(seats);
  }

  public long scored() {
    return seats.stream().filter(seat -> seat.scored() != null).count();
  }

  public Optional<Seat> seat(String username) {
    return seats.stream().filter(seat -> seat.username().equals(username)).findFirst();
  }

  boolean visibleIn(Scope scope) {
    return switch (scope) {
      case Scope.WholeCity _ -> true;
      case Scope.OneUnit one -> one.unit().equals(unit);
      case Scope.OneBody one -> bodies.contains(one.bodyId());
      case Scope.PublicOnly _ -> false;
    };
  }
}
