package cityip.protection.takedown;

import cityip.casework.ActResult;
import cityip.casework.Casework;
import cityip.casework.OpenCase;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Where notices come in from programs and tables. What the register already answers is said at once; the same key never makes a second notice. */
@Component
public class NoticeDesk {

  private final Casework casework;
  private final NoticeCheck check;
  private final Clock clock;

  NoticeDesk(Casework casework, NoticeCheck check, Clock clock) {
    this.casework = casework;
    this.check = check;
    this.clock = clock;
  }

  /** What became of a notice. */
  public sealed interface Sent {
    record Opened(ActResult result) implements Sent {}

    /** Field → what is wrong and what would be right. */
    record Refused(Map<String, String> problems) implements Sent {}
  }

  /**
   * Sends a notice.
   *
   * @param form answers by the names of the procedure's fields; {@code listing} may hold the offer itself, of which the SHA-256 is kept
   * @param key of the sender; the same one again is answered with the notice it made
   */
  public Sent send(Map<String, String> form, String key, Viewer viewer) {
    var told = new LinkedHashMap<>(form);
    var listing = told.remove("listing");
    if (listing != null && !listing.isEmpty()) {
      told.put("listing-sha256", sha256(listing));
    }
    told.putIfAbsent("subject", subject(told));
    var problems = problems(told);
    return problems.isEmpty() ? new Sent.Opened(casework.open(new OpenCase(TakedownProcedure.CODE, told, "takedown/" + viewer.username() + "/" + key, null), viewer)) : new Sent.Refused(problems);
  }

  private static String subject(Map<String, String> form) {
    var subject = form.getOrDefault("right-number", "") + " " + form.getOrDefault("respondent", "");
    return subject.length() > 150 ? subject.substring(0, 150) : subject.strip();
  }

  private Map<String, String> problems(Map<String, String> form) {
    var problems = new LinkedHashMap<String, String>();
    var hash = form.getOrDefault("listing-sha256", "");
    if (!hash.isEmpty() && !hash.matches("[0-9a-f]{64}")) {
      problems.put("listing-sha256", Words.t("protection.takedown.problem.hash"));
    }
    var number = form.getOrDefault("right-number", "");
    if (!number.isBlank()) {
      switch (check.of(number, form.getOrDefault("applicant", ""), LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Asia/Shanghai")))) {
        case NoticeCheck.Verdict.Ended ended -> problems.put("right-number", Words.t("protection.takedown.problem.ended", ended.number(), Words.t("registry.state." + ended.state())));
        case NoticeCheck.Verdict.NotYet not -> problems.put("right-number", Words.t("protection.takedown.problem.not-yet", not.number()));
        case NoticeCheck.Verdict.SomebodyElses other -> problems.put("applicant", Words.t("protection.takedown.problem.not-holder", other.number(), String.join("、", other.owners())));
        case NoticeCheck.Verdict.Stands _, NoticeCheck.Verdict.NotInRegister _ -> { }
      }
    }
    return problems;
  }

  /** Of a text as it is sent, byte by byte in UTF-8. */
  public static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
