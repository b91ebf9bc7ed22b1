package cityip.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tree as it lies in the database: tiles and checkpoints. */
final class StoredTree {

  private final JdbcClient database;

  StoredTree(JdbcClient database) {
    this.database = database;
  }

  Optional<String> latestNote() {
    return database.sql("select note from ledger_checkpoint order by size desc limit 1").query(String.class).optional();
  }

  Optional<String> noteOf(long size) {
    return database.sql("select note from ledger_checkpoint where size = ?").param(size).query(String.class).optional();
  }

  /** The first checkpoint that covers a leaf: the earliest promise about it. */
  Optional<String> latestNoteAtMost(long size) {
    return database.sql("select note from ledger_checkpoint where size <= ? order by size desc limit 1")
        .param(size).query(String.class).optional();
  }

  List<String> notesAfter(long size) {
    return database.sql("select note from ledger_checkpoint where size > ? order by size").param(size).query(String.class).list();
  }

  Optional<byte[]> tile(int level, long index) {
    return database.sql("select hashes from ledger_tile where level = ? and index = ?").params(level, index)
        .query((row, n) -> row.getBytes(1)).optional();
  }

  /** The tree of that size, ready to grow. */
  GrowingTree continued(long size, GrowingTree.Shelf shelf) {
    List<byte[]> tails = new ArrayList<>();
    for (int level = 0; level < GrowingTree.levels(size); level++) {
      int wanted = GrowingTree.tailCount(size, level) * MerkleHash.LENGTH;
      byte[] tile = wanted == 0 ? new byte[0] : tile(level, size >>> (8 * level + 8)).orElse(new byte[0]);
      tails.add(tile.length > wanted ? Arrays.copyOf(tile, wanted) : tile);
    }
    return GrowingTree.continued(size, tails, shelf);
  }

  /** Proofs that read each tile once; for one question only. */
  TreeProofs proofs() {
    Map<String, byte[]> seen = new HashMap<>();
    return new TreeProofs((level, index) -> seen.computeIfAbsent(level + "/" + index, key ->
        tile(level, index).orElseThrow(() -> new LedgerBroken("tile " + key + " is missing"))));
  }
}
