package cityip.protection;

import cityip.casework.CaseFile;
import cityip.casework.CaseSection;
import cityip.casework.FactWords;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Shows on the case page how its amounts stand before criminal law, and how a fine is reckoned, with past decisions of the kind. */
@Component
class CaseReckonings implements CaseSection {

  private final PastDecisions past;

  CaseReckonings(PastDecisions past) {
    this.past = past;
  }

  @Override
  public boolean speaksOf(String procedure) {
    return procedure.equals(AdministrativeCaseProcedure.CODE) || procedure.equals(TransferProcedure.CODE);
  }

  @Override
  public List<Section> of(CaseFile file, Map<String, JsonNode> pinned) {
    var sections = new ArrayList<Section>();
    sections.add(thresholds(file, pinned.get("protection.crime-thresholds")));
    PenaltyFrames.of(pinned.get("protection.penalty-frames"), pinned.get("protection.discretion-grades"), file.facts())
        .ifPresent(frame -> sections.add(frame(file, frame)));
    return sections;
  }

  private static Section thresholds(CaseFile file, @Nullable JsonNode pinned) {
    var lines = CrimeThresholds.of(pinned, file.facts()).lines();
    var source = pinned == null ? "" : pinned.path("source").asString("");
    return new Section(Words.t("protection.thresholds.heading"), lines.isEmpty() ? Words.t("protection.thresholds.none") : Words.t("protection.thresholds.lead", source),
        List.of("article", "measure", "amount", "threshold", "standing").stream().map(word -> Words.t("protection.thresholds." + word)).toList(),
        lines.stream().map(line -> List.of(line.article(), Words.t("protection.measure." + line.measure()), Words.number(line.amount()), Words.number(line.threshold()),
            Words.t(line.aggravated() ? "protection.thresholds.aggravated" : "protection.thresholds." + line.standing(), line.ratio()))).toList(),
        lines.stream().map(line -> switch (line.standing()) {
          case REACHED -> "bad";
          case NEAR -> "waiting";
          case BELOW -> "good";
        }).toList());
  }

  private Section frame(CaseFile file, PenaltyFrames.Frame frame) {
    var rows = new ArrayList<List<String>>();
    var grade = Optional.ofNullable(file.facts().get("grade")).filter(name -> !name.isEmpty()).orElse("ordinary");
    rows.add(List.of(Words.t("protection.frame.base", Words.t("protection.measure." + frame.basis())), yuan(frame.base())));
    rows.add(List.of(Words.t("protection.frame.law") + (frame.times().signum() > 0 ? "（×" + frame.times().toPlainString() + "）" : ""), yuan(frame.lawLeast()) + " – " + yuan(frame.lawMost())));
    rows.add(List.of(Words.t("protection.frame.grade", FactWords.word("protection.case", "choice", grade), frame.fromPercent(), frame.toPercent()), yuan(frame.least()) + " – " + yuan(frame.most())));
    past.of(file.facts().getOrDefault("offence", ""), file.summary().id()).ifPresent(kind -> rows.add(List.of(Words.t("protection.frame.past"),
        Words.t("protection.frame.past.value", Words.number(kind.count()), yuan(kind.least()), yuan(kind.most()), yuan(kind.median())))));
    return new Section(Words.t("protection.frame.heading"), Words.t("protection.frame.lead", frame.source()), List.of(Words.t("protection.frame.step"), Words.t("protection.frame.figure")),
        rows, rows.stream().map(row -> "neutral").toList());
  }

  private static String yuan(BigDecimal amount) {
    return Words.t("casework.yuan", Words.number(amount.stripTrailingZeros().scale() < 0 ? amount.setScale(0) : amount.stripTrailingZeros()));
  }
}
