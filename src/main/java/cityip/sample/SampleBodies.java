package cityip.sample;

import cityip.kernel.CreditCode;
import cityip.registry.Holder;
import cityip.sample.SampleWords.Industry;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The invented firms, universities and people that own the sample rights; some own many, most own few. */
final class SampleBodies {

  private static final String CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  /** An owner, the trade it is in, and the address it files under. */
  record Body(Holder holder, Industry industry, String unit) {}

  private final List<Body> firms = new ArrayList<>();
  private final List<Body> universities = new ArrayList<>();
  private final SampleWords words;

  SampleBodies(SampleWords words, SplittableRandom random) {
    this.words = words;
    var number = 0;
    for (var industry : words.industries()) {
      for (var name : words.firmNames()) {
        var unit = industry.units().get(random.nextInt(industry.units().size()));
        var firm = "示例" + name + industry.name() + "有限公司";
        firms.add(new Body(holder(firm, unit, number++, "91"), industry, unit));
      }
    }
    for (var university : words.universities()) {
      var industry = words.industries().get(random.nextInt(words.industries().size()));
      universities.add(new Body(holder(university.name(), university.unit(), number++, "12"), industry, university.unit()));
    }
  }

  private Holder holder(String name, String unit, int number, String kind) {
    return new Holder(name, creditCode(kind, unit, number), address(unit, 1 + number % 188), null);
  }

  private String address(String unit, int door) {
    var street = words.streets().getOrDefault(unit, "");
    var place = switch (unit) {
      case "370871" -> "济宁市高新区";
      case "370872" -> "济宁市太白湖新区";
      case "370873" -> "济宁经济技术开发区";
      case "370881" -> "曲阜市";
      case "370883" -> "邹城市";
      default -> "济宁市" + COUNTIES.getOrDefault(unit, "");
    };
    return "山东省" + place + street + door + "号";
  }

  private static final java.util.Map<String, String> COUNTIES = java.util.Map.of("370811", "任城区", "370812", "兖州区", "370826", "微山县", "370827", "鱼台县",
      "370828", "金乡县", "370829", "嘉祥县", "370830", "汶上县", "370831", "泗水县", "370832", "梁山县");

  /** A code with correct check characters in a range that no authority gives out. */
  private static @Nullable CreditCode creditCode(String kind, String unit, int number) {
    var stem = kind + unit + "9Z%06d".formatted(number);
    for (var organisation : CODE_CHARACTERS.toCharArray()) {
      for (var check : CODE_CHARACTERS.toCharArray()) {
        var read = CreditCode.parse(stem + organisation + check).toOptional();
        if (read.isPresent()) {
          return read.get();
        }
      }
    }
    return null;
  }

  /** A firm, the first ones far more often than the last. */
  Body firm(SplittableRandom random) {
    var draw = random.nextDouble();
    return firms.get((int) (draw * draw * firms.size()));
  }

  Body university(SplittableRandom random) {
    return universities.get(random.nextInt(universities.size()));
  }

  Body inventor(SplittableRandom random) {
    var firm = firm(random);
    var address = firm.holder().address();
    return new Body(Holder.at(person(random) + "（示例）", address == null ? "" : address), firm.industry(), firm.unit());
  }

  String person(SplittableRandom random) {
    return words.surnames().get(random.nextInt(words.surnames().size())) + words.givenNames().get(random.nextInt(words.givenNames().size()));
  }

  List<Body> firms() {
    return firms;
  }

  List<Body> universities() {
    return universities;
  }
}
