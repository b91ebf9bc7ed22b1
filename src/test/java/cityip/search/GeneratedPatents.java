package cityip.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Chinese patents for benches: words by Zipf's law over some thousand terms, an abstract of some two hundred characters, a claim, twelve fields. The same seed gives the same. */
final class GeneratedPatents {

  private static final String[] HEADS = "矿用 液压 锂离子 智能 便携 高强 复合 自动 数控 双层 可降解 低温 高压 防爆 折叠 旋转 气动 磁性 纳米 石墨烯 光伏 车载 医用 农用 船用 港口 无线 变频 节能 一体化".split(" ");
  private static final String[] NOUNS = "水泵 支架 电池 机器人 传感器 型材 薄膜 播种机 机床 阀门 塔架 轴承 输送机 通风机 壳体 减速机 连接器 电机 涂料 基板 组件 终端 接头 缓冲器 吊具 网关 变流器 收获机 推进器 净化器".split(" ");
  private static final String[] PARTS = "密封结构 缓冲机构 控制阀组 散热流道 采集模块 张紧装置 快换接头 监测单元 润滑油路 温度补偿 锁紧销 反吹机构 加密单元 调度引擎 膜组件 排种器 导向轮 绝缘监测 位移检测 余热回收".split(" ");
  private static final String[] VERBS = "驱动 连接 调节 支撑 检测 输送 密封 冷却 压紧 回收 识别 分拣 过滤 定位 传动 锁定".split(" ");

  private final Random random;
  private final double[] zipf = new double[2_000];

  GeneratedPatents(long seed) {
    random = new Random(seed);
    var sum = 0.0;
    for (var n = 0; n < zipf.length; n++) {
      sum += 1.0 / (n + 1);
      zipf[n] = sum;
    }
  }

  private int rank(int of) {
    var at = java.util.Arrays.binarySearch(zipf, random.nextDouble() * zipf[of - 1]);
    return Math.min(of - 1, at < 0 ? -at - 1 : at);
  }

  /** The term of a rank; the frequent ones first. */
  static String term(int rank) {
    return HEADS[rank % HEADS.length] + NOUNS[rank / HEADS.length * 7 % NOUNS.length];
  }

  IndexedDocument next(int n) {
    var noun = term(rank(900));
    var part = PARTS[rank(PARTS.length)];
    var title = "一种" + noun + "及其" + part;
    var text = new StringBuilder("本发明公开了").append(title);
    while (text.length() < 220) {
      text.append("，").append(PARTS[rank(PARTS.length)]).append("与").append(term(rank(900))).append(VERBS[rank(VERBS.length)]).append(random.nextInt(900) + 1).append("个").append(PARTS[rank(PARTS.length)]);
    }
    var symbol = "ABCDEFGH".charAt(rank(8)) + "%02d%c%d/%02d".formatted(1 + rank(60), (char) ('A' + rank(12)), 1 + rank(20), 2 + 2 * rank(20));
    Map<String, List<String>> labels = new HashMap<>();
    labels.put("kind", List.of(n % 3 == 0 ? "invention" : n % 3 == 1 ? "utility-model" : "design"));
    labels.put("state", List.of(List.of("in-force", "lapsed", "examined", "refused", "filed").get(rank(5))));
    labels.put("year", List.of(Integer.toString(2026 - rank(20))));
    labels.put("unit", List.of("3708%02d".formatted(11 + rank(14))));
    labels.put("ownerName", List.of("示例企业" + rank(2_000)));
    labels.put("agencyName", List.of("示例代理" + rank(60)));
    labels.put("number", List.of("2020%09d".formatted(n)));
    labels.put("order.number", List.of("2020%09d".formatted(n)));
    labels.put("ipc", List.of(symbol));
    labels.put("family", List.of("f" + n));
    return new IndexedDocument(Integer.toString(n), Map.of("title", title, "abstract", text.toString(), "claims", "1. " + title + "，其特征在于，包括" + part + "。",
        "owners", "示例企业" + rank(2_000), "inventors", "示例人" + rank(2_000)), labels, Map.of("filedDay", 14_000L + random.nextInt(6_000)),
        Map.of("title", title, "number", "2020%09d".formatted(n), "owner", "示例企业", "abstract", text.toString(), "kind", labels.get("kind").getFirst(), "state",
            labels.get("state").getFirst(), "unit", labels.get("unit").getFirst(), "class", symbol, "filed", labels.get("year").getFirst() + "-01-02"), Set.of(IndexedDocument.PUBLIC));
  }

  static List<IndexedDocument> some(int count, long seed) {
    var generator = new GeneratedPatents(seed);
    var documents = new ArrayList<IndexedDocument>(count);
    for (var n = 0; n < count; n++) {
      documents.add(generator.next(n));
    }
    return documents;
  }
}
