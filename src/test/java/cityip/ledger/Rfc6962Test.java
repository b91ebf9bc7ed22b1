package cityip.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The known answers of the certificate-transparency test suite, and the definitions of RFC 6962 written down naively. */
class Rfc6962Test {

  private static final HexFormat HEX = HexFormat.of();
  private static final String[] LEAVES = {
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
  private static final String[] ROOTS = {
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

  private final Map<String, byte[]> tiles = new HashMap<>();
  private final GrowingTree tree = new GrowingTree((level, index, hashes) -> tiles.put(level + "/" + index, hashes));
  private final MerkleHash hash = new MerkleHash();

  @Test
  void hashesTheEmptyTreeAsTheHashOfNothing() {
    assertThat(HEX.formatHex(tree.root())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void hasTheRootsOfTheKnownAnswers() {
    for (int n = 0; n < LEAVES.length; n++) {
      byte[] leaf = HEX.parseHex(LEAVES[n]);
      tree.add(leaf, 0, leaf.length);
      assertThat(HEX.formatHex(tree.root())).as("root of %d leaves", n + 1).isEqualTo(ROOTS[n]);
    }
  }

  @Test
  void hasTheInclusionAndConsistencyProofsOfTheKnownAnswers() {
    for (String leaf : LEAVES) {
      tree.add(HEX.parseHex(leaf), 0, leaf.length() / 2);
    }
    tree.handOverTails();
    assertThat(proofs().inclusion(5, 8).stream().map(HEX::formatHex)).containsExactly(
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    assertThat(proofs().consistency(6, 8).stream().map(HEX::formatHex)).containsExactly(
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
  }

  @Test
  void agreesWithTheNaiveDefinitionAcrossTileBorders() {
    List<byte[]> leaves = new ArrayList<>();
    Map<Integer, byte[]> roots = new HashMap<>();
    for (int i = 0; i < 66_000; i++) {
      byte[] leaf = ("entry " + i).getBytes();
      leaves.add(leaf);
      tree.add(leaf, 0, leaf.length);
      if (i < 600 || i > 65_530) {
        roots.put(i + 1, tree.root());
      }
    }
    tree.handOverTails();
    for (int n : new int[] {1, 2, 3, 7, 255, 256, 257, 300, 511, 512, 513, 599, 65_535, 65_536, 65_537, 66_000}) {
      byte[] naive = naive(leaves.subList(0, n));
      assertThat(roots.get(n)).as("root of %d leaves", n).isEqualTo(naive);
      assertThat(proofs().root(n)).as("root of %d leaves from tiles", n).isEqualTo(naive);
      for (int leaf : new int[] {0, n / 2, n - 1}) {
        assertThat(proofs().inclusion(leaf, n)).as("path of %d in %d", leaf, n).containsExactlyElementsOf(path(leaf, leaves.subList(0, n)));
      }
      for (int older : new int[] {1, (n + 1) / 2, n}) {
        assertThat(proofs().consistency(older, n)).as("%d to %d", older, n)
            .containsExactlyElementsOf(subproof(older, leaves.subList(0, n), true));
      }
    }
  }

  private TreeProofs proofs() {
    return new TreeProofs((level, index) -> tiles.get(level + "/" + index));
  }

  private byte[] naive(List<byte[]> d) {
    return d.size() == 1 ? hash.leaf(d.getFirst()) : hash.node(naive(d.subList(0, k(d))), naive(d.subList(k(d), d.size())));
  }

  private List<byte[]> path(int m, List<byte[]> d) {
    if (d.size() == 1) {
      return List.of();
    }
    List<byte[]> path = new ArrayList<>(m < k(d) ? path(m, d.subList(0, k(d))) : path(m - k(d), d.subList(k(d), d.size())));
    path.add(naive(m < k(d) ? d.subList(k(d), d.size()) : d.subList(0, k(d))));
    return path;
  }

  private List<byte[]> subproof(int m, List<byte[]> d, boolean whole) {
    if (m == d.size()) {
      return whole ? List.of() : List.of(naive(d));
    }
    List<byte[]> path = new ArrayList<>(m <= k(d)
        ? subproof(m, d.subList(0, k(d)), whole) : subproof(m - k(d), d.subList(k(d), d.size()), false));
    path.add(naive(m <= k(d) ? d.subList(k(d), d.size()) : d.subList(0, k(d))));
    return path;
  }

  private static int k(List<byte[]> d) {
    return Integer.highestOneBit(d.size() - 1);
  }
}
