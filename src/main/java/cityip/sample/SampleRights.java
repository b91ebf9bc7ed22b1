package cityip.sample;

import cityip.kernel.ApplicationNumber;
import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import cityip.registry.EventKind;
import cityip.registry.Fact;
import cityip.registry.Holder;
import cityip.registry.Statement;
import cityip.sample.SampleBodies.Body;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The patents of the sample city with their histories: filed, published, granted, some lapsed, sold, pledged, licensed,
 * restored or invalidated. The same seed gives the same city. Serial numbers start at 9,000,000, which no office gave out.
 */
final class SampleRights {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  private final SplittableRandom random;
  private final SampleWords words;
  private final SampleBodies bodies;
  private int serial = 9_000_000;
  private int contract;
  private final SplittableRandom citing = new SplittableRandom(39551);
  private final SampleTexts texts = new SampleTexts(42748);
  private final Map<String, List<String>> published = new HashMap<>();

  SampleRights(SplittableRandom random, SampleWords words, SampleBodies bodies) {
    this.random = random;
    this.words = words;
    this.bodies = bodies;
  }

  List<Statement> patents(RightKind kind, int count) {
    return IntStream.range(0, count).mapToObj(n -> patent(kind)).toList();
  }

  private Statement patent(RightKind kind) {
    var filed = filingDay(kind == RightKind.INVENTION ? 4.2 : 2.2);
    var owner = random.nextInt(100) < 8 ? bodies.inventor(random) : random.nextInt(100) < 16 ? bodies.university(random) : bodies.firm(random);
    var number = number(kind, filed);
    var digits = number.canonical().substring(0, 12);
    var builder = Statement.about(number).holder(owner.holder());
    if (random.nextInt(100) < 6) {
      builder.holder(bodies.university(random).holder());
    }
    describe(builder, kind, owner, digits);
    builder.event(EventKind.FILED, filed);
    if (kind == RightKind.INVENTION) {
      invention(builder, filed, owner);
    } else {
      var granted = filed.plusDays(150 + random.nextInt(150));
      if (!granted.isAfter(TODAY)) {
        builder.event(EventKind.GRANTED, granted);
        afterGrant(builder, kind, filed, granted, owner);
      }
    }
    return builder.build();
  }

  private void invention(Statement.Builder builder, LocalDate filed, Body owner) {
    var published = filed.plusDays(120 + random.nextInt(420));
    if (published.isAfter(TODAY)) {
      return;
    }
    builder.event(EventKind.PUBLISHED, published);
    builder.event(EventKind.EXAMINED, published.plusDays(14));
    var decided = published.plusDays(300 + random.nextInt(700));
    if (decided.isAfter(TODAY)) {
      return;
    }
    var fate = random.nextInt(100);
    if (fate < 70) {
      builder.event(EventKind.GRANTED, decided);
      afterGrant(builder, RightKind.INVENTION, filed, decided, owner);
    } else {
      builder.event(fate < 88 ? EventKind.REFUSED : EventKind.WITHDRAWN, decided);
    }
  }

  private void afterGrant(Statement.Builder builder, RightKind kind, LocalDate filed, LocalDate granted, Body owner) {
    var term = kind == RightKind.INVENTION ? 20 : 10;
    var until = filed.plusYears(term);
    var yearly = kind == RightKind.INVENTION ? 0.045 : kind == RightKind.UTILITY_MODEL ? 0.16 : 0.20;
    var ended = until;
    for (var due = filed.plusYears(1); due.isBefore(until) && due.isBefore(TODAY); due = due.plusYears(1)) {
      if (due.isAfter(granted) && random.nextDouble() < yearly) {
        builder.event(EventKind.LAPSED, due);
        ended = due;
        if (random.nextInt(12) == 0 && due.plusMonths(9).isBefore(TODAY)) {
          builder.event(EventKind.RESTORED, due.plusMonths(9));
          ended = until;
        }
        break;
      }
    }
    dealings(builder, granted, ended.isAfter(TODAY) ? TODAY : ended, owner, kind);
  }

