package cityip.sample;

import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import cityip.registry.EventKind;
import cityip.registry.Fact;
import cityip.registry.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Marks, works, software, local specialities, varieties and layouts of the sample city. */
final class SampleOthers {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  private final SplittableRandom random;
  private final SampleWords words;
  private final SampleBodies bodies;
  private final SampleRights days;

  SampleOthers(SplittableRandom random, SampleWords words, SampleBodies bodies, SampleRights days) {
    this.random = random;
    this.words = words;
    this.bodies = bodies;
    this.days = days;
  }

  List<Statement> marks(int count) {
    return IntStream.range(0, count).mapToObj(this::mark).toList();
  }

  private Statement mark(int n) {
    var owner = bodies.firm(random);
    var filed = days.filingDay(2.0);
    var classes = IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(k -> "%02d".formatted(1 + random.nextInt(45))).distinct().sorted().collect(Collectors.toList());
    var builder = Statement.about(new RightNumber("CN", RightKind.TRADEMARK, Integer.toString(99_000_000 + n))).holder(owner.holder())
        .put(Fact.TITLE, days.pick(words.marks()) + days.pick(List.of("", "记", "坊", "优品", "之源", "匠")))
        .put(Fact.CLASSES, classes).put(Fact.MAIN_CLASS, classes.getFirst()).event(EventKind.FILED, filed);
    var published = filed.plusMonths(8);
    var registered = published.plusMonths(3);
    if (!registered.isAfter(TODAY)) {
      builder.event(EventKind.PUBLISHED, published);
      if (random.nextInt(100) < 88) {
        builder.event(EventKind.REGISTERED, registered);
        for (var due = registered.plusYears(10); !due.isAfter(TODAY); due = due.plusYears(10)) {
          if (random.nextInt(100) >= 70) {
            break;
          }
          builder.event(EventKind.RENEWED, due);
        }
        if (random.nextInt(100) < 3 && registered.plusYears(4).isBefore(TODAY)) {
          builder.event(EventKind.CANCELLED, registered.plusYears(4));
        }
      } else {
        builder.event(EventKind.REFUSED, registered);
      }
    }
    return builder.build();
  }

  List<Statement> works(int works, int software) {
    var statements = new ArrayList<Statement>();
    for (var n = 0; n < works; n++) {
      var day = days.filingDay(5);
      var owner = random.nextInt(3) == 0 ? bodies.inventor(random) : bodies.firm(random);
      statements.add(Statement.about(new RightNumber("CN", RightKind.WORK, "鲁作登字-%d-F-9%05d".formatted(day.getYear(), n))).holder(owner.holder())
          .put(Fact.TITLE, days.pick(words.works()) + "之" + (1 + random.nextInt(36))).put(Fact.CATEGORY, "F").put(Fact.CREATED_ON, day.minusDays(60))
          .event(EventKind.REGISTERED, day).build());
    }
    for (var n = 0; n < software; n++) {
      var day = days.filingDay(3.5);
      var owner = bodies.firm(random);
      statements.add(Statement.about(new RightNumber("CN", RightKind.SOFTWARE, "%dSR9%06d".formatted(day.getYear(), n))).holder(owner.holder())
          .put(Fact.TITLE, "示例" + owner.industry().name() + days.pick(words.software()) + "V" + (1 + random.nextInt(4)) + ".0").event(EventKind.REGISTERED, day).build());
    }
    return statements;
  }

  List<Statement> rare(int varieties, int layouts) {
    var statements = new ArrayList<Statement>();
    for (var n = 0; n < words.localities().size(); n++) {
      var locality = words.localities().get(n);
      var day = LocalDate.of(2008, 3, 1).plusDays(random.nextInt(5000));
      statements.add(Statement.about(new RightNumber("CN", RightKind.GEOGRAPHICAL_INDICATION, "示例AGI%04d".formatted(n + 1)))
          .holder(new cityip.registry.Holder(locality.name() + "协会", null, null, locality.unit())).put(Fact.TITLE, locality.name()).event(EventKind.REGISTERED, day).build());
    }
    for (var n = 0; n < varieties; n++) {
      var filed = days.filingDay(2.5);
      var builder = Statement.about(new RightNumber("CN", RightKind.PLANT_VARIETY, "CNA%d9%05d".formatted(filed.getYear(), n))).holder(bodies.university(random).holder())
          .put(Fact.TITLE, "示例" + days.pick(words.crops()) + (100 + n) + "号").event(EventKind.FILED, filed);
      if (filed.plusYears(3).isBefore(TODAY)) {
        builder.event(EventKind.GRANTED, filed.plusYears(3));
      }
      statements.add(builder.build());
    }
    for (var n = 0; n < layouts; n++) {
      var filed = days.filingDay(3);
      statements.add(Statement.about(new RightNumber("CN", RightKind.LAYOUT_DESIGN, "BS.%02d9%05d.0".formatted(filed.getYear() % 100, n)))
          .holder(bodies.firm(random).holder()).put(Fact.TITLE, "示例芯片布图 " + (n + 1)).event(EventKind.FILED, filed)
          .event(EventKind.REGISTERED, filed.plusMonths(3).isAfter(TODAY) ? filed : filed.plusMonths(3)).build());
    }
    return statements;
  }
}
