package cityip.assessment;

import cityip.assessment.Worksheet.Finding;
import cityip.assessment.Worksheet.Kind;
import cityip.assessment.Worksheet.Row;
import cityip.casework.EvidenceRoom;
import cityip.kernel.AsOf;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.party.Parties;
import cityip.registry.RightTexts;
import cityip.search.SearchIndex;
import cityip.search.SearchOrder;
import cityip.search.SearchRequest;
import cityip.search.SearchResult;
import cityip.search.Wanted;
import cityip.shell.Role;
import cityip.shell.Viewer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a claim is set against a product feature by feature, and a design respect by respect (capability R5). */
@Component
public final class WorksheetDesk {

  private static final int LONGEST = 100_000;
  /** What designs are compared by: 最高法专利司法解释（一）第十条、第十一条，（二）第十四条. */
  private static final List<String> RESPECTS = List.of("class", "whole", "form", "pattern", "colour", "points", "usual", "space");

  private final Worksheets sheets;
  private final SearchIndex index;
  private final RightTexts texts;
  private final EvidenceRoom evidence;
  private final Parties parties;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WorksheetDesk(Worksheets sheets, SearchIndex index, RightTexts texts, EvidenceRoom evidence, Parties parties, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.sheets = sheets;
    this.index = index;
    this.texts = texts;
    this.evidence = evidence;
    this.parties = parties;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  public sealed interface Answer {
    record Done(long id) implements Answer {}

    /** Field → end of a message key. */
    record Unclear(Map<String, String> problems) implements Answer {}

    record Stale() implements Answer {}
  }

  /** A claim of the sheet's text to choose from. */
  public record Choice(int number, String text, boolean independent) {}

  private Collection<Long> bodies(Viewer viewer) {
    var body = viewer.bodyId();
    if (viewer.role() != Role.BODY_MEMBER || body == null) {
      return List.of();
    }
    var same = parties.sameAs(body);
    return same.isEmpty() ? List.of(body) : same;
  }

  public long count(String text, Viewer viewer) {
    return sheets.count(text, viewer, bodies(viewer));
  }

  public List<Worksheet> page(String text, Viewer viewer, int size, long offset) {
    return sheets.page(text, viewer, bodies(viewer), size, offset);
  }

  public Optional<Worksheet> find(long id, Viewer viewer) {
    return sheets.find(id, viewer, bodies(viewer));
  }

  public List<Choice> claims(Worksheet sheet) {
    return ClaimText.read(sheet.claims()).stream().map(claim -> new Choice(claim.number(), claim.text(), claim.independent())).toList();
  }

  /** How much of a feature's words the product's description has; a hint where to look, not a finding. */
  public int hint(Worksheet sheet, String feature) {
    return (int) Math.round(100 * FeatureText.share(feature, FeatureText.pairs(sheet.told())));
  }

  /** Begins a sheet for a right by its number, or for claims written in by hand. */
  public Answer begin(Kind kind, String number, String claims, String product, String told, Viewer viewer) {
    var problems = new LinkedHashMap<String, String>();
    var right = number.isBlank() ? Optional.<SearchResult.Hit>empty() : hit(number.strip(), viewer);
    if (!number.isBlank() && right.isEmpty()) {
      problems.put("number", "number");
    }
    var text = claims.isBlank() ? right.map(this::claims).orElse("") : claims.strip();
    if (kind == Kind.PATENT && text.isBlank()) {
      problems.put("claims", "claims");
    }
    if (product.isBlank() || product.length() > 300) {
      problems.put("product", "product");
    }
    if (text.length() > LONGEST || told.length() > LONGEST) {
      problems.put(text.length() > LONGEST ? "claims" : "told", "long");
    }
    if (!problems.isEmpty()) {
      return new Answer.Unclear(problems);
    }
    var first = ClaimText.read(text).stream().filter(ClaimText.Claim::independent).findFirst();
    var rows = kind == Kind.DESIGN ? RESPECTS.stream().map(WorksheetDesk::open).toList() : features(text, first.map(ClaimText.Claim::number).orElse(1)).stream().map(WorksheetDesk::open).toList();
    var sheet = new Worksheet(0, kind, right.map(hit -> hit.shown("number")).orElse(""), right.map(hit -> hit.shown("title")).orElse(product.strip()), text, kind == Kind.DESIGN ? 0 : first.map(ClaimText.Claim::number).orElse(1),
        product.strip(), told.strip(), null, "", "", viewer.actor(), clock.instant(), 0, rows);
    return new Answer.Done(Objects.requireNonNull(transaction.execute(_ -> {
      var id = sheets.add(sheet, viewer, viewer.role() != Role.BODY_MEMBER);
      ledger.append(new Act(viewer.actor(), "assessment.worksheet-begun", "worksheet:" + id, "sha256=" + NoveltyDesk.hash(sheet.toString())));
      return id;
    })));
  }

  private Optional<SearchResult.Hit> hit(String number, Viewer viewer) {
    return index.search(new SearchRequest(new Wanted.OneOf("number", Set.of(number.toUpperCase(java.util.Locale.ROOT))), viewer.scope(), SearchOrder.RELEVANCE, false, 1, 0, List.of())).hits().stream().findFirst();
  }

  private String claims(SearchResult.Hit hit) {
    var told = texts.of(List.of(Long.valueOf(hit.id())), new AsOf(LocalDate.now(clock), clock.instant())).get(Long.valueOf(hit.id()));
    return told == null ? "" : told.claims();
  }

  private static Row open(String feature) {
    return new Row(feature, Finding.OPEN, "", "");
  }

  /** All features of a claim: those of the claims it depends on, then its own. */
  static List<String> features(String text, int number) {
    var claims = new LinkedHashMap<Integer, ClaimText.Claim>();
    ClaimText.read(text).forEach(claim -> claims.putIfAbsent(claim.number(), claim));
    var features = new LinkedHashSet<String>();
    add(number, claims, features, 0);
    return List.copyOf(features);
  }

  private static void add(int number, Map<Integer, ClaimText.Claim> claims, Set<String> features, int depth) {
    var claim = claims.get(number);
    if (claim == null || depth > 20) {
      return;
    }
    var own = FeatureText.of(claim.text());
    claim.on().stream().findFirst().ifPresent(first -> add(first, claims, features, depth + 1));
    // of a dependent claim the reference itself is no feature
    features.addAll(claim.independent() || own.size() < 2 ? own : own.subList(1, own.size()));
  }

  /** Takes another claim, or the features as corrected by hand, one on each line; what was found for an unchanged feature stays. */
  public Answer features(Worksheet sheet, int claim, String written, int stamp, Viewer viewer) {
    var features = claim != sheet.claim() ? features(sheet.claims(), claim) : written.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().limit(FeatureText.MOST).toList();
    if (features.isEmpty() || features.stream().anyMatch(feature -> feature.length() > 2_000)) {
      return new Answer.Unclear(Map.of("features", "features"));
    }
    var before = new LinkedHashMap<String, Row>();
    sheet.rows().forEach(row -> before.put(row.feature(), row));
    var rows = features.stream().map(feature -> before.getOrDefault(feature, open(feature))).toList();
    return change(sheet, new Worksheet(sheet.id(), sheet.kind(), sheet.number(), sheet.title(), sheet.claims(), claim, sheet.product(), sheet.told(), sheet.caseNumber(), sheet.estoppel(), sheet.prior(), sheet.actor(),
        sheet.at(), sheet.stamp(), rows), stamp, "worksheet-features", viewer);
  }

  /** Keeps what was found. A finding other than open needs words; an equivalent needs its reason there. */
  public Answer fill(Worksheet sheet, Map<String, String> form, int stamp, Viewer viewer) {
    var problems = new LinkedHashMap<String, String>();
    var rows = new ArrayList<Row>();
    for (var n = 0; n < sheet.rows().size(); n++) {
      var finding = finding(form.getOrDefault("finding-" + n, ""));
      var found = form.getOrDefault("found-" + n, "").strip();
      var seen = form.getOrDefault("evidence-" + n, "").strip();
      if (finding != Finding.OPEN && found.isEmpty() || found.length() > 4_000 || seen.length() > 4_000) {
        problems.put("found-" + n, finding == Finding.EQUIVALENT ? "equivalent" : "found");
      }
      rows.add(new Row(sheet.rows().get(n).feature(), finding, found, seen));
    }
    var to = new Worksheet(sheet.id(), sheet.kind(), sheet.number(), sheet.title(), sheet.claims(), sheet.claim(), sheet.product(), sheet.told(), sheet.caseNumber(), cut(form.getOrDefault("estoppel", "")),
        cut(form.getOrDefault("prior", "")), sheet.actor(), sheet.at(), sheet.stamp(), rows);
    return problems.isEmpty() ? change(sheet, to, stamp, "worksheet-filled", viewer) : new Answer.Unclear(problems);
  }

  private static String cut(String text) {
    return text.strip().length() <= 10_000 ? text.strip() : text.strip().substring(0, 10_000);
  }

  private static Finding finding(String code) {
    return java.util.Arrays.stream(Finding.values()).filter(one -> one.code().equals(code)).findFirst().orElse(Finding.OPEN);
  }

  private Answer change(Worksheet from, Worksheet to, int stamp, String act, Viewer viewer) {
    return Objects.requireNonNull(transaction.execute(_ -> {
      if (!sheets.change(to, stamp)) {
        return new Answer.Stale();
      }
      ledger.append(new Act(viewer.actor(), "assessment." + act, "worksheet:" + from.id(), "sha256=" + NoveltyDesk.hash(to.toString())));
      return new Answer.Done(from.id());
    }));
  }

  /** Puts the sheet as a document into a case's file; only who has a desk in the case can. */
  public Answer intoCase(Worksheet sheet, String number, byte[] document, int stamp, Viewer viewer) throws IOException {
    if (stamp != sheet.stamp()) {
      return new Answer.Stale();
    }
    return switch (evidence.bring(number.strip(), new ByteArrayInputStream(document), "worksheet-" + sheet.id() + "-" + sheet.stamp() + ".docx", "CityIP worksheet " + sheet.id(), LocalDate.now(clock), viewer)) {
      case EvidenceRoom.Brought.Kept(var file) -> change(sheet, new Worksheet(sheet.id(), sheet.kind(), sheet.number(), sheet.title(), sheet.claims(), sheet.claim(), sheet.product(), sheet.told(), number.strip(),
          sheet.estoppel(), sheet.prior(), sheet.actor(), sheet.at(), sheet.stamp(), sheet.rows()), stamp, "worksheet-into-case", viewer);
      case EvidenceRoom.Brought.Quarantined _, EvidenceRoom.Brought.Empty _, EvidenceRoom.Brought.NotYours _ -> new Answer.Unclear(Map.of("case", "case"));
    };
  }
}
