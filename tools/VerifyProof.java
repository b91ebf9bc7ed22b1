import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.*;

/**
 * Checks a proof bundle of a CityIP ledger offline, with nothing but a JDK: {@code java VerifyProof.java bundle.json key.pem}.
 *
 * It answers one question: was this very entry in the log when the holder of this key signed the checkpoint? It checks the
 * Ed25519 signature of the checkpoint (C2SP signed-note, tlog-checkpoint), the path from the entry to the root (RFC 6962,
 * SHA-256) and, when the bundle carries it, the content against its hash. Get the key from the city, not with the bundle.
 * Exit status: 0 proved, 1 refused, 2 wrong call.
 */
public class VerifyProof {

  public static void main(String[] args) {
    if (args.length != 2) {
      System.err.println("java VerifyProof.java bundle.json key.pem");
      System.exit(2);
    }
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    try {
      verify(Files.readString(Path.of(args[0])), Files.readString(Path.of(args[1])));
    } catch (Exception e) {
      System.out.println("REFUSED: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
      System.exit(1);
    }
  }

  static void verify(String json, String pem) throws Exception {
    Map<String, Object> bundle = new Json(json).object();
    require("cityip-ledger-proof/1".equals(bundle.get("format")), "the bundle is not of a format this program knows");
    String note = (String) bundle.get("checkpoint");
    int gap = note.indexOf("\n\n");
    require(gap > 0, "the checkpoint carries no signature");
    String text = note.substring(0, gap + 1);
    String[] head = text.split("\n");
    require(head.length >= 3, "the checkpoint is incomplete");
    require(isSigned(text, note.substring(gap + 2), head[0], pem), "the checkpoint is not signed with this key");

    long size = Long.parseLong(head[1]);
    byte[] root = Base64.getDecoder().decode(head[2]);
    String line = (String) bundle.get("line");
    long index = (Long) bundle.get("leafIndex");
    byte[] computed = rootFrom(hash(0, line.getBytes(StandardCharsets.UTF_8)), index, size, (List<?>) bundle.get("inclusion"));
    require(Arrays.equals(computed, root), "the entry is not in the log that was signed");

    String[] field = line.split("\t", -1);
    require(field.length == 6, "the entry does not have its six fields");
    Object content = bundle.get("content");
    if (content != null) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(((String) content).getBytes(StandardCharsets.UTF_8));
      require(HexFormat.of().formatHex(hash).equals(field[5]), "the content is not the one that was written down");
    }
    String[] label = {"Entry", "Time", "Actor", "Act", "Subject", "SHA-256 of content"};
    for (int i = 0; i < label.length; i++) System.out.println(label[i] + ": " + field[i]);
    System.out.println(content == null ? "Content: not in the bundle" : "Content: " + content);
    System.out.println("Log: " + head[0] + ", entry " + (index + 1) + " of " + size + (head.length > 3 ? ", " + head[3] : ""));
    System.out.println("PROVED: this entry was in the log when the checkpoint was signed.");
  }

  static boolean isSigned(String text, String lines, String name, String pem) throws Exception {
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    byte[] id = MessageDigest.getInstance("SHA-256").digest(concat((name + "\n").getBytes(StandardCharsets.UTF_8),
        new byte[] {1}, Arrays.copyOfRange(der, der.length - 32, der.length)));
    for (String line : lines.split("\n")) {
      String[] part = line.split(" ");
      if (part.length != 3 || !part[0].equals("—") || !part[1].equals(name)) continue;
      byte[] blob = Base64.getDecoder().decode(part[2]);
      if (blob.length == 68 && ByteBuffer.wrap(blob).getInt() == ByteBuffer.wrap(id).getInt()) {
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(key);
        ed25519.update(text.getBytes(StandardCharsets.UTF_8));
        return ed25519.verify(Arrays.copyOfRange(blob, 4, blob.length));
      }
    }
    return false;
  }

  /** RFC 9162 section 2.1.3.2, which is RFC 6962's proof walked from the leaf up. */
  static byte[] rootFrom(byte[] leaf, long index, long size, List<?> path) throws Exception {
    require(index >= 0 && index < size, "the entry lies outside the log");
    long fn = index, sn = size - 1;
    byte[] r = leaf;
    for (Object sibling : path) {
      byte[] p = Base64.getDecoder().decode((String) sibling);
      require(sn != 0 && p.length == 32, "the path does not fit the log");
      if ((fn & 1) == 1 || fn == sn) {
        r = hash(1, p, r);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        r = hash(1, r, p);
      }
      fn >>= 1;
      sn >>= 1;
    }
    require(sn == 0, "the path ends before the root");
    return r;
  }

  static byte[] hash(int prefix, byte[]... parts) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(concat(concat(new byte[] {(byte) prefix}), concat(parts)));
  }

  static byte[] concat(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) throw new IllegalArgumentException(otherwise);
  }

  /** Just enough JSON for a bundle: one object of strings, whole numbers, null and lists of strings; anything else is refused. */
  static final class Json {
    private final String text;
    private int at;

    Json(String text) { this.text = text; }

    Map<String, Object> object() {
      Map<String, Object> fields = new HashMap<>();
      expect('{');
      do {
        String name = string();
        expect(':');
        require(fields.put(name, value()) == null, "the field " + name + " stands there twice");
      } while (next() == ',' && at++ >= 0);
      expect('}');
      require(text.substring(at).isBlank(), "something follows the bundle");
      return fields;
    }

    Object value() {
      if (next() == '"') return string();
      if (next() == '[') {
        at++;
        List<String> list = new ArrayList<>();
        while (next() != ']') {
          list.add(string());
          require(next() == ',' ? at++ >= 0 && next() == '"' : next() == ']', "the bundle is not JSON at " + at);
        }
        at++;
        return list;
      }
      int from = at;
      while (at < text.length() && ",}] \r\n\t".indexOf(text.charAt(at)) < 0) at++;
      String word = text.substring(from, at);
      return word.equals("null") ? null : (Object) Long.valueOf(word);
    }

    String string() {
      expect('"');
      StringBuilder out = new StringBuilder();
      while (text.charAt(at) != '"') {
        char c = text.charAt(at++);
        if (c == '\\') {
          char e = text.charAt(at++);
          int plain = "\"\\/bfnrt".indexOf(e);
          require(plain >= 0 || e == 'u', "an unknown escape in the bundle");
          c = plain >= 0 ? "\"\\/\b\f\n\r\t".charAt(plain) : (char) Integer.parseInt(text.substring(at, at += 4), 16);
        }
        out.append(c);
      }
      at++;
      return out.toString();
    }

    char next() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
      require(at < text.length(), "the bundle ends too early");
      return text.charAt(at);
    }

    void expect(char wanted) {
      require(next() == wanted, "the bundle is not JSON: '" + wanted + "' expected at " + at);
      at++;
    }
  }
}
