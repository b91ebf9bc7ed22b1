package cityip.mediation;

import cityip.casework.Desk;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A room of a mediation, and who hears what is said in it. */
public enum Room {
  JOINT(Set.of(Desk.APPLICANT, Desk.OTHER_PARTY, Desk.MEDIATOR)),
  CAUCUS_APPLICANT(Set.of(Desk.APPLICANT, Desk.MEDIATOR)),
  CAUCUS_OTHER(Set.of(Desk.OTHER_PARTY, Desk.MEDIATOR));

  private final Set<Desk> heard;

  Room(Set<Desk> heard) {
    this.heard = heard;
  }

  /** The rooms that open for these desks; the court that confirms hears nothing of what was said. */
  public static List<Room> openTo(Set<Desk> desks) {
    return Arrays.stream(values()).filter(room -> room.heard.stream().anyMatch(desks::contains)).toList();
  }
}
