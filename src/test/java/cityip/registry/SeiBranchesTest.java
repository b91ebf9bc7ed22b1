package cityip.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.kernel.IpcSymbol;
import cityip.registry.SeiBranches.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SeiBranchesTest {

  private static final SeiBranches BRANCHES = SeiBranches.read("/rules/sei-ipc-2021.tsv");

  @Test
  void holdsAllFortyBranches() {
    assertThat(BRANCHES.names()).hasSize(40).containsEntry("1.1", "下一代信息网络产业");
  }

  @Test
  void aRowWithoutWordsMatchesByClassificationAlone() throws IOException {
    List<String[]> rows = rows();
    String[] bare = rows.stream().filter(row -> row[4].isEmpty() && !row[2].endsWith("*")).findFirst().orElseThrow();
    assertThat(BRANCHES.of(List.of(bare[2]), null, null)).contains(new Match(bare[1], false));
  }

  @Test
  void aRowWithWordsMatchesOnlyWhereOneOccurs() {
    assertThat(BRANCHES.of(List.of("H04B1/00"), "一种装置", "摘要")).noneMatch(match -> match.branch().equals("1.1"));
    assertThat(BRANCHES.of(List.of("H04B1/00"), "一种装置", "用于数字程控交换机的装置")).contains(new Match("1.1", true));
    assertThat(BRANCHES.of(List.of("H04B1/00"), "新一代移动通信基站设备", null)).contains(new Match("1.1", true));
  }

  @Test
  void anExceptionTakesItsSymbolOut() {
    assertThat(BRANCHES.of(List.of("G06F11/16"), "计算机和辅助设备修理", null)).contains(new Match("1.1", true));
    assertThat(BRANCHES.of(List.of("G06F11/14"), "计算机和辅助设备修理", null)).doesNotContain(new Match("1.1", true));
    assertThat(BRANCHES.of(List.of("G06F11/14", "G06F11/16"), "计算机和辅助设备修理", null)).contains(new Match("1.1", true));
  }

  @Test
  void aMainGroupIsNoBeginningOfAnother() {
    assertThat(BRANCHES.of(List.of("H04B10/00"), "无", "无")).isEqualTo(BRANCHES.of(List.of("H04B10/00"), null, null));
    assertThat(BRANCHES.of(List.of(), "数字程控交换机", null)).isEmpty();
    assertThat(BRANCHES.of(List.of("kein Symbol", "", "A/"), "数字程控交换机", null)).isEmpty();
  }

  /** The fast matcher agrees with the plain reading of the original table on every symbol the classification has. */
  @Test
  void agreesWithThePlainReadingOfTheTable() throws IOException {
    Path symbols = Path.of("../shared/data/classification/ipc_2026_01_zh.tsv");
    Assumptions.assumeTrue(Files.exists(symbols), "no list of IPC symbols beside the working copy");
    List<String[]> rows = rows().stream().filter(row -> row[4].isEmpty()).toList();
    Set<String> tried = new TreeSet<>();
    try (var lines = Files.lines(symbols)) {
      lines.flatMap(line -> List.of(line.split("\t")).stream()).flatMap(cell -> IpcSymbol.parse(cell).toOptional().stream()).map(IpcSymbol::canonical)
          .forEach(tried::add);
    }
    assertThat(tried).hasSizeGreaterThan(50_000);
    for (String symbol : tried) {
      IpcSymbol ipc = new IpcSymbol(symbol);
      List<String> plain = new ArrayList<>();
      for (String[] row : rows) {
        boolean excepted = !row[3].isEmpty() && List.of(row[3].split(" ")).stream().anyMatch(ipc::matches);
        if (ipc.matches(row[2]) && !excepted && !plain.contains(row[1])) {
          plain.add(row[1]);
        }
      }
      assertThat(BRANCHES.of(List.of(symbol), null, null)).as(symbol).extracting(Match::branch).containsExactlyInAnyOrderElementsOf(plain);
    }
  }

  private static List<String[]> rows() throws IOException {
    try (var lines = Files.lines(Path.of("src/main/resources/rules/sei-ipc-2021.tsv"))) {
      return lines.filter(line -> line.startsWith("P\t")).map(line -> line.split("\t", -1)).toList();
    }
  }
}
