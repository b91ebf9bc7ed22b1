package cityip.operation;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.CityIp;
import cityip.DatabaseTest;
import cityip.search.SearchIndex;
import cityip.search.SearchResult.Hit;
import cityip.search.SimilarRights;
import cityip.search.Wanted;
import cityip.shell.Scope;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

/**
 * Thirty needs in the words of a workshop against the sample city; what a need is about is planted in the titles of the rights that answer it. How many of the first ten do, by
 * text alone, by vectors alone, and by the whole ranking; {@code benchmarks/run NeedQualityBench}.
 */
class NeedQualityBench extends DatabaseTest {

  /** @param answers a right answers the need when its title speaks of this */
  private record Asked(String words, String answers) {}

  private static final List<Asked> NEEDS = List.of(
      new Asked("巷道里的风机要防爆，叶片和电机缝隙进粉尘，停机太多，想少出故障。", "通风机"), new Asked("支撑顶板的油缸支柱漏液、缓冲不好，工作面压力大时容易坏。", "液压支架"),
      new Asked("井下运煤的皮带老是跑偏打滑，人工调紧费事。", "带式输送机"), new Asked("割煤滚筒那一段轴承进煤粉，密封不住。", "截割部"), new Asked("井下气体探头老误报，想要能自己校准的终端。", "瓦斯监测"),
      new Asked("挖土机回转时冲击大、费油，操作不跟手。", "挖掘机"), new Asked("控制油路的阀片卡滞，多个动作同时做时流量分不匀。", "多路阀"), new Asked("升降作业车在高处晃，篮子要更稳。", "高空作业平台"),
      new Asked("药片在胃里放得太快，希望一天吃一次。", "缓释片"), new Asked("验血的试剂条等太久，要半小时内出结果的检测盒。", "试剂盒"), new Asked("伤口贴布不透气、粘连伤口，换药疼。", "敷料"),
      new Asked("塑料地膜不烂，想要埋土里能自己分解的薄膜。", "可降解"), new Asked("烧出来的白色结构瓷件容易裂，强度不够。", "氧化铝陶瓷"), new Asked("码头铁件被海水锈得快，刷的漆两年就掉。", "防腐涂料"),
      new Asked("一组电芯用久了电压不齐，充不满也放不完。", "锂离子电池"), new Asked("屋顶太阳能板的架子被风吹松，装起来又慢。", "光伏支架"), new Asked("给电动车补电的桩子漏电报警不准。", "充电桩"),
      new Asked("蔬菜从地里到超市要能扫码查来源。", "溯源"), new Asked("井下工人在哪个巷道看不到，要能实时知道位置。", "人员定位"), new Asked("蒜瓣下种时头朝下，出苗不齐。", "大蒜播种"),
      new Asked("起蒜时伤蒜多，根上的泥清不掉。", "大蒜收获"), new Asked("养虾的池子夏天缺氧，虾死得多。", "小龙虾"), new Asked("红薯放窖里过冬烂得多。", "地瓜"),
      new Asked("发酵的黑色蒜头味道苦，出品率低。", "黑蒜"), new Asked("切成片的蒜烘干后发黄，电费高。", "蒜片"), new Asked("矿里抽上来的水浑浊、铁锰高，要处理后回用。", "矿井水"),
      new Asked("锅炉烟气里二氧化硫超标，喷淋浆液分布不匀。", "脱硫"), new Asked("车间收灰的布袋糊得快，清灰要停机。", "布袋除尘"), new Asked("拖挂车自重大，想用轻材料做大梁。", "半挂车"),
      new Asked("船靠港时烧油发电冒烟，想接码头上的电。", "岸电"));

  @Test
  void theFirstTenOfThirtyNeeds() throws Exception {
    assertThat(NEEDS).hasSize(30);
    var database = (org.postgresql.ds.PGSimpleDataSource) dataSource();
    var application = new SpringApplication(CityIp.class);
    application.setDefaultProperties(Map.of("server.port", 0, "cityip.home", Files.createTempDirectory("need-quality").toString(), "cityip.sample", true, "spring.datasource.url", database.getURL(),
        "spring.datasource.username", database.getUser(), "spring.datasource.password", database.getPassword()));
    try (var context = application.run()) {
      var similar = context.getBean(SimilarRights.class);
      var index = context.getBean(SearchIndex.class);
      for (int n = 0; n < 1_200 && !(index.size() > 19_000 && similar.learnt().complete() && similar.learnt().all() > 10_000); n++) {
        Thread.sleep(1_000);
      }
      System.out.printf(Locale.ROOT, "BENCH needs: %d of %d rights have vectors%n", similar.learnt().known(), similar.learnt().all());
      var among = new Wanted.All(List.of(new Wanted.OneOf("kind", Set.of("invention", "utility-model")), new Wanted.OneOf("state", Set.of("in-force"))));
      var sums = new double[4];
      for (var asked : NEEDS) {
        var hits = similar.text(asked.words(), among, new Scope.PublicOnly(), 200).hits();
        var shares = new double[] {share(by(hits, "words"), asked), share(by(hits, "meaning"), asked), share(hits, asked), share(context.getBean(Matches.class).forNeed(asked.words(), null, 10).matches().stream().map(Match::right).toList(), asked)};
        for (int n = 0; n < sums.length; n++) {
          sums[n] += shares[n];
        }
        System.out.printf(Locale.ROOT, "BENCH need %-8s words %.1f vectors %.1f both %.1f ranking %.1f%n", asked.answers(), shares[0], shares[1], shares[2], shares[3]);
      }
      System.out.printf(Locale.ROOT, "BENCH needs precision@10: text alone %.3f, vectors alone %.3f, both fused %.3f, whole ranking %.3f%n", sums[0] / 30, sums[1] / 30, sums[2] / 30, sums[3] / 30);
    }
  }

  /** The list of one signal alone, in its own order. */
  private static List<Hit> by(List<Hit> hits, String part) {
    return hits.stream().filter(hit -> hit.parts().containsKey(part)).sorted(Comparator.comparing(hit -> hit.parts().getOrDefault(part, 0.0))).toList();
  }

  private static double share(List<Hit> hits, Asked asked) {
    var answer = Pattern.compile(asked.answers());
    return hits.stream().limit(10).filter(hit -> answer.matcher(hit.shown("title")).find()).count() / 10.0;
  }
}
