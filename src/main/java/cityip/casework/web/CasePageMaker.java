package cityip.casework.web;

import cityip.casework.CaseFile;
import cityip.casework.CaseFile.ClockState;
import cityip.casework.CaseFile.Done;
import cityip.casework.CaseFile.Summary;
import cityip.casework.CaseFiles;
import cityip.casework.CaseSection;
import cityip.casework.Casework;
import cityip.casework.Desk;
import cityip.casework.FactWords;
import cityip.casework.Procedure;
import cityip.casework.Procedures;
import cityip.casework.web.CaseworkViews.Button;
import cityip.casework.web.CaseworkViews.CasePage;
import cityip.casework.web.CaseworkViews.Choice;
import cityip.casework.web.CaseworkViews.ClockLine;
import cityip.casework.web.CaseworkViews.Event;
import cityip.casework.web.CaseworkViews.EvidenceLine;
import cityip.casework.web.CaseworkViews.Fact;
import cityip.casework.web.CaseworkViews.HandoverLine;
import cityip.casework.web.CaseworkViews.JoinedView;
import cityip.casework.web.CaseworkViews.Outline;
import cityip.casework.web.CaseworkViews.PaperLine;
import cityip.casework.web.CaseworkViews.PublicStatus;
import cityip.casework.web.CaseworkViews.Relative;
import cityip.casework.web.CaseworkViews.SealedLine;
import cityip.rulebook.City;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Puts a case into the words of its page. */
@Component
class CasePageMaker {

  private final Procedures procedures;
  private final CaseFiles files;
  private final Casework casework;
  private final ObjectProvider<CaseSection> sections;
  private final City city;
  private final Clock clock;
  private final DataSize largest;

  CasePageMaker(Procedures procedures, CaseFiles files, Casework casework, ObjectProvider<CaseSection> sections, City city, Clock clock,
      @Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
    this.procedures = procedures;
    this.files = files;
    this.casework = casework;
    this.sections = sections;
    this.city = city;
    this.clock = clock;
    this.largest = largest;
  }

  CasePage page(CaseFiles.Sight.Whole sight, Viewer viewer, Map<String, String> problems, Map<String, String> input, String unmasked) {
    var file = sight.file();
    var s = file.summary();
    var procedure = procedures.version(s.procedure(), s.version());
    var official = sight.desks().stream().anyMatch(desk -> !desk.isParty());
    var now = clock.instant();
    return new CasePage(s.number(), s.docket(), s.stamp(), s.title(), CaseWords.name(procedure), "/services/" + procedure.code(), CaseWords.state(procedure, s.state()), s.open() ? "waiting" : "neutral",
        s.open() ? Words.t("casework.due", Words.day(s.due()), CaseWords.dueWords(s.due(), s.dueMoment(), now)) + (s.certain() ? "" : Words.t("casework.due.provisional")) : "",
        CaseWords.dueTone(s.dueMoment(), now), owner(s), s.dispute(), s.sample(), s.open(), facts(procedure, file, official),
        official ? file.sealed().entrySet().stream().map(entry -> new SealedLine(entry.getKey(), FactWords.word(procedure.words(), "field", entry.getKey()), entry.getValue())).toList() : List.of(),
        file.parties().stream().map(party -> new Fact(CaseWords.desk(Desk.valueOf(party.side())), party.name() + (party.creditCode() == null ? "" : " · " + party.creditCode()))).toList(),
        buttons(procedure, sight), events(procedure, file, official), file.clocks().reversed().stream().map(clock -> clock(procedure, clock)).toList(), papers(procedure, file, official),
        evidence(s, file), official ? file.seen().stream().map(seen -> new Fact(Words.moment(seen.at()) + " · " + seen.who(), seen.what())).toList() : List.of(),
        official ? file.notes().stream().map(note -> new Event(Words.moment(note.at()), note.who(), note.text(), "", List.of())).toList() : List.of(),
        file.handovers().stream().map(CasePageMaker::handover).toList(), relatives(file),
        casework.openableBeside(file, viewer).stream().map(other -> new Choice("/services/" + other.code() + "/start?dispute=" + s.dispute(), CaseWords.name(other))).toList(),
        sections(procedure, file, official || s.confidential()), official, joined(file), file.leader().orElse(""), sight.following(), official ? people(s) : List.of(), problems, input, unmasked, largest.toGigabytes() > 0 ? largest.toGigabytes() + " GB" : largest.toMegabytes() + " MB");
  }

