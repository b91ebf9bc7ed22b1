package cityip.sample;

import cityip.kernel.ApplicationNumber;
import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import cityip.registry.EventKind;
import cityip.registry.Fact;
import cityip.registry.Holder;
import cityip.registry.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Filings of the first half of 2025 that show what a screening should find, and some that look alike and are lawful; all by firms of their own.
 * What was planted is told, so that a test can hold the screening to it.
 */
public final class PlantedFilings {

  private static final LocalDate FIRST = LocalDate.of(2025, 1, 6);
  private static final int FIRST_SERIAL = 9_700_000;

  private final SampleWords words;
  private final SampleTexts texts = new SampleTexts(77);
  private final List<Statement> statements = new ArrayList<>();
  private final Map<String, Set<String>> truth = new LinkedHashMap<>();
  private int serial = FIRST_SERIAL;
  private int firms;
  private @Nullable Holder hasty;

  private record Draft(String title, List<String> details, String ipc) {}

  private PlantedFilings(SampleWords words) {
    this.words = words;
  }

  /** The statements, and the firm that files more than its three people could make. */
  record Planted(List<Statement> statements, Holder hasty) {}

  static Planted of(SampleWords words) {
    var planted = planted(words);
    return new Planted(planted.statements, java.util.Objects.requireNonNull(planted.hasty));
  }

  /** Code of the signal → numbers of the filings at which it should be told. */
  public static Map<String, Set<String>> truth() {
    return planted(SampleWords.read()).truth;
  }

  private static PlantedFilings planted(SampleWords words) {
    var planted = new PlantedFilings(words);
    planted.copies();
    planted.texts();
    planted.groups();
    planted.people();
    planted.lawful();
    return planted;
  }

  private Holder firm(@Nullable String address) {
    var name = "示例筛查" + "甲乙丙丁戊己庚辛壬癸".charAt(firms / 10 % 10) + "子丑寅卯辰巳午未申酉".charAt(firms % 10) + "技术有限公司";
    firms++;
    return Holder.at(name, address == null ? "山东省济宁市任城区古槐街道建设路" + (400 + firms) + "号" : address);
  }

  private Draft draft(int n) {
    var industry = words.industries().get(n % words.industries().size());
    return new Draft("一种" + industry.nouns().get(n / words.industries().size() % industry.nouns().size()), texts.details(10), industry.ipc().getFirst());
  }

  /** So many of the ten details are others. */
  private Draft edited(Draft draft, int others) {
    var details = new ArrayList<>(draft.details());
    for (var n = 0; n < others; n++) {
      details.set((3 + 4 * n) % 10, texts.detail());
    }
    return new Draft(draft.title(), details, draft.ipc());
  }

  private RightNumber number(RightKind kind, int year) {
    return ApplicationNumber.parse("%d%d%07d".formatted(year, kind == RightKind.INVENTION ? 1 : 2, serial++)).toOptional().orElseThrow().rightNumber();
  }

  private Statement.Builder filing(Holder firm, Draft draft, LocalDate filed) {
    return filing(firm, draft, filed, number(RightKind.INVENTION, filed.getYear()));
  }

  private Statement.Builder filing(Holder firm, Draft draft, LocalDate filed, RightNumber number) {
    return Statement.about(number).holder(firm).put(Fact.TITLE, draft.title()).put(Fact.MAIN_CLASS, draft.ipc()).put(Fact.CLASSES, List.of(draft.ipc()))
        .put(Fact.ABSTRACT, "公开了" + draft.title() + "，" + String.join("；", draft.details().subList(0, 6)) + "。（示例文本）")
        .put(Fact.CLAIMS, SampleTexts.claims(draft.title().substring(2), draft.details().subList(4, 10)))
        .put(Fact.INVENTORS, List.of(SampleTexts.colleague(words, firm.name(), serial % 5) + "（示例）", SampleTexts.colleague(words, firm.name(), 5 + serial % 7) + "（示例）")).event(EventKind.FILED, filed)
        .event(EventKind.PUBLISHED, filed.plusDays(200));
  }

  /** Keeps it, and which signal it is there for. */
  private void keep(Statement.Builder built, String... signals) {
    var statement = built.build();
    statements.add(statement);
    for (var signal : signals) {
      truth.computeIfAbsent(signal, _ -> new LinkedHashSet<>()).add(statement.number().canonical());
    }
  }

  private void copies() {
    for (var n = 0; n < 6; n++) {
      var firm = firm(null);
      var original = draft(n);
      keep(filing(firm, original, FIRST.plusDays(n * 9L)));
      keep(filing(firm, edited(original, n % 3), FIRST.plusDays(n * 9L + 20)), "near-own");
    }
    for (var n = 0; n < 5; n++) {
      var original = draft(20 + n);
      keep(filing(firm(null), original, FIRST.minusYears(2).plusDays(n)));
      keep(filing(firm(null), edited(original, n % 2), FIRST.plusDays(30 + n)), "near-older");
    }
    for (var n = 0; n < 2; n++) {
      var firm = firm(null);
      var original = draft(30 + n);
      keep(filing(firm, original, FIRST.minusMonths(11)).event(EventKind.WITHDRAWN, FIRST.minusMonths(2)));
      keep(filing(firm, edited(original, 1), FIRST.plusDays(50 + n)), "refiled");
    }
  }

