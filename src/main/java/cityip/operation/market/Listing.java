package cityip.operation.market;

import cityip.kernel.Money;
import cityip.kernel.RightKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A right on offer.
 *
 * @param disposal it is sold out of a pledge
 * @param field IPC subclass of the right
 * @param broker who listed it for the seller, null when the seller did
 * @param price asked for, or the least for bids; in round {@code round} of {@code rounds} it has fallen {@code cut} per cent each time
 * @param step by which bids of an auction rise
 * @param closes when bidding or a round ends
 * @param maturity technology readiness from 1 to 9 (GB/T 22900)
 * @param cost what a taker has to spend before the first product, as the seller estimates it
 * @param reason why it is held, was withdrawn or left; a ground's code or words of a person
 * @param deal number of the case in which it is being sold
 * @param refreshed when the seller last said that it stands
 */
public record Listing(long id, String number, boolean disposal, long right, String rightNumber, String title, RightKind kind, String field, String unit, @Nullable LocalDate filed,
    @Nullable Long seller, String sellerName, @Nullable Long broker, Way way, Sale sale, Money price, @Nullable Money step, @Nullable Instant closes, int rounds, int round, int cut,
    String scene, int maturity, Money cost, String teaser, boolean payLater, State state, String reason, @Nullable String deal, String listedBy, Instant listed, LocalDate refreshed) {

  /** What the taker gets. */
  public enum Way {
    TRANSFER, EXCLUSIVE, SOLE, ORDINARY;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Way> of(String code) {
      return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
  }

  /** How the price is found. */
  public enum Sale {
    FIXED, TALK, AUCTION, SEALED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public boolean bids() {
      return this == AUCTION || this == SEALED;
    }

    public static Optional<Sale> of(String code) {
      return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
  }

  /** Where it stands. */
  public enum State {
    /** A proof or a payment is missing; nobody else sees it. */
    HELD,
    OPEN,
    /** Somebody's offer was accepted or won. */
    TAKEN, SOLD, WITHDRAWN,
    /** It left of itself: stale, or the history of the right no longer allows it. */
    LEFT;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public boolean standing() {
      return this == HELD || this == OPEN || this == TAKEN;
    }
  }

  /** Whether everybody may see that it is there. */
  public boolean shown() {
    return state == State.OPEN || state == State.TAKEN;
  }
}
