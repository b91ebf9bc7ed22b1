package cityip.registry.web;

import cityip.kernel.AsOf;
import cityip.party.PartySection;
import cityip.registry.Registry;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a body owns, on its page. */
@Component
class PortfolioSection implements PartySection {

  private final Registry registry;
  private final Clock clock;

  PortfolioSection(Registry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public Optional<Section> of(List<Long> ids, Viewer viewer) {
    var strange = viewer.scope() instanceof Scope.PublicOnly || viewer.scope() instanceof Scope.OneBody own && !ids.contains(own.bodyId());
    if (strange || ids.isEmpty()) {
      return Optional.empty();
    }
    var portfolio = registry.portfolio(ids.getFirst(), new AsOf(LocalDate.now(clock), clock.instant()), viewer.scope());
    var rows = portfolio.counts().stream().map(count -> List.of(
        new Cell(Words.t("registry.kind." + count.kind().code()), null), new Cell(Words.t(count.state().messageKey()), null),
        new Cell(Words.number(count.rights()), "/rights?owner=%d&kind=%s&state=%s".formatted(ids.getFirst(), count.kind().code(), count.state().code())))).toList();
    return Optional.of(new Section("registry.portfolio.title", Words.t("registry.portfolio.lead", Words.number(portfolio.total()), Words.number(portfolio.alive()),
        Words.number(portfolio.pledged().yuan())), List.of(Words.t("registry.column.kind"), Words.t("registry.column.state"), Words.t("registry.portfolio.count")), rows,
        "/rights?owner=" + ids.getFirst()));
  }
}