  private void texts() {
    for (var n = 0; n < 3; n++) {
      var draft = draft(40 + n);
      var mixed = texts.shuffled(String.join("", draft.details()) + String.join("", texts.details(8)));
      var cut = mixed.length() / 10;
      keep(filing(firm(null), new Draft(draft.title(), IntStream.range(0, 10).mapToObj(k -> mixed.substring(k * cut, (k + 1) * cut)).toList(), draft.ipc()), FIRST.plusDays(60 + n)), "shuffled");
    }
    for (var n = 0; n < 2; n++) {
      var draft = draft(50 + n);
      keep(filing(firm(null), draft, FIRST.plusDays(70 + n)).put(Fact.CLAIMS, SampleTexts.claims(draft.title().substring(2), texts.details(90))), "overlong");
    }
    var measured = "，实测值依次为12.7、88.4、139、2.06、77.3、451、9.81、63.2";
    for (var n = 0; n < 2; n++) {
      var draft = draft(60 + n);
      var plain = new Draft(draft.title(), draft.details().stream().map(detail -> detail.replaceAll("[0-9]+", "若干")).toList(), draft.ipc());
      keep(filing(firm(null), plain, FIRST.plusDays(80 + n * 7L)).put(Fact.ABSTRACT, "公开了" + plain.title() + "，" + String.join("；", plain.details()) + measured + "。（示例文本）").put(Fact.CLAIMS,
          SampleTexts.claims(plain.title().substring(2), plain.details().subList(0, 4)).replaceAll("[0-9]{2,}", "若干")), n == 0 ? new String[0] : new String[] {"same-figures"});
    }
  }

  private void groups() {
    var serialFirm = firm(null);
    var original = draft(70);
    for (var n = 0; n < 7; n++) {
      keep(filing(serialFirm, edited(original, n % 3), FIRST.plusDays(90 + n * 3L)), n == 6 ? new String[] {"series"} : new String[0]);
    }
    var hasty = firm(null);
    this.hasty = hasty;
    for (var n = 0; n < 9; n++) {
      keep(filing(hasty, draft(80), FIRST.plusDays(100)), n == 0 ? new String[] {"burst", "capacity"} : new String[0]);
    }
    var anything = firm(null);
    var fields = words.industries().stream().flatMap(industry -> industry.ipc().stream()).filter(symbol -> symbol.length() > 3).map(symbol -> symbol.substring(0, 3)).distinct().limit(10).toList();
    for (var n = 0; n < fields.size(); n++) {
      var field = fields.get(n);
      var symbol = words.industries().stream().flatMap(industry -> industry.ipc().stream()).filter(one -> one.startsWith(field)).findFirst().orElseThrow();
      keep(filing(anything, new Draft(draft(n).title(), texts.details(10), symbol), FIRST.plusDays(5 + n * 11L)), n == 0 ? new String[] {"scatter"} : new String[0]);
    }
    var ring = draft(75);
    for (var n = 0; n < 4; n++) {
      keep(filing(firm("山东省济宁市任城区古槐街道建设路399号"), edited(ring, n % 2), FIRST.plusDays(110 + n)), n == 3 ? new String[] {"ring"} : new String[0]);
    }
    for (var n = 0; n < 5; n++) {
      keep(filing(firm("山东省济宁市任城区古槐街道建设路398号"), draft(85 + n), FIRST.plusDays(120)), n == 0 ? new String[] {"sequential"} : new String[0]);
    }
  }

  private void people() {
    for (var n = 0; n < 2; n++) {
      keep(filing(firm(null), draft(90 + n), FIRST.plusDays(130 + n)).owners(EventKind.TRANSFERRED, FIRST.plusDays(230 + n), List.of(firm(null))), "early-assignment");
    }
    keep(filing(firm(null), draft(93), FIRST.plusDays(135)).event(EventKind.DESCRIBED, FIRST.plusDays(190), Map.of(Fact.INVENTORS, List.of("曾某甲（示例）", "颜某乙（示例）"))), "inventors-changed");
    for (var n = 0; n < 11; n++) {
      keep(filing(firm(null), draft(94 + n), FIRST.plusDays(140 + n)).put(Fact.INVENTORS, List.of("孔某丙（示例）")), n == 10 ? new String[] {"inventor-everywhere"} : new String[0]);
    }
  }

  /** Look alike and may: 专利法 9 and 实施细则 47 (same day), 48 (divisional), a shared priority. */
  private void lawful() {
    for (var n = 0; n < 3; n++) {
      var firm = firm(null);
      var draft = draft(110 + n);
      keep(filing(firm, draft, FIRST.plusDays(145 + n)));
      keep(filing(firm, draft, FIRST.plusDays(145 + n), number(RightKind.UTILITY_MODEL, 2025)));
    }
    var parent = firm(null);
    var whole = draft(115);
    keep(filing(parent, whole, FIRST.plusDays(150)));
    keep(filing(parent, edited(whole, 1), FIRST.plusDays(150), number(RightKind.INVENTION, 2026)));
    var family = firm(null);
    var shared = draft(116);
    keep(filing(family, shared, FIRST.plusDays(151)).put(Fact.PRIORITY, List.of("CN 2024109700000 2024-06-01")));
    keep(filing(family, edited(shared, 1), FIRST.plusDays(155)).put(Fact.PRIORITY, List.of("CN 2024109700000 2024-06-01")));
  }
}
