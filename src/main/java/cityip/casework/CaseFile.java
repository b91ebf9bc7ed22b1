package cityip.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case as its page shows it.
 *
 * @param sealed personal data by field name, masked
 * @param leader the case to which this one was joined
 */
public record CaseFile(Summary summary, Map<String, String> facts, Map<String, String> sealed, List<Party> parties, List<Done> acts, List<ClockState> clocks,
    List<Paper> papers, List<Evidence> evidence, List<Seen> seen, List<Note> notes, List<Handover> handovers, List<Summary> sameDispute, List<Joined> joined,
    Optional<String> leader) {

  /**
   * A case as a line of a list.
   *
   * @param docket the number as the body writes it; the same as {@code number} where no style is set
   * @param certain false when the due day needed a calendar that is not published yet
   */
  public record Summary(long id, String number, String docket, String procedure, int version, String state, boolean open, @Nullable String outcome, String unit, Desk desk,
      @Nullable String owner, long disputeId, String dispute, String title, boolean confidential, Instant opened, String openedBy, @Nullable Instant closed,
      Instant stateSince, @Nullable LocalDate due, @Nullable Instant dueMoment, boolean certain, boolean overdue, int stamp, boolean sample) {}

  public record Party(String side, String name, @Nullable String creditCode, @Nullable Long bodyId, @Nullable String account) {}

  /** An act that was done. {@code fields} hold no sealed ones. */
  public record Done(long id, int seq, String act, String from, String to, String actor, String actorName, Desk desk, Instant at, Map<String, String> fields) {}

  /** A clock, with how its end was counted: message keys of the rulebook with their arguments. */
  public record ClockState(String name, String term, String source, String certainty, Instant started, State state, LocalDate due, Instant dueMoment,
      List<cityip.rulebook.Deadline.Step> steps, int suspended, boolean certain, List<String> extensions, @Nullable Instant fired) {
    public enum State { RUNNING, SUSPENDED, STOPPED }
  }

  public record Paper(long id, String template, String number, String title, String content, String hash, @Nullable String pdf,
      @Nullable String word, Instant made) {}

  public record Evidence(long id, String sha256, String sm3, long size, String mediaType, String name, String source, LocalDate obtained, Instant added,
      String addedBy, @Nullable String quarantine) {}

  public record Seen(String what, String who, Instant at, String reason) {}

  /** The file of another case that was joined to this one; {@code number} says where each piece comes from. */
  public record Joined(String number, String title, Instant at, List<Party> parties, List<Evidence> evidence, List<Paper> papers) {}

  public record Note(String who, Instant at, String text) {}

  public record Handover(Desk from, Desk to, Instant sent, String sentBy, @Nullable Instant received, @Nullable String receivedBy, @Nullable Instant refused,
      @Nullable String reason) {}

  /** A message as its reader gets it; {@code word} and {@code why} are message keys. */
  public record Told(long id, String number, String title, String word, List<String> arguments, String why, Instant at, boolean read) {}
}