  /** What happens to a right while it is in force. */
  private void dealings(Statement.Builder builder, LocalDate from, LocalDate until, Body owner, RightKind kind) {
    if (ChronoUnit.DAYS.between(from, until) < 400) {
      return;
    }
    var draw = random.nextInt(1000);
    var day = between(from.plusDays(60), until.minusDays(30));
    if (draw < 55) {
      builder.owners(EventKind.TRANSFERRED, day, List.of(bodies.firm(random).holder()));
    } else if (draw < 70) {
      var old = owner.holder();
      builder.owners(EventKind.RENAMED, day, List.of(new Holder(old.name().replace("有限公司", "集团有限公司"), old.code(), old.address(), null)));
    } else if (draw < 82) {
      builder.event(EventKind.LICENSED, day, Map.of(Fact.LICENSEE, bodies.firm(random).holder().name(), Fact.CONTRACT, "X%d%06d".formatted(day.getYear(), ++contract)));
    } else if (draw < 90 && day.getYear() >= 2022) {
      builder.event(EventKind.OPEN_LICENSED, day);
    } else if (draw < 96 && kind == RightKind.INVENTION) {
      builder.event(EventKind.AWARDED, day, Map.of(Fact.AWARD, "中国专利奖优秀奖（示例）"));
    } else if (draw < 101) {
      builder.event(EventKind.INVALIDATED, day);
    } else if (draw < 200 && day.getYear() >= 2017) {
      var name = "Y%d3708%05d".formatted(day.getYear(), contract - contract % 2);
      contract++;
      builder.pledged(day, name, BigDecimal.valueOf(1_000_000L + 500_000L * random.nextInt(30)), owner.holder().name(), words.banks().get(random.nextInt(words.banks().size())));
      var released = day.plusYears(1).plusDays(random.nextInt(300));
      if (released.isBefore(TODAY)) {
        builder.event(EventKind.RELEASED, released, Map.of(Fact.CONTRACT, name));
      }
    } else if (draw < 260 && kind == RightKind.INVENTION) {
      builder.event(EventKind.FAMILY_MEMBER, day, Map.of(Fact.FAMILY_NUMBER, "US99%06dB2".formatted(serial % 1_000_000)));
    }
  }

  private void describe(Statement.Builder builder, RightKind kind, Body owner, String digits) {
    var industry = owner.industry();
    var noun = pick(industry.nouns());
    var part = pick(industry.parts());
    var other = pick(industry.parts());
    var effect = pick(industry.effects());
    var title = switch (kind) {
      case DESIGN -> noun + "（" + pick(List.of("便携式", "立式", "组合式", "新款", "轻便型")) + "）";
      case UTILITY_MODEL -> "一种带有" + part + "的" + noun;
      default -> pick(List.of("一种" + noun + "及其" + part, "一种" + noun + "的制备方法", noun + "的" + part + "控制方法", "基于" + part + "的" + noun));
    };
    var symbol = pick(industry.ipc());
    builder.put(Fact.TITLE, title).put(Fact.PUBLICATION_NUMBER, publication(kind));
    if (kind == RightKind.DESIGN) {
      builder.put(Fact.MAIN_CLASS, "15-09").put(Fact.CLASSES, List.of("15-09"));
    } else {
      var second = pick(industry.ipc());
      builder.put(Fact.MAIN_CLASS, symbol).put(Fact.CLASSES, symbol.equals(second) ? List.of(symbol) : List.of(symbol, second));
      var details = texts.details(8);
      builder.put(Fact.ABSTRACT, ("本%s涉及%s技术领域，公开了%s，包括机架、%s和%s，%s设于机架一侧并与%s相连，%s由控制器驱动。"
          + "工作时，%s先行到位，再由%s完成调整，从而%s。%s。与现有做法相比，结构简单，%s，适合在%s中推广。（示例文本）").formatted(
          kind == RightKind.INVENTION ? "发明" : "实用新型", industry.name(), title, part, other, part, other, other, part, other, effect, String.join("；", details.subList(0, 4)), pick(industry.effects()), industry.name()));
      builder.put(Fact.CLAIMS, SampleTexts.claims(noun, details.subList(2, 8)));
    }
    builder.put(Fact.INVENTORS, IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(n -> SampleTexts.colleague(words, owner.holder().name(), bodies.person(random).hashCode()) + "（示例）").distinct().toList());
    cites(builder, kind, industry.name());
    if (random.nextInt(100) < 78) {
      var agency = pick(words.agencies());
      builder.put(Fact.AGENCY, agency.name()).put(Fact.AGENCY_CODE, agency.code());
    }
  }

