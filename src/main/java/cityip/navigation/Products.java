package cityip.navigation;

import cityip.kernel.AsOf;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.registry.RightProfiles;
import cityip.registry.RightProfiles.Profile;
import cityip.registry.RightState;
import cityip.search.SearchResult.Hit;
import cityip.search.SimilarRights;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a body makes, in its own words, joined with the patents nearest to it: its own, those of others in force, and those that have ended. */
@Component
public final class Products {

  private static final int MOST = 200;
  private static final int NEAREST = 90;
  private static final int SHOWN = 15;

  private final JdbcClient db;
  private final SimilarRights similar;
  private final RightProfiles profiles;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Products(JdbcClient db, SimilarRights similar, RightProfiles profiles, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.similar = similar;
    this.profiles = profiles;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** @param words what it is and how it works */
  public record Product(long id, String name, String words) {}

  /** How many a body may tell. */
  public static int most() {
    return MOST;
  }

  public List<Product> of(long body) {
    return db.sql("select id, name, words from navigation_product where body_id = ? and dropped is null order by name, id").param(body)
        .query((row, _) -> new Product(row.getLong(1), row.getString(2), row.getString(3))).list();
  }

  /** A product of this body; another's does not exist. */
  public Optional<Product> find(long id, long body) {
    return of(body).stream().filter(product -> product.id() == id).findFirst();
  }

  /** Tells a product, or the name of the message that says what would be right. */
  public Optional<String> tell(long body, String name, String words, Viewer viewer) {
    if (name.isBlank() || name.length() > 100) {
      return Optional.of("navigation.product.name.needed");
    }
    if (words.strip().length() < 10 || words.length() > SimilarRights.LONGEST) {
      return Optional.of("navigation.product.words.needed");
    }
    return transaction.execute(status -> {
      db.sql("select pg_advisory_xact_lock(39554, ?)").param((int) body).query(row -> { });
      var known = of(body);
      if (known.size() >= MOST || known.stream().anyMatch(product -> product.name().equals(name.strip()))) {
        return Optional.of(known.size() >= MOST ? "navigation.product.many" : "navigation.product.twice");
      }
      db.sql("insert into navigation_product (body_id, name, words, told_by, told) values (?, ?, ?, ?, ?)")
          .params(body, name.strip(), words.strip(), viewer.actor(), Timestamp.from(clock.instant())).update();
      ledger.append(new Act(viewer.actor(), "navigation.product-told", "body:" + body, name + "\n" + words));
      return Optional.<String>empty();
    });
  }

  public void drop(Product product, long body, Viewer viewer) {
    transaction.executeWithoutResult(status -> {
      db.sql("update navigation_product set dropped = ? where id = ? and body_id = ? and dropped is null").params(Timestamp.from(clock.instant()), product.id(), body).update();
      ledger.append(new Act(viewer.actor(), "navigation.product-dropped", "body:" + body, product.name()));
    });
  }

  /** @param closeness cosine of the meanings, null when it was found by words alone */
  public record Near(Profile right, @Nullable Double closeness) {}

  /**
   * The nearest patents.
   *
   * @param own the body's own, which protect the product
   * @param others in force or pending and somebody else's: to be read before selling
   * @param free ended: what they teach may be used, as far as these rights go
   */
  public record Around(List<Near> own, List<Near> others, List<Near> free) {}

  public Around around(Product product, long body) {
    var hits = similar.text(product.words(), new Scope.OneBody(body), NEAREST).hits();
    var known = profiles.of(hits.stream().map(hit -> Long.valueOf(hit.id())).toList(), new AsOf(LocalDate.now(clock), clock.instant()));
    var around = new Around(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var hit : hits) {
      var right = known.get(Long.valueOf(hit.id()));
      if (right != null && right.number().kind().isPatent()) {
        put(around, hit, right, right.owners().stream().anyMatch(owner -> owner.party() == body));
      }
    }
    return around;
  }

  private static void put(Around around, Hit hit, Profile right, boolean mine) {
    var list = right.state().group() == RightState.Group.ENDED ? around.free() : mine ? around.own() : around.others();
    if (list.size() < SHOWN) {
      list.add(new Near(right, hit.parts().get("cosine")));
    }
  }
}
