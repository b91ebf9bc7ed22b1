package cityip.protection.court;

import cityip.rulebook.Rulebook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What damages come to: by actual loss, by the infringer's profit, by a multiple of a licence fee, or within the frame of the law; with a
 * punitive multiple in both readings courts have. Amounts in yuan, rounded half up to fen at the end of each line. An estimate, never a finding.
 */
@Component
public class Damages {

  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final BigDecimal LARGEST = new BigDecimal("1000000000000");

  private final Rulebook rulebook;

  Damages(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** What is put in; percentages as 0 to 100. */
  public enum Input { UNITS, UNIT_PROFIT, SALES, MARGIN, CONTRIBUTION, FEE, YEARS, MULTIPLE, EXPENSES, DISCRETION, PUNITIVE }

  /** How the base is found, in the order in which the law looks at them. */
  public enum Method {
    LOSS(List.of(Input.UNITS, Input.UNIT_PROFIT)), PROFIT(List.of(Input.SALES, Input.MARGIN, Input.CONTRIBUTION)), LICENCE(List.of(Input.FEE, Input.YEARS, Input.MULTIPLE)),
    STATUTORY(List.of(Input.DISCRETION));

    private final List<Input> inputs;

    Method(List<Input> inputs) {
      this.inputs = inputs;
    }

    public List<Input> inputs() {
      return inputs;
    }
  }

  /** A question as it is asked. {@code intent} and {@code serious} are signals by their code in the rulebook. */
  public record Asked(String rightKind, Method method, Map<Input, BigDecimal> inputs, Set<String> intent, Set<String> serious, LocalDate day) {
    BigDecimal of(Input input) {
      return inputs.getOrDefault(input, BigDecimal.ZERO);
    }
  }

  /** One line with its formula and the numbers put in. */
  public record Line(String word, String formula, BigDecimal amount) {}

  /** An input a fifth lower and a fifth higher, and what the whole comes to then. */
  public record Shift(Input input, BigDecimal lower, BigDecimal higher) {}

  /**
   * What it comes to.
   *
   * @param onTop the base and the multiple of it on top: base × (1 + n), with expenses
   * @param within the multiple as the whole: base × n, with expenses
   * @param least frame of the law, in which a court is free when nothing can be proven; zero for none
   * @param notes message keys of what to mind
   */
  public record Estimate(List<Line> lines, BigDecimal base, boolean punitive, BigDecimal onTop, BigDecimal within, BigDecimal least, BigDecimal most, String source, String certainty, List<Shift> shifts,
      List<String> notes) {}

  /** What is wrong with an input: message keys by field. */
  public static Map<Input, String> problems(Asked asked) {
    var problems = new EnumMap<Input, String>(Input.class);
    var needed = new ArrayList<>(asked.method().inputs());
    needed.add(Input.EXPENSES);
    needed.add(Input.PUNITIVE);
    for (var input : needed) {
      var value = asked.inputs().get(input);
      var optional = input == Input.EXPENSES || input == Input.PUNITIVE || input == Input.MULTIPLE || input == Input.CONTRIBUTION;
      if (value == null) {
        if (!optional) {
          problems.put(input, "protection.damages.problem.missing");
        }
      } else if (value.signum() < 0 || value.compareTo(LARGEST) > 0) {
        problems.put(input, "protection.damages.problem.range");
      } else if ((input == Input.MARGIN || input == Input.CONTRIBUTION) && value.compareTo(HUNDRED) > 0) {
        problems.put(input, "protection.damages.problem.percent");
      } else if (input == Input.PUNITIVE && value.signum() > 0 && (value.compareTo(BigDecimal.ONE) < 0 || value.compareTo(new BigDecimal(5)) > 0)) {
        problems.put(input, "protection.damages.problem.multiple");
      }
    }
    return problems;
  }

  /** The signals of intent or seriousness as the rulebook lists them, code → name. */
  public Map<String, String> signals(String which, LocalDate day, boolean english) {
    var signals = new LinkedHashMap<String, String>();
    for (var signal : rulebook.rule("protection.damages." + which, day).value()) {
      signals.put(signal.get("code").asString(), signal.get(english ? "en" : "zh").asString());
    }
    return signals;
  }

  public List<String> rightKinds(LocalDate day) {
    return List.copyOf(rulebook.rule("protection.damages.frame", day).value().propertyNames());
  }

  public Estimate estimate(Asked asked) {
    var rule = rulebook.rule("protection.damages.frame", asked.day());
    var frame = rule.value().get(asked.rightKind());
    var least = amount(frame, "least");
    var most = amount(frame, "most");
    var notes = new ArrayList<String>();
    var lines = new ArrayList<Line>();
    var base = base(asked, lines);
    if (asked.method() == Method.STATUTORY && (base.compareTo(least) < 0 || base.compareTo(most) > 0)) {
      notes.add("protection.damages.note.outside-frame");
    }
    var n = asked.of(Input.PUNITIVE);
    var allowed = n.signum() > 0 && asked.method() != Method.STATUTORY && !asked.intent().isEmpty() && !asked.serious().isEmpty();
    if (n.signum() > 0 && !allowed) {
      notes.add(asked.method() == Method.STATUTORY ? "protection.damages.note.no-base" : "protection.damages.note.no-signals");
    }
    var expenses = cents(asked.of(Input.EXPENSES));
    var onTop = allowed ? cents(base.multiply(BigDecimal.ONE.add(n))) : base;
    var within = allowed ? cents(base.multiply(n)) : base;
    if (allowed) {
      lines.add(new Line("protection.damages.line.on-top", said(base) + " × (1 + " + n.stripTrailingZeros().toPlainString() + ")", onTop));
      lines.add(new Line("protection.damages.line.within", said(base) + " × " + n.stripTrailingZeros().toPlainString(), within));
    }
    if (expenses.signum() > 0) {
      lines.add(new Line("protection.damages.line.expenses", said(expenses), expenses));
      notes.add("protection.damages.note.expenses");
    }
    notes.add("protection.damages.note.estimate");
    return new Estimate(List.copyOf(lines), base, allowed, onTop.add(expenses), within.add(expenses), least, most, frame.path("source").asString(rule.source()), rule.certainty(), shifts(asked, n, allowed, expenses),
        List.copyOf(notes));
  }

  private static BigDecimal amount(JsonNode frame, String name) {
    return frame.path(name).isMissingNode() ? BigDecimal.ZERO : new BigDecimal(frame.path(name).asString());
  }

  private static BigDecimal base(Asked asked, List<Line> lines) {
    var base = cents(raw(asked));
    var formula = switch (asked.method()) {
      case LOSS -> said(asked.of(Input.UNITS)) + " × " + said(asked.of(Input.UNIT_PROFIT));
      case PROFIT -> said(asked.of(Input.SALES)) + " × " + said(asked.of(Input.MARGIN)) + "% × " + said(whole(asked, Input.CONTRIBUTION)) + "%";
      case LICENCE -> said(asked.of(Input.FEE)) + " × " + said(asked.of(Input.YEARS)) + " × " + said(one(asked, Input.MULTIPLE));
      case STATUTORY -> said(asked.of(Input.DISCRETION));
    };
    lines.add(new Line("protection.damages.line." + asked.method().name().toLowerCase(Locale.ROOT), formula, base));
    return base;
  }

  private static BigDecimal raw(Asked asked) {
    return switch (asked.method()) {
      case LOSS -> asked.of(Input.UNITS).multiply(asked.of(Input.UNIT_PROFIT));
      case PROFIT -> asked.of(Input.SALES).multiply(asked.of(Input.MARGIN)).multiply(whole(asked, Input.CONTRIBUTION)).movePointLeft(4);
      case LICENCE -> asked.of(Input.FEE).multiply(asked.of(Input.YEARS)).multiply(one(asked, Input.MULTIPLE));
      case STATUTORY -> asked.of(Input.DISCRETION);
    };
  }

  private static BigDecimal whole(Asked asked, Input input) {
    return asked.inputs().getOrDefault(input, HUNDRED);
  }

  private static BigDecimal one(Asked asked, Input input) {
    return asked.inputs().getOrDefault(input, BigDecimal.ONE);
  }

  /** Each input alone a fifth lower and higher, the others as they are, in the reading that adds. */
  private static List<Shift> shifts(Asked asked, BigDecimal n, boolean punitive, BigDecimal expenses) {
    var shifts = new ArrayList<Shift>();
    var factor = punitive ? BigDecimal.ONE.add(n) : BigDecimal.ONE;
    for (var input : asked.method().inputs()) {
      shifts.add(new Shift(input, cents(raw(with(asked, input, new BigDecimal("0.8"))).multiply(factor)).add(expenses), cents(raw(with(asked, input, new BigDecimal("1.2"))).multiply(factor)).add(expenses)));
    }
    return shifts;
  }

  private static Asked with(Asked asked, Input input, BigDecimal times) {
    var inputs = new EnumMap<Input, BigDecimal>(Input.class);
    inputs.putAll(asked.inputs());
    var whole = input == Input.CONTRIBUTION ? whole(asked, input) : input == Input.MULTIPLE ? one(asked, input) : asked.of(input);
    inputs.put(input, whole.multiply(times));
    return new Asked(asked.rightKind(), asked.method(), inputs, asked.intent(), asked.serious(), asked.day());
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }

  private static String said(BigDecimal amount) {
    var format = NumberFormat.getNumberInstance(Locale.ROOT);
    format.setMaximumFractionDigits(4);
    return format.format(amount);
  }
}