  /** Up to three earlier patents of the same industry; drawn from a source of their own, so that they change nothing else of the city. */
  private void cites(Statement.Builder builder, RightKind kind, String industry) {
    if (kind == RightKind.DESIGN) {
      return;
    }
    var earlier = published.computeIfAbsent(industry, _ -> new ArrayList<>());
    if (earlier.size() > 5) {
      builder.put(Fact.CITES, IntStream.range(0, citing.nextInt(4)).mapToObj(n -> earlier.get((int) (Math.pow(citing.nextDouble(), 2) * earlier.size()))).distinct().toList());
    }
    earlier.add(publication(kind));
  }

  private String publication(RightKind kind) {
    return switch (kind) {
      case INVENTION -> "CN19%07dA".formatted(serial % 10_000_000);
      case UTILITY_MODEL -> "CN29%07dU".formatted(serial % 10_000_000);
      default -> "CN39%07dS".formatted(serial % 10_000_000);
    };
  }

  /** Grants abroad, each a right of its own in its jurisdiction. */
  List<Statement> abroad(int count) {
    var statements = new ArrayList<Statement>();
    for (var n = 0; n < count; n++) {
      var granted = filingDay(2.4).plusYears(2);
      if (granted.isAfter(TODAY)) {
        granted = TODAY.minusDays(30 + random.nextInt(600));
      }
      var owner = bodies.firm(random);
      var office = pick(List.of("US", "US", "US", "EP", "JP", "KR"));
      var suffix = office.equals("US") ? "B2" : office.equals("JP") ? "B2" : "B1";
      var number = new RightNumber(office, RightKind.INVENTION, "%s99%05d%s".formatted(office, 10_000 + n, suffix));
      statements.add(Statement.about(number).holder(owner.holder()).put(Fact.TITLE, "一种" + pick(owner.industry().nouns()) + "（海外同族，示例）")
          .put(Fact.MAIN_CLASS, pick(owner.industry().ipc())).event(EventKind.FILED, granted.minusYears(2)).event(EventKind.GRANTED, granted).build());
    }
    return statements;
  }

  private RightNumber number(RightKind kind, LocalDate filed) {
    var digit = kind == RightKind.INVENTION ? 1 : kind == RightKind.UTILITY_MODEL ? 2 : 3;
    return ApplicationNumber.parse("%d%d%07d".formatted(filed.getYear(), digit, serial++)).toOptional().orElseThrow().rightNumber();
  }

  /** From 2005 on, more in later years; the power says how much more. */
  LocalDate filingDay(double power) {
    var first = LocalDate.of(2005, 1, 4);
    var days = ChronoUnit.DAYS.between(first, TODAY);
    return first.plusDays((long) (Math.pow(random.nextDouble(), 1 / power) * days));
  }

  private LocalDate between(LocalDate from, LocalDate until) {
    var days = Math.max(1, ChronoUnit.DAYS.between(from, until));
    return from.plusDays(random.nextLong(days));
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
