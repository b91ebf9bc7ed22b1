package cityip.protection.packs;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands first in a pack and says what is in it; signed as a whole.
 *
 * @param city who made it
 * @param reference case or request it belongs to
 * @param publicKey PEM of the key it is signed with; whether that key is the sender's, the receiver knows from elsewhere
 */
public record Manifest(String format, String city, Instant made, String by, String recipient, String purpose, String reference, String publicKey, List<Item> files) {

  public static final String FORMAT = "cityip-evidence-pack/1";
  static final String NAME = "manifest.json";
  static final String SIGNATURE = "manifest.sig";
  static final JsonMapper JSON = JsonMapper.builder().build();

  /** A file of the pack with both hashes, where it comes from and on which day it was obtained. */
  public record Item(String path, long size, String sha256, String sm3, String name, String source, String obtained) {}

  public long size() {
    return files.stream().mapToLong(Item::size).sum();
  }

  byte[] written() {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }
}
