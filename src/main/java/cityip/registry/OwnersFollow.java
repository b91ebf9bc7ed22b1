package cityip.registry;

import cityip.party.Parties;
import cityip.party.PartyRegister;
import java.util.HashMap;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** After a batch the register of bodies learns where its owners are, and looks again for names that may be one body. */
@Component
class OwnersFollow {

  private final JdbcClient db;
  private final Parties parties;
  private final PartyRegister register;

  OwnersFollow(JdbcClient db, Parties parties, PartyRegister register) {
    this.db = db;
    this.parties = parties;
    this.register = register;
  }

  @EventListener
  void onSettled(BatchSettled settled) {
    follow(settled.batch());
  }

  void follow(long batch) {
    var units = new HashMap<Long, String>();
    db.sql("""
        select distinct on (s.owner_id) s.owner_id, s.unit
          from registry_event e join registry_span s on s.right_id = e.right_id
         where e.batch_id = :batch and s.known_until = 'infinity' and s.valid_until = 'infinity' and s.owner_id is not null and s.unit is not null
         order by s.owner_id, s.valid_from desc""").param("batch", batch).query(row -> {
          units.put(row.getLong("owner_id"), row.getString("unit"));
        });
    if (!units.isEmpty()) {
      parties.placeIn(units);
    }
    // a batch of pledges and payments names nobody new, and looking for pairs among all bodies takes a second
    if (db.sql("select exists (select 1 from registry_event where batch_id = :batch and jsonb_exists(data, 'owners'))").param("batch", batch).query(Boolean.class).single()) {
      register.refreshCandidates();
    }
  }
}
