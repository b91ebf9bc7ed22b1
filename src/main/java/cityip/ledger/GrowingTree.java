package cityip.ledger;

import static cityip.ledger.MerkleHash.LENGTH;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The right edge of a Merkle tree (RFC 6962) while leaves are added: per level only the tile that is not full yet. Sealing
 * and verifying use the same class, so they cannot disagree about the shape of the tree.
 *
 * <p>Tiles hold 256 hashes (C2SP tlog-tiles): tile level n holds the complete nodes of tree level 8n.
 */
final class GrowingTree {

  static final int TILE = 256;

  /** Takes a tile whenever it became full, and the unfinished ones when {@link #handOverTails} is called. */
  interface Shelf {
    void take(int level, long index, byte[] hashes);
  }

  private final MerkleHash hash = new MerkleHash();
  private final Shelf shelf;
  private final List<byte[]> tails = new ArrayList<>();
  private long size;

  GrowingTree(Shelf shelf) {
    this.shelf = shelf;
  }

  /** Continues a tree of the given size from its unfinished tiles, lowest level first. */
  static GrowingTree continued(long size, List<byte[]> tails, Shelf shelf) {
    GrowingTree tree = new GrowingTree(shelf);
    tree.size = size;
    for (int level = 0; level < tails.size(); level++) {
      if (tails.get(level).length != tailCount(size, level) * LENGTH) {
        throw new LedgerBroken("the last tile of level " + level + " does not fit a tree of " + size + " entries");
      }
      tree.tails.add(Arrays.copyOf(tails.get(level), TILE * LENGTH));
    }
    return tree;
  }

  /** How many levels of tiles a tree of this size has. */
  static int levels(long size) {
    int levels = 0;
    for (long n = size; n > 0; n >>>= 8) {
      levels++;
    }
    return levels;
  }

  static int tailCount(long size, int level) {
    return (int) ((size >>> (8 * level)) & (TILE - 1));
  }

  long size() {
    return size;
  }

  void add(byte[] data, int from, int length) {
    byte[] tile = tail(0);
    int place = tailCount(size, 0);
    hash.leaf(data, from, length, tile, place * LENGTH);
    long level0 = size++;
    for (int level = 0; place == TILE - 1; level++) {
      byte[] full = tails.get(level);
      shelf.take(level, level0 >>> 8, full.clone());
      byte[] node = hash.perfect(full, 0, TILE);
      level0 >>>= 8;
      place = (int) (level0 & (TILE - 1));
      System.arraycopy(node, 0, tail(level + 1), place * LENGTH, LENGTH);
    }
  }

  void handOverTails() {
    for (int level = 0; level < tails.size(); level++) {
      int count = tailCount(size, level);
      if (count > 0) {
        shelf.take(level, size >>> (8 * level + 8), Arrays.copyOf(tails.get(level), count * LENGTH));
      }
    }
  }

  /** The Merkle tree hash of all leaves so far. */
  byte[] root() {
    Deque<byte[]> peaks = new ArrayDeque<>();
    for (int level = tails.size() - 1; level >= 0; level--) {
      int count = tailCount(size, level);
      int from = 0;
      for (int width = TILE / 2; width > 0; width /= 2) {
        if ((count & width) != 0) {
          peaks.push(hash.perfect(tails.get(level), from, width));
          from += width;
        }
      }
    }
    if (peaks.isEmpty()) {
      return MerkleHash.ofNothing();
    }
    byte[] root = peaks.pop();
    while (!peaks.isEmpty()) {
      root = hash.node(peaks.pop(), root);
    }
    return root;
  }

  private byte[] tail(int level) {
    while (tails.size() <= level) {
      tails.add(new byte[TILE * LENGTH]);
    }
    return tails.get(level);
  }
}
