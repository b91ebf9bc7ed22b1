package cityip.ledger;

import static cityip.ledger.MerkleHash.LENGTH;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Inclusion and consistency proofs of RFC 6962 sections 2.1.1 and 2.1.2, read from tiles. */
final class TreeProofs {

  /** Where tiles come from; the array may hold more hashes than a smaller, earlier tree had. */
  interface Tiles {
    byte[] tile(int level, long index);
  }

  private final MerkleHash hash = new MerkleHash();
  private final Tiles tiles;

  TreeProofs(Tiles tiles) {
    this.tiles = tiles;
  }

  byte[] root(long size) {
    return size == 0 ? MerkleHash.ofNothing() : subtree(0, size);
  }

  /** The sibling hashes from the leaf to the root of the tree of that size. */
  List<byte[]> inclusion(long leaf, long size) {
    if (leaf < 0 || leaf >= size) {
      throw new IllegalArgumentException("Leaf " + leaf + " is not in a tree of " + size);
    }
    List<byte[]> path = new ArrayList<>();
    long from = 0;
    long until = size;
    while (until - from > 1) {
      long split = from + largestPowerBelow(until - from);
      if (leaf < split) {
        path.add(subtree(split, until));
        until = split;
      } else {
        path.add(subtree(from, split));
        from = split;
      }
    }
    return path.reversed();
  }

  /** The hashes that show that the tree of {@code older} entries is the beginning of the tree of {@code newer}. */
  List<byte[]> consistency(long older, long newer) {
    if (older <= 0 || older > newer) {
      throw new IllegalArgumentException("A tree of " + older + " is not the beginning of one of " + newer);
    }
    List<byte[]> path = new ArrayList<>();
    long from = 0;
    long until = newer;
    boolean whole = true;
    while (older < until) {
      long split = from + largestPowerBelow(until - from);
      if (older <= split) {
        path.add(subtree(split, until));
        until = split;
      } else {
        path.add(subtree(from, split));
        from = split;
        whole = false;
      }
    }
    if (!whole) {
      path.add(subtree(from, until));
    }
    return path.reversed();
  }

  private byte[] subtree(long from, long until) {
    long width = until - from;
    if (Long.bitCount(width) == 1 && from % width == 0) {
      return node(Long.numberOfTrailingZeros(width), from / width);
    }
    long split = from + largestPowerBelow(width);
    return hash.node(subtree(from, split), subtree(split, until));
  }

  private byte[] node(int level, long index) {
    int width = 1 << (level % 8);
    long first = index * width;
    byte[] tile = tiles.tile(level / 8, first >>> 8);
    int place = (int) (first & (GrowingTree.TILE - 1));
    if (tile.length < (place + width) * LENGTH) {
      throw new LedgerBroken("tile " + level / 8 + "/" + (first >>> 8) + " is shorter than the tree needs");
    }
    return width == 1
        ? Arrays.copyOfRange(tile, place * LENGTH, (place + 1) * LENGTH)
        : hash.perfect(tile, place, width);
  }

  private static long largestPowerBelow(long n) {
    return Long.highestOneBit(n - 1);
  }
}
