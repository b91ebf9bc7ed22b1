package cityip.assessment;

import cityip.assessment.Disclosure.Decision;
import cityip.assessment.Disclosure.Question;
import cityip.assessment.Disclosure.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which decisions the answers and the search leave open, and why; a rule that can be read without any database. */
final class DisclosureGates {

  private final Map<Decision, List<Reason>> reasons = new EnumMap<>(Decision.class);

  private DisclosureGates() {
    for (var decision : Decision.values()) {
      reasons.put(decision, new ArrayList<>());
    }
  }

  /**
   * @param taken a document that takes all features, when the search found one
   * @param months of the grace for an earlier disclosure
   */
  static Map<Decision, List<Reason>> of(Disclosure told, List<Question> questions, @Nullable String taken, int months, LocalDate today) {
    var gates = new DisclosureGates();
    var grace = questions.stream().anyMatch(question -> question.consequence().equals("grace") && isGiven(told, question));
    for (var question : questions) {
      if (isGiven(told, question)) {
        gates.consequence(question, Optional.ofNullable(told.day(question.key())), grace, months, today);
      }
    }
    if (taken != null) {
      gates.add("taken", true, taken, Decision.INVENTION, Decision.UTILITY_MODEL, Decision.ABROAD);
    }
    return gates.reasons;
  }

  private static boolean isGiven(Disclosure told, Question question) {
    return question.answer().equals(told.answers().get(question.key()));
  }

  private void consequence(Question question, Optional<LocalDate> day, boolean grace, int months, LocalDate today) {
    switch (question.consequence()) {
      case "secrecy" -> {
        add("secrecy", true, question.law(), Decision.ABROAD, Decision.PUBLISH, Decision.DESIGN);
        add("secrecy-filing", false, question.law(), Decision.INVENTION, Decision.UTILITY_MODEL);
      }
      case "review-abroad" -> add("review-abroad", false, question.law(), Decision.ABROAD);
      case "ownership" -> add("ownership", true, question.law(), Decision.INVENTION, Decision.UTILITY_MODEL, Decision.DESIGN, Decision.ABROAD, Decision.PUBLISH);
      case "prior" -> {
        var until = day.map(known -> known.plusMonths(months));
        if (grace && until.isPresent() && !until.get().isBefore(today)) {
          add("grace", false, until.get().toString(), Decision.INVENTION, Decision.UTILITY_MODEL, Decision.DESIGN, Decision.ABROAD);
        } else {
          add("prior", true, question.law(), Decision.INVENTION, Decision.UTILITY_MODEL, Decision.DESIGN, Decision.ABROAD);
        }
        add("known-already", true, day.map(LocalDate::toString).orElse(question.law()), Decision.SECRET);
      }
      default -> { }
    }
  }

  private void add(String key, boolean holds, String detail, Decision... decisions) {
    for (var decision : decisions) {
      var some = java.util.Objects.requireNonNull(reasons.get(decision));
      if (some.stream().noneMatch(one -> one.key().equals(key))) {
        some.add(new Reason(key, holds, detail));
      }
    }
  }
}
