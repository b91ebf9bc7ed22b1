package cityip.registry;

import cityip.kernel.CreditCode;
import cityip.registry.RightEvent.Placed;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of an event's facts, all but the long ones: one JSON object whose first part is what the source said, in
 * the order of {@link Fact}, and is hashed; behind it stands what we made of it ({@code resolved}: who each holder is and where,
 * {@code sei}: branches found), which must not make the same statement look new.
 */
final class EventJson {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final MessageDigest digest = sha256();
  private byte[] bytes = new byte[1 << 16];
  private int size;

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** Writes the said part without its closing brace and returns the hash of kind, day and facts. */
  long said(EventKind kind, LocalDate effective, Facts facts) {
    int start = size;
    put('{');
    facts.values().forEach((fact, value) -> {
      if (isLong(fact)) {
        return;
      }
      if (bytes[size - 1] != '{') {
        put(',');
      }
      string(fact.key());
      put(':');
      value(value);
    });
    digest.update((byte) kind.number());
    long day = effective.toEpochDay();
    digest.update((byte) (day >>> 16));
    digest.update((byte) (day >>> 8));
    digest.update((byte) day);
    digest.update(bytes, start, size - start);
    int end = size;
    longFact(facts.text(Fact.ABSTRACT));
    longFact(facts.text(Fact.CLAIMS));
    digest.update(bytes, end, size - end);
    size = end;
    byte[] hash = digest.digest();
    long first = 0;
    for (int i = 0; i < 8; i++) {
      first = first << 8 | hash[i] & 0xff;
    }
    return first;
  }

  /** Facts that stand in columns of their own. */
  private static boolean isLong(Fact fact) {
    return fact == Fact.ABSTRACT || fact == Fact.CLAIMS;
  }

  /** Only for the hash, behind the rest; a byte no UTF-8 has keeps two texts apart. */
  private void longFact(@Nullable String text) {
    if (text != null) {
      room(text.length() * 3 + 1);
      size = BinaryRows.Utf8.encode(text, bytes, size);
    }
    put('\u00ff');
  }

  /** Writes what we made of it, and the closing brace. */
  void made(boolean anythingSaid, List<Placed> places, List<SeiBranches.Match> branches) {
    boolean comma = anythingSaid;
    if (!places.isEmpty()) {
      put(comma ? ',' : ' ');
      ascii("\"resolved\":[");
      for (int i = 0; i < places.size(); i++) {
        ascii(i == 0 ? "[" : ",[");
        ascii(Long.toString(places.get(i).party()));
        String unit = places.get(i).unit();
        if (unit != null) {
          put(',');
          string(unit);
        }
        put(']');
      }
      put(']');
      comma = true;
    }
    if (!branches.isEmpty()) {
      put(comma ? ',' : ' ');
      ascii("\"sei\":[");
      for (int i = 0; i < branches.size(); i++) {
        ascii(i == 0 ? "[" : ",[");
        string(branches.get(i).branch());
        ascii(branches.get(i).byKeyword() ? ",1]" : ",0]");
      }
      put(']');
    }
    put('}');
  }

  private void value(Object value) {
    switch (value) {
      case String text -> string(text);
      case BigDecimal amount -> ascii(amount.toPlainString());
      case LocalDate day -> string(day.toString());
      case List<?> list -> {
        put('[');
        for (int i = 0; i < list.size(); i++) {
          if (i > 0) {
            put(',');
          }
          value(list.get(i));
        }
        put(']');
      }
      case Holder holder -> holder(holder);
      default -> throw new IllegalArgumentException("Facts hold no " + value.getClass().getSimpleName());
    }
  }

  private void holder(Holder holder) {
    ascii("{\"name\":");
    string(holder.name());
    if (holder.code() != null) {
      ascii(",\"code\":");
      string(holder.code().code());
    }
    if (holder.address() != null) {
      ascii(",\"address\":");
      string(holder.address());
    }
    if (holder.unit() != null) {
      ascii(",\"unit\":");
      string(holder.unit());
    }
    put('}');
  }

  private void string(String text) {
    room(text.length() * 6 + 2);
    bytes[size++] = '"';
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c == '\u007f') {
        size = BinaryRows.Utf8.encode(text.substring(plain, i), bytes, size);
        escaped(c);
        plain = i + 1;
      }
    }
    size = BinaryRows.Utf8.encode(plain == 0 ? text : text.substring(plain), bytes, size);
    bytes[size++] = '"';
  }

  private void escaped(char c) {
    bytes[size++] = '\\';
    if (c == '"' || c == '\\') {
      bytes[size++] = (byte) c;
      return;
    }
    bytes[size++] = 'u';
    bytes[size++] = '0';
    bytes[size++] = '0';
    bytes[size++] = HEX[c >> 4];
    bytes[size++] = HEX[c & 15];
  }

  private void ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
  }

  private void put(char c) {
    room(1);
    bytes[size++] = (byte) c;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  /** What was stored, read back. */
  record Stored(Facts facts, List<Placed> places, List<SeiBranches.Match> branches) {}

  private static final Stored NOTHING = new Stored(Facts.NONE, List.of(), List.of());

  static Stored read(@Nullable String json, @Nullable String summary, @Nullable String claims) {
    if (json == null) {
      return NOTHING;
    }
    JsonNode root = JSON.readTree(json);
    Map<Fact, Object> facts = new EnumMap<>(Fact.class);
    root.properties().forEach(entry -> {
      Fact fact = Fact.ofKey(entry.getKey());
      if (fact != null) {
        facts.put(fact, value(fact, entry.getValue()));
      }
    });
    if (summary != null) {
      facts.put(Fact.ABSTRACT, summary);
    }
    if (claims != null) {
      facts.put(Fact.CLAIMS, claims);
    }
    List<Placed> places = new ArrayList<>(2);
    root.path("resolved").forEach(each -> places.add(new Placed(each.get(0).asLong(), each.size() > 1 ? each.get(1).asString() : null)));
    List<SeiBranches.Match> branches = new ArrayList<>(2);
    root.path("sei").forEach(each -> branches.add(new SeiBranches.Match(each.get(0).asString(), each.get(1).asInt() == 1)));
    return new Stored(Facts.of(facts), List.copyOf(places), List.copyOf(branches));
  }

  private static Object value(Fact fact, JsonNode node) {
    return switch (fact.form()) {
      case TEXT -> node.asString();
      case TEXTS -> {
        List<String> texts = new ArrayList<>(node.size());
        node.forEach(each -> texts.add(each.asString()));
        yield List.copyOf(texts);
      }
      case HOLDERS -> {
        List<Holder> holders = new ArrayList<>(node.size());
        node.forEach(each -> holders.add(holder(each)));
        yield List.copyOf(holders);
      }
      case AMOUNT -> new BigDecimal(node.asString());
      case DAY -> LocalDate.parse(node.asString());
    };
  }

  private static Holder holder(JsonNode node) {
    String code = text(node, "code");
    return new Holder(node.get("name").asString(), code == null ? null : new CreditCode(code), text(node, "address"), text(node, "unit"));
  }

  private static @Nullable String text(JsonNode node, String key) {
    JsonNode value = node.get(key);
    return value == null ? null : value.asString();
  }
}
