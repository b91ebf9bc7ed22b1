package cityip.ledger;

import static cityip.ledger.MerkleHash.LENGTH;

import cityip.ledger.AuditReport.Finding;
import cityip.ledger.AuditReport.Kind;
import cityip.ledger.LedgerAudit.Promise;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** One pass over all entries in leaf order: builds the tree anew, compares tiles as they fill and roots as they are due. */
final class AuditWalk {

  private static final int COPY_HEADER = 19;
  private static final int TILES_AT_ONCE = 64;
  private static final int NAMED_LEAVES = 20;

  private final Iterator<Promise> promises;
  private @Nullable Promise next;
  private final Connection database;
  private final List<Finding> findings;
  private final GrowingTree tree = new GrowingTree(this::compareTile);
  private final Map<Long, byte[]> shelf = new HashMap<>();
  private long shelfUntil;
  private final TreeSet<Long> different = new TreeSet<>();
  private long differentCount;
  private boolean upperTilesDiffer;
  private boolean rootDiffers;
  private final MessageDigest sha256 = MerkleHash.sha256();

  AuditWalk(SortedMap<Long, Promise> promised, Connection database, List<Finding> findings) {
    this.promises = promised.values().iterator();
    this.next = promises.hasNext() ? promises.next() : null;
    this.database = database;
    this.findings = findings;
  }

  long entries() {
    return tree.size();
  }

  /** How the rows are asked for. As they lie costs half; they lie in leaf order unless somebody has touched them. */
  enum Order {
    AS_THEY_LIE("copy ledger_entry (leaf, line, content) to stdout (format binary)"),
    BY_LEAF("copy (select leaf, line, content from ledger_entry order by leaf) to stdout (format binary)");

    private final String copy;

    Order(String copy) {
      this.copy = copy;
    }
  }

  /**
   * COPY in binary form is the fastest way out of PostgreSQL: one message a row, no text to parse.
   *
   * @return false when the rows do not lie in order; then nothing is said about them, and they must be read by leaf
   */
  boolean readAll(Connection entries, Order order) throws SQLException {
    CopyOut out = entries.unwrap(PGConnection.class).getCopyAPI().copyOut(order.copy);
    int skip = COPY_HEADER;
    boolean inOrder = true;
    byte @Nullable [] row;
    while ((row = out.readFromCopy()) != null) {
      ByteBuffer fields = ByteBuffer.wrap(row, skip, row.length - skip);
      skip = 0;
      if (inOrder && fields.getShort() == 3) {
        fields.getInt();
        long leaf = fields.getLong();
        inOrder = leaf == tree.size();
        if (inOrder) {
          take(leaf, fields);
        } else if (order == Order.BY_LEAF) {
          findings.add(new Finding(Kind.ENTRY_MISSING, leaf > tree.size()
              ? "leaves " + tree.size() + " to " + (leaf - 1) + " are gone" : "leaf " + leaf + " does not belong there"));
        }
      }
    }
    if (inOrder || order == Order.BY_LEAF) {
      compareTails();
      return true;
    }
    return false;
  }

  private void take(long leaf, ByteBuffer fields) {
    int length = fields.getInt();
    int from = fields.position();
    byte[] bytes = fields.array();
    fields.position(from + length);
    int contentLength = fields.getInt();
    if (contentLength >= 0) {
      checkContent(leaf, bytes, from, length, fields.position(), contentLength);
    }
    tree.add(bytes, from, length);
    while (next != null && next.size() == tree.size()) {
      checkRoot(next);
      next = promises.hasNext() ? promises.next() : null;
    }
  }

  private void checkContent(long leaf, byte[] row, int line, int lineLength, int content, int contentLength) {
    sha256.update(row, content, contentLength);
    byte[] hash = sha256.digest();
    int hex = line + lineLength - 2 * LENGTH;
    boolean same = lineLength > 2 * LENGTH;
    for (int i = 0; same && i < LENGTH; i++) {
      same = Character.digit(row[hex + 2 * i], 16) == ((hash[i] >> 4) & 15) && Character.digit(row[hex + 2 * i + 1], 16) == (hash[i] & 15);
    }
    if (!same) {
      findings.add(new Finding(Kind.CONTENT_CHANGED, "the content kept with leaf " + leaf + " hashes to "
          + HexFormat.of().formatHex(hash) + ", which is not what its entry says"));
    }
  }

  private void checkRoot(Promise promise) {
    if (rootDiffers || Base64.getEncoder().encodeToString(tree.root()).equals(promise.root())) {
      return;
    }
    rootDiffers = true;
    findings.add(new Finding(Kind.ROOT_DIFFERS, "the first " + promise.size() + " entries do not have the root that the checkpoint in "
        + promise.where() + " signed; every later checkpoint is affected"));
  }

  private void compareTile(int level, long index, byte[] hashes) {
    byte[] stored = level == 0 ? leafTile(index) : tile(level, index);
    if (Arrays.equals(stored, hashes)) {
      return;
    }
    if (level > 0) {
      upperTilesDiffer = true;
      return;
    }
    for (int i = 0; i < hashes.length / LENGTH; i++) {
      int at = i * LENGTH;
      if (stored.length < at + LENGTH || !Arrays.equals(hashes, at, at + LENGTH, stored, at, at + LENGTH)) {
        differentCount++;
        if (different.size() < NAMED_LEAVES) {
          different.add(index * GrowingTree.TILE + i);
        }
      }
    }
  }

  private void compareTails() {
    tree.handOverTails();
    boolean allRootsHold = !rootDiffers && findings.stream().noneMatch(f -> f.kind() == Kind.ENTRY_MISSING);
    if (differentCount > 0) {
      findings.add(new Finding(allRootsHold ? Kind.TREE_CHANGED : Kind.ENTRY_CHANGED, differentCount + " entries differ from the tree they were sealed in; leaves "
          + different + (differentCount > different.size() ? " and more" : "")));
    } else if (upperTilesDiffer && allRootsHold) {
      findings.add(new Finding(Kind.TREE_CHANGED, "upper tiles of the stored tree differ from the entries below them"));
    }
  }

  private byte[] leafTile(long index) {
    if (index >= shelfUntil) {
      shelf.clear();
      shelfUntil = index + TILES_AT_ONCE;
      try (PreparedStatement tiles = database.prepareStatement(
          "select index, hashes from ledger_tile where level = 0 and index >= ? and index < ?")) {
        tiles.setLong(1, index);
        tiles.setLong(2, shelfUntil);
        try (ResultSet rows = tiles.executeQuery()) {
          while (rows.next()) {
            shelf.put(rows.getLong(1), rows.getBytes(2));
          }
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return shelf.getOrDefault(index, new byte[0]);
  }

  private byte[] tile(int level, long index) {
    try (PreparedStatement tiles = database.prepareStatement("select hashes from ledger_tile where level = ? and index = ?")) {
      tiles.setInt(1, level);
      tiles.setLong(2, index);
      try (ResultSet rows = tiles.executeQuery()) {
        return rows.next() ? rows.getBytes(1) : new byte[0];
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
