package cityip.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One act as it stands in the ledger.
 *
 * @param entry       its number, given when it was appended; numbers of acts that were rolled back stay unused
 * @param leaf        its place in the tree, or null while it waits for the sealer
 * @param at          when it was appended, to the microsecond
 * @param contentHash SHA-256 of the content in hexadecimal
 * @param content     the content itself when it is short, otherwise null
 */
public record LedgerEntry(
    long entry, @Nullable Long leaf, Instant at, String actor, String act, String subject, String contentHash, @Nullable String content) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** Always six decimals, so that the order of texts is the order of times. */
  static String time(Instant at) {
    return TIME.format(at);
  }

  /** The text that is hashed. None of the fields can hold a tab (see {@link Act}), so no two entries share a line. */
  String line() {
    return entry + "\t" + time(at) + "\t" + actor + "\t" + act + "\t" + subject + "\t" + contentHash;
  }

  static LedgerEntry read(long leaf, String line, @Nullable String content) {
    String[] field = line.split("\t", -1);
    if (field.length != 6) {
      throw new LedgerBroken("entry at leaf " + leaf + " has " + field.length + " fields; a line has 6");
    }
    return new LedgerEntry(
        Long.parseLong(field[0]), leaf, Instant.parse(field[1]), field[2], field[3], field[4], field[5], content);
  }
}
