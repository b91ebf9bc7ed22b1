package cityip.assessment;

import cityip.assessment.NoveltyDesk.Cell;
import cityip.assessment.NoveltyDesk.Found;
import cityip.assessment.NoveltyDesk.Mark;
import cityip.assessment.NoveltyDesk.Search;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored searches with their documents and marks. */
@Component
class NoveltySearches {

  private final JdbcClient db;

  NoveltySearches(JdbcClient db) {
    this.db = db;
  }

  long add(Search search) {
    var id = db.sql("insert into assessment_novelty (disclosure_id, body_id, actor, at, day, text, hash, features, known_to, documents, ledger_entry) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id")
        .params(Arrays.asList(search.disclosure(), search.body(), search.actor(), Timestamp.from(search.at()), search.day(), search.text(), search.hash(), search.features().toArray(String[]::new),
            Timestamp.from(search.knownTo()), search.documents(), search.ledgerEntry())).query(Long.class).single();
    for (var document : search.found()) {
      db.sql("insert into assessment_novelty_document (search_id, position, number, title, published, parts) values (?, ?, ?, ?, ?, ?)")
          .params(id, document.position(), document.number(), document.title(), document.published(), document.parts()).update();
      for (var cell : document.cells()) {
        db.sql("insert into assessment_novelty_cell (search_id, position, feature, share, proposed, mark) values (?, ?, ?, ?, ?, ?)")
            .params(id, document.position(), cell.feature(), cell.share(), cell.proposed().name(), cell.mark().name()).update();
      }
    }
    return id;
  }

  Optional<Search> find(long id) {
    return db.sql("select * from assessment_novelty where id = ?").param(id).query((row, _) -> new Search(row.getLong("id"), (Long) row.getObject("disclosure_id"), (Long) row.getObject("body_id"),
        row.getString("actor"), row.getTimestamp("at").toInstant(), Objects.requireNonNull(row.getObject("day", LocalDate.class)), row.getString("text"), row.getString("hash"),
        List.of((String[]) row.getArray("features").getArray()), row.getTimestamp("known_to").toInstant(), row.getLong("documents"), row.getLong("ledger_entry"), List.of())).optional().map(this::filled);
  }

  private Search filled(Search bare) {
    var cells = new LinkedHashMap<Integer, List<Cell>>();
    db.sql("select * from assessment_novelty_cell where search_id = ? order by position, feature").param(bare.id()).query(row -> {
      cells.computeIfAbsent(row.getInt("position"), _ -> new ArrayList<>()).add(new Cell(row.getInt("feature"), row.getBigDecimal("share"), Mark.valueOf(row.getString("proposed")),
          Mark.valueOf(row.getString("mark")), row.getString("marked_by")));
    });
    var found = db.sql("select * from assessment_novelty_document where search_id = ? order by position").param(bare.id()).query((row, _) -> new Found(row.getInt("position"), row.getString("number"),
        row.getString("title"), row.getString("published"), row.getString("parts"), List.copyOf(cells.getOrDefault(row.getInt("position"), List.of())))).list();
    return new Search(bare.id(), bare.disclosure(), bare.body(), bare.actor(), bare.at(), bare.day(), bare.text(), bare.hash(), bare.features(), bare.knownTo(), bare.documents(), bare.ledgerEntry(), found);
  }

  /** Those of an invention, the latest first. */
  List<Search> of(long disclosure) {
    return db.sql("select id from assessment_novelty where disclosure_id = ? order by id desc").param(disclosure).query(Long.class).list().stream().flatMap(id -> find(id).stream()).toList();
  }

  boolean mark(long search, int position, int feature, Mark mark, String actor) {
    return db.sql("update assessment_novelty_cell set mark = ?, marked_by = ? where search_id = ? and position = ? and feature = ?").params(mark.name(), actor, search, position, feature).update() == 1;
  }
}
