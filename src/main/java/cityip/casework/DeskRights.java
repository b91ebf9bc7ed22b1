package cityip.casework;

import cityip.casework.CaseFile.Party;
import cityip.casework.CaseFile.Summary;
import cityip.shell.Role;
import cityip.shell.Viewer;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * At which desks of a case a person sits. The role and county give some, seats give others (police, mediators, courts), and
 * who is a party of the case sits on a party's side and nowhere else: nobody decides in his own matter.
 */
@Component
final class DeskRights {

  private static final Set<Desk> OUTSIDE = EnumSet.of(Desk.POLICE, Desk.PROSECUTOR, Desk.MEDIATOR, Desk.COURT);

  private final JdbcClient db;

  DeskRights(JdbcClient db) {
    this.db = db;
  }

  /** Desks that come with the role in a county. */
  private static Set<Desk> byRole(Viewer viewer, String unit, boolean cityOnly) {
    var desks = EnumSet.noneOf(Desk.class);
    if (viewer.role() == Role.CITY_OFFICER) {
      desks.addAll(List.of(Desk.OFFICER, Desk.LEADER, Desk.REVIEWER, Desk.PANEL, Desk.ADVISER));
    }
    if (viewer.role() == Role.COUNTY_OFFICER && unit.equals(viewer.unit()) && !cityOnly) {
      desks.addAll(List.of(Desk.OFFICER, Desk.ADVISER));
    }
    return desks;
  }

  /** Desks at which somebody was given a seat in a county. */
  private Set<Desk> seats(Viewer viewer, String unit) {
    var desks = EnumSet.noneOf(Desk.class);
    if (viewer.signedIn()) {
      db.sql("select desk from casework_seat where username = :who and (unit = '' or unit = :unit)").param("who", viewer.username()).param("unit", unit)
          .query(String.class).list().forEach(desk -> desks.add(Desk.valueOf(desk)));
    }
    return desks;
  }

  /** The desk at which somebody may open a case in a county: as the platform they run, else one that comes with who they are, else one they were given. */
  Optional<Desk> opening(Viewer viewer, String unit, boolean cityOnly, Set<Desk> by) {
    if (by.contains(Desk.PLATFORM) && seats(viewer, unit).contains(Desk.PLATFORM)) {
      return Optional.of(Desk.PLATFORM);
    }
    var desks = EnumSet.copyOf(byRole(viewer, unit, cityOnly));
    if (viewer.role() == Role.BODY_MEMBER) {
      desks.add(Desk.APPLICANT);
    }
    return desks.stream().filter(by::contains).findFirst().or(() -> seats(viewer, unit).stream().filter(by::contains).findFirst());
  }

  /** Another authority sits only in procedures that give it something to do, and a mediator only in the cases that are his. */
  private Set<Desk> seated(Viewer viewer, Summary summary, Procedure procedure, Set<Desk> seats) {
    var desks = byRole(viewer, summary.unit(), procedure.cityOnly());
    desks.addAll(seats);
    desks.remove(Desk.PLATFORM); // only as a party: a platform does not see what happens on another
    desks.removeIf(desk -> OUTSIDE.contains(desk) && procedure.acts().stream().noneMatch(act -> act.by().contains(desk)));
    if (summary.confidential() && desks.contains(Desk.MEDIATOR) && summary.owner() != null && !viewer.username().equals(summary.owner()) && !hasActed(viewer, summary)) {
      desks.remove(Desk.MEDIATOR);
    }
    // a court sees a mediation only when it is asked to confirm, not because it once sent the parties there
    if (summary.confidential() && desks.contains(Desk.COURT) && summary.desk() != Desk.COURT && !hasDecided(viewer, summary)) {
      desks.remove(Desk.COURT);
    }
    return desks;
  }

  private boolean hasDecided(Viewer viewer, Summary summary) {
    return db.sql("select exists (select 1 from casework_act where case_id = :id and actor = :who and desk = 'COURT' and act <> 'open')").param("id", summary.id())
        .param("who", viewer.username()).query(Boolean.class).single();
  }

  private boolean hasActed(Viewer viewer, Summary summary) {
    return db.sql("select exists (select 1 from casework_act where case_id = :id and actor = :who)").param("id", summary.id()).param("who", viewer.username())
        .query(Boolean.class).single();
  }

  Set<Desk> of(Viewer viewer, Summary summary, List<Party> parties, Procedure procedure) {
    return of(viewer, summary, parties, procedure, seats(viewer, summary.unit()));
  }

  /** The same, when the seats are known already. */
  Set<Desk> of(Viewer viewer, Summary summary, List<Party> parties, Procedure procedure, Set<Desk> seats) {
    if (!viewer.signedIn()) {
      return Set.of();
    }
    var sides = EnumSet.noneOf(Desk.class);
    for (var party : parties) {
      if (viewer.username().equals(party.account()) || viewer.bodyId() != null && viewer.bodyId().equals(party.bodyId())) {
        sides.add(Desk.valueOf(party.side()));
      }
    }
    if (viewer.username().equals(summary.openedBy()) && sides.isEmpty() && viewer.role() == Role.BODY_MEMBER) {
      sides.add(Desk.APPLICANT);
    }
    return sides.isEmpty() ? seated(viewer, summary, procedure, seats) : sides;
  }

  /** Whether the viewer sees what the case contains, or only that it is there. */
  boolean seesContents(Viewer viewer, Summary summary, Set<Desk> desks) {
    if (!summary.confidential()) {
      return !desks.isEmpty() || viewer.role() == Role.ADMINISTRATOR;
    }
    return desks.stream().anyMatch(Desk::isParty) || desks.contains(Desk.MEDIATOR) || desks.contains(Desk.COURT);
  }

  /**
   * Who of a desk gets the case: of those present, one who sits in its county and knows the field; among equals the case's
   * number decides, evenly and again the same way.
   */
  Optional<String> whoTakes(Desk desk, String unit, String skill, String number, LocalDate today, String but) {
    return db.sql("""
        select s.username from casework_seat s
         where s.desk = :desk and (s.unit = '' or s.unit = :unit) and s.username <> :but
           and not exists (select 1 from casework_absence a where a.username = s.username and :today between a.first_day and a.last_day)
         order by (s.unit = :unit) desc, (s.skill <> '' and s.skill = :skill) desc, md5(s.username || :number) limit 1""")
        .param("desk", desk.name()).param("unit", unit).param("skill", skill).param("number", number).param("today", today).param("but", but)
        .query(String.class).optional();
  }
}
