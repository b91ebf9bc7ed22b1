package cityip.assessment;

import cityip.assessment.Worksheet.Finding;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Decided sample cases on which an officer's answers are scored, so that findings of different hands mean the same. */
@Component
public final class Calibration {

  private final Worksheets sheets;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final List<Sample> samples;

  Calibration(Worksheets sheets, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.sheets = sheets;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
    try (var in = Calibration.class.getResourceAsStream("/assessment/calibration.yaml")) {
      samples = new YAMLMapper().readValue(in, new TypeReference<List<Sample>>() {});
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    samples.forEach(sample -> {
      if (sample.features().size() != sample.answers().size() || sample.why().size() != sample.answers().size()) {
        throw new IllegalStateException("Calibration case %s has %d features and %d answers.".formatted(sample.key(), sample.features().size(), sample.answers().size()));
      }
    });
  }

  /** A decided case; {@code answers} are findings in small letters. */
  public record Sample(String key, String title, String claim, String product, List<String> answers, List<String> why) {
    public List<String> features() {
      return FeatureText.of(claim);
    }
  }

  /** An officer's first answers on a case. */
  public record Score(String sample, List<String> answers, int agreed, int asked, Instant at) {}

  /** All first answers together: how often they agree, and how often beyond chance (Cohen's kappa); null while there are none. */
  public record Standing(int cases, int agreed, int asked, double kappa) {}

  public List<Sample> samples() {
    return samples;
  }

  public Optional<Sample> sample(String key) {
    return samples.stream().filter(sample -> sample.key().equals(key)).findFirst();
  }

  public List<Score> scores(Viewer viewer) {
    return sheets.scores(viewer.actor());
  }

  /** False unless every feature has an answer. */
  public boolean answer(Sample sample, List<String> answers, Viewer viewer) {
    if (answers.size() != sample.answers().size() || answers.stream().anyMatch(one -> !one.matches("literal|equivalent|absent"))) {
      return false;
    }
    var agreed = 0;
    for (var n = 0; n < answers.size(); n++) {
      agreed += answers.get(n).equals(sample.answers().get(n)) ? 1 : 0;
    }
    var right = agreed;
    transaction.executeWithoutResult(_ -> {
      sheets.calibrated(sample.key(), answers, right, answers.size(), viewer.actor(), clock.instant());
      ledger.append(new Act(viewer.actor(), "assessment.calibrated", "calibration:" + sample.key(), answers + " " + right + "/" + answers.size()));
    });
    return true;
  }

  public Optional<Standing> standing(Viewer viewer) {
    var given = new ArrayList<String>();
    var decided = new ArrayList<String>();
    scores(viewer).forEach(score -> sample(score.sample()).filter(sample -> sample.answers().size() == score.answers().size()).ifPresent(sample -> {
      given.addAll(score.answers());
      decided.addAll(sample.answers());
    }));
    return given.isEmpty() ? Optional.empty() : Optional.of(standing(scores(viewer).size(), given, decided));
  }

  static Standing standing(int cases, List<String> given, List<String> decided) {
    var agreed = 0;
    for (var n = 0; n < given.size(); n++) {
      agreed += given.get(n).equals(decided.get(n)) ? 1 : 0;
    }
    var chance = 0.0;
    for (var finding : Finding.values()) {
      var code = finding.name().toLowerCase(Locale.ROOT);
      chance += given.stream().filter(code::equals).count() * (double) decided.stream().filter(code::equals).count() / given.size() / given.size();
    }
    var share = agreed / (double) given.size();
    return new Standing(cases, agreed, given.size(), chance == 1 ? 1 : (share - chance) / (1 - chance));
  }
}
