package cityip.party;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The register of who is who. */
@Component
public final class Parties {

  private static final int AT_ONCE = 5000;
  private static final int TRIES = 3;

  private final Bodies bodies;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate ownTransaction;

  Parties(Bodies bodies, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.bodies = bodies;
    this.jdbc = jdbc;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Finds everybody named, and makes a body for whoever is new. A credit code decides; else the normalised name. Persons are
   * known by their name alone, so namesakes share one body until a source tells them apart. It works in transactions of its
   * own: a body once met stays, also when the caller's work is rolled back.
   *
   * @return the id of the body as first seen, for every given party; see {@link #canonical} for the one it was merged into
   */
  public Map<NamedParty, Long> resolve(Collection<NamedParty> parties) {
    Map<NamedParty, Long> ids = new HashMap<>();
    List<NamedParty> distinct = List.copyOf(new LinkedHashSet<>(parties));
    for (int from = 0; from < distinct.size(); from += AT_ONCE) {
      ids.putAll(resolveSome(Set.copyOf(distinct.subList(from, Math.min(distinct.size(), from + AT_ONCE)))));
    }
    return ids;
  }

  /** Two imports may learn the same code at the same moment; the second simply looks again. */
  private Map<NamedParty, Long> resolveSome(Set<NamedParty> parties) {
    for (int attempt = 1; ; attempt++) {
      try {
        return java.util.Objects.requireNonNull(ownTransaction.execute(status -> bodies.resolve(parties)));
      } catch (DuplicateKeyException e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  /** The body this one is now known to be; itself when it was never merged, empty when there is none. */
  public Optional<Long> canonical(long id) {
    return jdbc.queryForList("select canonical_id from party_body where id = ?", Long.class, id).stream().findFirst();
  }

  /** All ids that are one with this body, itself included; empty when there is none. */
  public List<Long> sameAs(long id) {
    return jdbc.queryForList("""
        select id from party_body where canonical_id = (select canonical_id from party_body where id = ?) order by id""", Long.class, id);
  }

  /** Notes the county-level unit of bodies, as their latest address tells; unknown ids are passed over. */
  public void placeIn(Map<Long, String> unitById) {
    Long[] ids = unitById.keySet().stream().sorted().toArray(Long[]::new);
    String[] units = java.util.Arrays.stream(ids).map(unitById::get).toArray(String[]::new);
    jdbc.update("""
        update party_body b set unit = u.unit from unnest(?::bigint[], ?::text[]) u(id, unit)
        where b.id = u.id and b.unit is distinct from u.unit""", ids, units);
  }
}