  private String owner(Summary s) {
    return CaseWords.desk(s.desk()) + (s.owner() == null || s.owner().equals("public") ? "" : " · " + s.owner());
  }

  private static List<JoinedView> joined(CaseFile file) {
    return file.joined().stream().map(other -> new JoinedView(other.number(), other.title(), Words.moment(other.at()),
        other.parties().stream().map(party -> new Fact(CaseWords.desk(Desk.valueOf(party.side())), party.name())).toList(),
        other.evidence().stream().map(one -> evidence(other.number(), one)).toList(), other.papers().stream().map(paper -> paper(other.number(), paper)).toList())).toList();
  }

  private List<Choice> people(Summary s) {
    return files.seats(s).stream().map(seat -> new Choice(seat.username(), seat.displayName() + (seat.away() ? Words.t("casework.seat.away") : ""))).toList();
  }

  private List<Fact> facts(Procedure procedure, CaseFile file, boolean official) {
    var fields = procedure.fields();
    var opening = procedure.opening().fields().stream().map(field -> field.name()).collect(Collectors.toSet());
    var order = List.copyOf(fields.keySet());
    return file.facts().entrySet().stream().filter(entry -> !entry.getValue().isEmpty() && (official || procedure.openFile() || opening.contains(entry.getKey()))
            && !entry.getKey().equals("reason") && !entry.getKey().equals("told-by"))
        .sorted(Comparator.comparingInt(entry -> Math.floorMod(order.indexOf(entry.getKey()), Integer.MAX_VALUE)))
        .map(entry -> new Fact(FactWords.word(procedure.words(), "field", entry.getKey()), CaseWords.answer(procedure, fields.get(entry.getKey()), entry.getValue(), city))).toList();
  }

  /** The acts the viewer's desks may do now; those that move the case on come first. */
  private List<Button> buttons(Procedure procedure, CaseFiles.Sight.Whole sight) {
    var s = sight.file().summary();
    return procedure.actsIn(s.state(), sight.file().facts()).stream().filter(act -> s.open() && !act.automatic() && act.by().stream().anyMatch(sight.desks()::contains))
        .sorted((a, b) -> Boolean.compare(a.to() == null, b.to() == null))
        .map(act -> new Button(act.name(), CaseWords.act(procedure, act.name()),
            act.to() == null ? "" : Words.t("casework.act.leads-to", CaseWords.state(procedure, act.to())), "/cases/" + s.number() + "/acts/" + act.name(), act.to() != null)).toList();
  }

  private List<Event> events(Procedure procedure, CaseFile file, boolean official) {
    var fields = procedure.fields();
    return file.acts().reversed().stream().map(done -> new Event(Words.moment(done.at()), official ? who(done) : CaseWords.desk(done.desk()),
        done.act().equals("open") ? Words.t("casework.act.open") : CaseWords.act(procedure, done.act()),
        done.from().equals(done.to()) ? "" : Words.t("casework.change", CaseWords.state(procedure, done.from()), CaseWords.state(procedure, done.to())),
        official || procedure.openFile() ? done.fields().entrySet().stream().filter(entry -> !done.act().equals("open"))
            .map(entry -> new Fact(FactWords.word(procedure.words(), "field", entry.getKey()), CaseWords.answer(procedure, fields.get(entry.getKey()), entry.getValue(), city))).toList()
            : List.of())).toList();
  }

  private static String who(Done done) {
    return done.actorName().isEmpty() ? CaseWords.desk(done.desk()) : done.actorName() + "（" + CaseWords.desk(done.desk()) + "）";
  }

  private ClockLine clock(Procedure procedure, ClockState state) {
    return new ClockLine(FactWords.word(procedure.words(), "clock", state.name()), Words.t("casework.clock.state." + state.state()),
        state.state() == ClockState.State.RUNNING ? CaseWords.dueTone(state.dueMoment(), clock.instant()) : "neutral",
        state.term().endsWith("h") ? Words.moment(state.dueMoment()) : Words.day(state.due()), CaseWords.clock(state), CaseWords.steps(state),
        state.source() + "（" + Words.t("rulebook.certainty." + state.certainty()) + "）");
  }

