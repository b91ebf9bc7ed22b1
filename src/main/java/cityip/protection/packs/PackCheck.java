package cityip.protection.packs;

import cityip.ledger.Ledger;
import cityip.vault.TwoHashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Verifies a pack as a stream and unpacks nothing to disk: every file against the manifest, the manifest against its signature. A path that
 * climbs out, a file that is there twice, one that grows beyond what the manifest says: each is a fact of the report, none an exception.
 */
public final class PackCheck {

  private static final int LARGEST_MANIFEST = 16 << 20;
  private static final int MOST_FILES = 100_000;

  private PackCheck() {}

  /** What is wrong with one file of a pack, or with the pack. */
  public enum Kind { NO_PACK, NO_MANIFEST, MANIFEST_UNREADABLE, SIGNATURE_MISSING, SIGNATURE_WRONG, CHANGED, MISSING, EXTRA, CLIMBS_OUT, TWICE, TOO_LARGE, BROKEN_OFF }

  public record Problem(Kind kind, String path) {}

  /**
   * What came of it.
   *
   * @param manifest null when none could be read
   * @param files how many were read whole
   */
  public record Report(@Nullable Manifest manifest, int files, long bytes, List<Problem> problems) {
    /** Every file is what the manifest says and the manifest is what was signed. */
    public boolean intact() {
      return manifest != null && problems.isEmpty();
    }
  }

  private record Seen(long size, String sha256, String sm3) {}

  public static Report check(InputStream in) {
    var problems = new ArrayList<Problem>();
    var seen = new LinkedHashMap<String, Seen>();
    var head = new byte[2][];
    var sizes = new LinkedHashMap<String, Long>();
    var bytes = 0L;
    try (var zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
      var any = false;
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        any = true;
        var path = entry.getName();
        if (path.equals(Manifest.NAME) || path.equals(Manifest.SIGNATURE)) {
          var place = path.equals(Manifest.NAME) ? 0 : 1;
          if (head[place] != null) {
            problems.add(new Problem(Kind.TWICE, path));
          }
          head[place] = zip.readNBytes(LARGEST_MANIFEST);
          var said = place == 0 ? parsed(head[0]) : null;
          if (said != null) {
            said.files().forEach(item -> sizes.put(item.path(), item.size()));
          }
        } else if (climbs(path)) {
          problems.add(new Problem(Kind.CLIMBS_OUT, path));
        } else if (seen.containsKey(path)) {
          problems.add(new Problem(Kind.TWICE, path));
        } else if (seen.size() >= MOST_FILES) {
          problems.add(new Problem(Kind.TOO_LARGE, path));
          break;
        } else if (!entry.isDirectory()) {
          var file = read(zip, sizes.getOrDefault(path, 0L));
          bytes += file.size();
          seen.put(path, file);
        }
      }
      if (!any) {
        problems.add(new Problem(Kind.NO_PACK, ""));
      }
    } catch (IOException | IllegalArgumentException broken) {
      problems.add(new Problem(seen.isEmpty() && head[0] == null ? Kind.NO_PACK : Kind.BROKEN_OFF, ""));
    }
    return report(head[0], head[1], seen, bytes, problems);
  }

  /** A path that stays inside: relative, with plain names, no drive, no way up. */
  static boolean climbs(String path) {
    return path.startsWith("/") || path.contains("\\") || path.matches("^[A-Za-z]:.*") || path.chars().anyMatch(Character::isISOControl)
        || List.of(path.split("/", -1)).stream().anyMatch(part -> part.equals("..") || part.equals("."));
  }

  /** A file may be as large as the manifest before it says and no larger: nothing unpacks without end. */
  private static Seen read(InputStream in, long limit) throws IOException {
    var hashes = new TwoHashes();
    var buffer = new byte[1 << 16];
    for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      hashes.update(buffer, read);
      if (hashes.size() > limit) {
        return new Seen(hashes.size(), "", "");
      }
    }
    return new Seen(hashes.size(), hashes.sha256(), hashes.sm3());
  }

  private static @Nullable Manifest parsed(byte[] written) {
    try {
      var manifest = Manifest.JSON.readValue(written, Manifest.class);
      return Manifest.FORMAT.equals(manifest.format()) && manifest.files() != null ? manifest : null;
    } catch (JacksonException unreadable) {
      return null;
    }
  }

  private static Report report(byte @Nullable [] written, byte @Nullable [] signature, Map<String, Seen> seen, long bytes, List<Problem> problems) {
    if (written == null) {
      if (problems.stream().noneMatch(problem -> problem.kind() == Kind.NO_PACK)) {
        problems.addFirst(new Problem(Kind.NO_MANIFEST, Manifest.NAME));
      }
      return new Report(null, seen.size(), bytes, List.copyOf(problems));
    }
    var manifest = parsed(written);
    if (manifest == null) {
      problems.addFirst(new Problem(Kind.MANIFEST_UNREADABLE, Manifest.NAME));
      return new Report(null, seen.size(), bytes, List.copyOf(problems));
    }
    if (signature == null || !signed(manifest.publicKey(), written, signature)) {
      problems.addFirst(new Problem(signature == null ? Kind.SIGNATURE_MISSING : Kind.SIGNATURE_WRONG, Manifest.SIGNATURE));
    }
    compare(manifest, seen, problems);
    return new Report(manifest, seen.size(), bytes, List.copyOf(problems));
  }

  private static void compare(Manifest manifest, Map<String, Seen> seen, List<Problem> problems) {
    var left = new LinkedHashMap<>(seen);
    for (var item : manifest.files()) {
      var file = left.remove(item.path());
      if (file == null) {
        problems.add(new Problem(climbs(item.path()) ? Kind.CLIMBS_OUT : Kind.MISSING, item.path()));
      } else if (file.size() != item.size() || !file.sha256().equals(item.sha256()) || !file.sm3().equals(item.sm3())) {
        problems.add(new Problem(Kind.CHANGED, item.path()));
      }
    }
    left.keySet().forEach(path -> problems.add(new Problem(Kind.EXTRA, path)));
  }

  private static boolean signed(@Nullable String pem, byte[] written, byte[] signature) {
    try {
      var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(String.valueOf(pem).replaceAll("-----[A-Z ]+-----", ""))));
      var check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(Ledger.signed(Manifest.FORMAT, written));
      return check.verify(Base64.getMimeDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException wrong) {
      return false;
    }
  }

  /** A key however it is wrapped: for comparing the one in a pack with the one we know. */
  static String plainKey(String pem) {
    return pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
  }
}
