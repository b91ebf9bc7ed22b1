package cityip.assessment.panel;

import cityip.registry.Fact;
import cityip.registry.RightView;
import cityip.shell.Viewer;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ties between an expert and a right that can be found in what is recorded. What is not recorded the expert declares. */
final class Ties {

  private Ties() {}

  /**
   * The end of a message key; empty when nothing was found.
   *
   * @param owners all ids of everybody who ever owned the right
   */
  static Optional<String> between(Viewer expert, RightView right, Set<Long> owners, Panel panel) {
    var name = plain(expert.displayName());
    if (expert.bodyId() != null && owners.contains(expert.bodyId()) || right.owners().stream().anyMatch(owner -> plain(owner.name()).equals(name))) {
      return Optional.of("owner");
    }
    if (texts(right, Fact.INVENTORS).stream().anyMatch(inventor -> plain(inventor).equals(name))) {
      return Optional.of("inventor");
    }
    if (texts(right, Fact.AGENTS).stream().anyMatch(agent -> plain(agent).equals(name)) || text(right, Fact.AGENCY).equals(name)) {
      return Optional.of("agent");
    }
    if (expert.username().equals(panel.opener())) {
      return Optional.of("opener");
    }
    var body = expert.bodyId();
    return body != null && panel.seats().stream().anyMatch(seat -> !seat.username().equals(expert.username()) && body.equals(seat.body()) && seat.declaration() != Panel.Declaration.CONFLICT)
        ? Optional.of("same-body") : Optional.empty();
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\(.*?\\)|[\\s·.]", "").toLowerCase(java.util.Locale.ROOT);
  }

  private static List<String> texts(RightView right, Fact fact) {
    var told = right.facts().get(fact);
    return told != null && told.value() instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static String text(RightView right, Fact fact) {
    var told = right.facts().get(fact);
    return told == null ? "" : plain(String.valueOf(told.value()));
  }
}
