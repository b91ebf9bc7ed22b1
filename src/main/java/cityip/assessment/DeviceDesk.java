package cityip.assessment;

import cityip.kernel.AsOf;
import cityip.kernel.RightKind;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.registry.Registry;
import cityip.registry.RightView;
import cityip.rulebook.Rulebook;
import cityip.shell.Viewer;
import cityip.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where pictures of device marks are kept and set against each other, by what they look like and by their Vienna codes (capabilities N4, R5). */
@Component
public final class DeviceDesk {

  /** The largest picture taken, in bytes. */
  public static final int LARGEST = 10 << 20;

  private static final Pattern CODE = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{1,2}))?");
  private static final int MOST = 50;

  private final JdbcClient db;
  private final Vault vault;
  private final Registry registry;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;
  /** What the registered ones look like; read once, for a device never changes. */
  private final Map<Long, DeviceFeatures> read = new ConcurrentHashMap<>();

  DeviceDesk(JdbcClient db, Vault vault, Registry registry, Rulebook rulebook, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.vault = vault;
    this.registry = registry;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A picture. {@code number} is null for one that was only set against the others. */
  public record Device(long id, @Nullable String number, String title, String owner, boolean open, String sha256, String mediaType, List<String> codes, String actor, Instant at) {}

  /** A registered device that is alike. {@code code} is how near the Vienna codes are: none, division or section. */
  public record Similar(Device device, double score, List<Likeness.Part> parts, boolean mirrored, String code, MarkDesk.Grade grade) {}

  /** What came of bringing a picture. */
  public sealed interface Answer {
    record Done(long id) implements Answer {}

    /** Field → end of a message key. */
    record Unclear(Map<String, String> problems) implements Answer {}
  }

  /**
   * Keeps a picture.
   *
   * @param number of the registered mark it is the device of, within the viewer's scope; blank only to set it against the others
   */
  public Answer bring(byte[] file, String name, String number, String codes, Viewer viewer) throws IOException {
    var problems = new java.util.LinkedHashMap<String, String>();
    var image = file.length > LARGEST ? Optional.<java.awt.image.BufferedImage>empty() : DeviceFeatures.read(file);
    if (image.isEmpty()) {
      problems.put("file", "file");
    }
    var told = codes(codes);
    if (told.isEmpty() && !codes.isBlank()) {
      problems.put("codes", "codes");
    }
    var right = number.isBlank() ? Optional.<RightView>empty() : registry.find(number, new AsOf(LocalDate.now(clock), clock.instant()), viewer.scope()).filter(found -> found.number().kind() == RightKind.TRADEMARK);
    if (!number.isBlank() && right.isEmpty()) {
      problems.put("number", "number");
    }
    if (!problems.isEmpty() || image.isEmpty()) {
      return new Answer.Unclear(problems);
    }
    var features = DeviceFeatures.of(image.get());
    var mirrored = DeviceFeatures.mirrored(image.get());
    var kept = vault.keep(new ByteArrayInputStream(file), name);
    return new Answer.Done(Objects.requireNonNull(transaction.execute(_ -> {
      var id = db.sql("insert into assessment_device (number, title, owner, open, sha256, media_type, features, mirrored, codes, actor, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id")
          .params(Arrays.<@Nullable Object>asList(right.map(found -> found.number().canonical()).orElse(null), right.map(RightView::title).orElse(kept.name()), right.map(DeviceDesk::owner).orElse(""),
              right.filter(RightView::published).isPresent(), kept.sha256(), file[0] == 'P' || (file[0] & 0xff) == 0x89 ? "image/png" : "image/jpeg", features.stored(), mirrored.stored(), told.toArray(String[]::new),
              viewer.actor(), Timestamp.from(clock.instant()))).query(Long.class).single();
      ledger.append(new Act(viewer.actor(), "assessment.device-kept", "device:" + id, "sha256=" + kept.sha256() + right.map(found -> " " + found.number().canonical()).orElse("") + " " + told));
      return id;
    })));
  }

  private static String owner(RightView right) {
    return right.owners().stream().filter(RightView.Owner::onTheDay).map(RightView.Owner::name).findFirst().orElse("");
  }

  /** Vienna codes in a text, in one form; none when something in it is no code. */
  static List<String> codes(String written) {
    var codes = new ArrayList<String>();
    for (var one : Characters.plain(written).strip().split("[\\s,;，；、]+")) {
      var code = CODE.matcher(one);
      if (one.isEmpty()) {
        continue;
      }
      if (!code.matches() || Integer.parseInt(code.group(1)) < 1 || Integer.parseInt(code.group(1)) > 29) {
        return List.of();
      }
      codes.add(Integer.parseInt(code.group(1)) + "." + Integer.parseInt(code.group(2)) + (code.group(3) == null ? "" : "." + Integer.parseInt(code.group(3))));
    }
    return codes;
  }

  static String near(List<String> one, List<String> other) {
    if (one.stream().anyMatch(code -> code.split("\\.").length == 3 && other.contains(code))) {
      return "section";
    }
    return one.stream().map(DeviceDesk::division).anyMatch(code -> other.stream().map(DeviceDesk::division).anyMatch(code::equals)) ? "division" : "none";
  }

  private static String division(String code) {
    return code.substring(0, code.indexOf('.', code.indexOf('.') + 1) < 0 ? code.length() : code.indexOf('.', code.indexOf('.') + 1));
  }

  /** The registered devices most like one, and those of the same code; only marks everybody may see, and those of the viewer's scope. */
  public List<Similar> similar(Device device, Viewer viewer) {
    var own = features(device.id(), false);
    var mirror = features(device.id(), true);
    var limits = rulebook.rule("assessment.mark.device-grades", LocalDate.now(clock)).value();
    var now = new AsOf(LocalDate.now(clock), clock.instant());
    var found = new ArrayList<Similar>();
    db.sql("select id, number, title, owner, open, sha256, media_type, codes, actor, at from assessment_device where number is not null and id <> ? and (?::text is null or number <> ?)")
        .params(Arrays.<@Nullable Object>asList(device.id(), device.number(), device.number())).query(DeviceDesk::device).list().forEach(other -> {
          var theirs = read.computeIfAbsent(other.id(), id -> features(id, false));
          var alike = theirs.alike(own, mirror);
          var code = near(device.codes(), other.codes());
          var score = alike.score();
          var grade = score >= limits.get("high").doubleValue() ? MarkDesk.Grade.HIGH : score >= limits.get("middle").doubleValue() ? MarkDesk.Grade.MIDDLE : score >= limits.get("low").doubleValue() ? MarkDesk.Grade.LOW : MarkDesk.Grade.NONE;
          if (grade != MarkDesk.Grade.NONE || !code.equals("none")) {
            found.add(new Similar(other, score, alike.parts(), alike.mirrored(), code, other.sha256().equals(device.sha256()) ? MarkDesk.Grade.SAME : grade));
          }
        });
    found.sort(Comparator.comparingDouble(Similar::score).reversed().thenComparing(one -> one.device().id()));
    return found.stream().filter(one -> one.device().open() || registry.find(Objects.requireNonNull(one.device().number()), now, viewer.scope()).isPresent()).limit(MOST).toList();
  }

  private DeviceFeatures features(long id, boolean mirrored) {
    return DeviceFeatures.of(Objects.requireNonNull(db.sql("select case when ? then mirrored else features end from assessment_device where id = ?").params(mirrored, id).query(byte[].class).single()));
  }

  private static Device device(ResultSet row, int n) throws SQLException {
    return new Device(row.getLong("id"), row.getString("number"), row.getString("title"), row.getString("owner"), row.getBoolean("open"), row.getString("sha256"), row.getString("media_type"),
        List.of((String[]) row.getArray("codes").getArray()), row.getString("actor"), row.getTimestamp("at").toInstant());
  }

  /** A picture this viewer brought, one of a mark everybody may see, or any for those who handle the city's data. */
  public Optional<Device> find(long id, Viewer viewer) {
    return db.sql("select id, number, title, owner, open, sha256, media_type, codes, actor, at from assessment_device where id = ?").param(id).query(DeviceDesk::device).optional()
        .filter(device -> device.actor().equals(viewer.actor()) || viewer.handlesCityData() || device.number() != null && (device.open()
            || registry.find(device.number(), new AsOf(LocalDate.now(clock), clock.instant()), viewer.scope()).isPresent()));
  }

  public InputStream open(Device device) {
    return vault.open(device.sha256());
  }

  /** What this viewer brought, the latest first. */
  public List<Device> own(Viewer viewer) {
    return db.sql("select id, number, title, owner, open, sha256, media_type, codes, actor, at from assessment_device where actor = ? order by id desc limit 20").param(viewer.actor()).query(DeviceDesk::device).list();
  }

  public long registered() {
    return db.sql("select count(*) from assessment_device where number is not null").query(Long.class).single();
  }
}