  /** Parties see what was addressed to them: papers that went out, not those of the inner procedure. */
  private static List<PaperLine> papers(Procedure procedure, CaseFile file, boolean official) {
    var s = file.summary();
    return file.papers().stream().filter(paper -> official || procedure.sends(paper.template()))
        .map(paper -> paper(s.number(), paper)).toList();
  }

  private static PaperLine paper(String number, CaseFile.Paper paper) {
    return new PaperLine(paper.number(), paper.title(), Words.moment(paper.made()), "/cases/" + number + "/papers/" + paper.id() + ".pdf",
        "/cases/" + number + "/papers/" + paper.id() + ".docx", paper.hash());
  }

  private static List<EvidenceLine> evidence(Summary s, CaseFile file) {
    return file.evidence().stream().map(e -> evidence(s.number(), e)).toList();
  }

  private static EvidenceLine evidence(String number, CaseFile.Evidence e) {
    return new EvidenceLine(e.name(), e.mediaType(), Words.number(e.size()), e.source(), Words.day(e.obtained()),
        Words.moment(e.added()) + " · " + e.addedBy(), "/cases/" + number + "/evidence/" + e.id(), e.sha256(), e.sm3(), e.quarantine() == null ? "" : Words.t(e.quarantine()));
  }

  private static HandoverLine handover(CaseFile.Handover h) {
    var answer = h.refused() != null ? Words.t("casework.handover.refused", Words.moment(h.refused()), String.valueOf(h.reason()))
        : h.received() != null ? Words.t("casework.handover.received", Words.moment(h.received()), String.valueOf(h.receivedBy())) : Words.t("casework.handover.waiting");
    return new HandoverLine(CaseWords.desk(h.from()), CaseWords.desk(h.to()), Words.moment(h.sent()) + " · " + h.sentBy(), answer,
        h.refused() != null ? "bad" : h.received() != null ? "good" : "waiting");
  }

  private List<Relative> relatives(CaseFile file) {
    return file.sameDispute().stream().map(other -> {
      var procedure = procedures.version(other.procedure(), other.version());
      return new Relative(other.number(), CaseWords.name(procedure), CaseWords.state(procedure, other.state()), "/cases/" + other.number());
    }).toList();
  }

  private List<CaseSection.Section> sections(Procedure procedure, CaseFile file, boolean whole) {
    return sections.stream().filter(section -> section.speaksOf(procedure.code()) && (whole || section.alsoForParties())).flatMap(section -> section.of(file, files.pinned(file.summary().number())).stream()).toList();
  }

  Outline outline(Summary s) {
    var procedure = procedures.version(s.procedure(), s.version());
    return new Outline(s.number(), CaseWords.name(procedure), CaseWords.state(procedure, s.state()), Words.day(s.due()), s.dispute());
  }

  PublicStatus status(String number, String token, Optional<CaseFiles.PublicStatus> found, String problem) {
    return found.map(status -> {
      var s = status.summary();
      var procedure = procedures.version(s.procedure(), s.version());
      return new PublicStatus(s.number(), token, CaseWords.name(procedure), CaseWords.state(procedure, s.state()),
          s.open() ? Words.t("casework.due", Words.day(s.due()), CaseWords.dueWords(s.due(), s.dueMoment(), clock.instant())) : Words.t("casework.status.closed", Words.moment(s.closed())),
          status.acts().stream().filter(done -> !done.from().equals(done.to()) || done.act().equals("open")).map(done -> new Event(Words.moment(done.at()), CaseWords.desk(done.desk()),
              done.act().equals("open") ? Words.t("casework.act.open") : CaseWords.act(procedure, done.act()), CaseWords.state(procedure, done.to()), List.of())).toList(),
          published(procedure, status), "", true);
    }).orElseGet(() -> new PublicStatus(number, token, "", "", "", List.of(), List.of(), problem, false));
  }

  /** What acts that publish made public: their answers, which never include sealed fields. */
  private List<Fact> published(Procedure procedure, CaseFiles.PublicStatus status) {
    var fields = procedure.fields();
    return status.acts().stream().filter(done -> procedure.actNamed(done.act()).filter(Procedure.Act::publishes).isPresent()).flatMap(done -> done.fields().entrySet().stream())
        .map(entry -> new Fact(FactWords.word(procedure.words(), "field", entry.getKey()), CaseWords.answer(procedure, fields.get(entry.getKey()), entry.getValue(), city))).toList();
  }
}
