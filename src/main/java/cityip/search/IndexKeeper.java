package cityip.search;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has the index made anew when an officer says so; who said so is written down. */
@Component
public class IndexKeeper {

  private final SearchIndex index;
  private final Ledger ledger;

  IndexKeeper(SearchIndex index, Ledger ledger) {
    this.index = index;
    this.ledger = ledger;
  }

  /** False when it is being made already or another process keeps it. */
  @Transactional
  public boolean rebuild(String actor) {
    var begun = index.rebuild();
    if (begun) {
      ledger.append(new Act(actor, "search.index-rebuild", "search-index", "documents: " + index.size()));
    }
    return begun;
  }
}
