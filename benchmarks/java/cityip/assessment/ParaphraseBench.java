package cityip.assessment;

import cityip.search.TextMeaningsForBenches;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Texts told in other words, among texts that use the same words of things: candidates by signatures, and by meaning. The limit of each way is chosen on one half of the texts and
 * used on the other.
 */
class ParaphraseBench {

  private static final String[][] THINGS = pairs("波纹板 波形板,偏心轮 偏心盘,锥形筒 锥筒,弧形挡片 圆弧挡板,阶梯轴 台阶轴,蜂窝芯 蜂巢芯体,螺旋叶片 螺旋桨叶,导流锥 引流锥体,楔形块 楔块,环形腔 环状空腔,折流板 挡流板,扇形齿 扇齿,凸轮盘 凸轮,限位柱 定位柱,"
      + "套筒 衬套,拨叉 换挡叉,抱箍 卡箍,碟形簧 碟簧,悬臂梁 外伸梁,转接盘 过渡盘,迷宫环 曲路密封环,对开卡箍 两半卡环,仿形刀 靠模刀,球铰座 球头座");
  private static final String[][] SENSORS = pairs("温度探头 测温元件,应变片 应变计,激光测距仪 激光测距装置,超声探头 超声波传感器,编码器 旋转编码器,流量计 流量传感器,倾角仪 倾斜传感器,加速度计 加速度传感器,接近开关 感应开关,称重单元 称重传感器,酸度计 pH计,湿度计 湿度传感器");
  private static final String[][] PLACES = pairs("机体外缘 机身外侧边缘,出料口下方 排料口底下,回油管路 油液回路,传动箱内侧 变速箱里侧,底座四角 基座的四个角,进风通道 送风管道,储料仓顶部 料仓上端,主轴末端 主轴尾端,冷却水套 水冷夹套,检修门内 维修门里,滤网前端 过滤网之前,尾轮两侧 尾轮左右");
  private static final String[][] TROUBLES = pairs("卡滞 卡住,偏磨 磨损不匀,结露 凝水,漏油 渗油,共振 谐振,堵料 物料堵塞,打滑 滑转,过热 温度过高,跑偏 偏离,积尘 灰尘堆积,锈蚀 生锈,回弹 弹回");
  private static final String[][] MOTIONS = pairs("往复摆动 来回摇动,逐级收拢 一级级合拢,间歇旋转 断续转动,沿导轨平移 顺着导轨移动,反向制动 反转刹停,交替升降 轮流起落,同步翻转 一起翻面,循环喷淋 反复喷洒,脉冲吹扫 间断吹气,双向锁止 两个方向锁住,自动复位 自行回位,渐进展开 逐步张开");
  private static final String[][] FRAMES = {{"%2$s设有%1$s，%1$s与%3$s相连", "在%2$s处安装%1$s，再把%3$s接到它上面"}, {"%3$s检测到%4$s时，%1$s%5$s", "一旦%4$s被%3$s察觉，便由%1$s%5$s"}, {"为防止%4$s，%2$s增设%1$s", "%2$s另外加装%1$s，用来避免%4$s"},
      {"%1$s在%2$s%5$s", "位于%2$s的%1$s能够%5$s"}};

  private record Doc(int group, String text) {}

  private record Judged(boolean same, double alike, double cosine, boolean forChoosing) {}

  private static String[][] pairs(String written) {
    return java.util.Arrays.stream(written.split(",")).map(pair -> pair.split(" ")).toArray(String[][]::new);
  }

  private final Random random = new Random(42);

  private String told(int[][] slots, int way) {
    var details = new ArrayList<String>();
    for (var slot : slots) {
      details.add(FRAMES[slot[0]][way].formatted(THINGS[slot[1]][way], PLACES[slot[2]][way], SENSORS[slot[3]][way], TROUBLES[slot[4]][way], MOTIONS[slot[5]][way]));
    }
    if (way == 1) {
      Collections.shuffle(details, random);
    }
    return String.join(way == 0 ? "；" : "。", details) + "。";
  }

  @Test
  void meaningTellsWhatWordsHide() {
    var docs = new ArrayList<Doc>();
    for (var n = 0; n < 1_500; n++) {
      var slots = new int[5][];
      for (var k = 0; k < slots.length; k++) {
        slots[k] = new int[] {random.nextInt(FRAMES.length), random.nextInt(THINGS.length), random.nextInt(PLACES.length), random.nextInt(SENSORS.length), random.nextInt(TROUBLES.length), random.nextInt(MOTIONS.length)};
      }
      docs.add(new Doc(n, told(slots, 0)));
      if (n < 400) {
        docs.add(new Doc(n, told(slots, 1)));
      }
    }
    var rarity = Rarity.of(docs.size(), n -> docs.get(n).text(), n -> n);
    var shingles = docs.stream().map(doc -> Shingles.of(doc.text())).toList();
    float[][] vectors;
    try (var model = new TextMeaningsForBenches()) {
      vectors = model.of(docs.stream().map(Doc::text).toList());
    }
    var bySignatures = new ArrayList<Judged>();
    for (var pair : new NearPairs(docs.size(), n -> docs.get(n).text(), rarity, 0.05).pairs()) {
      bySignatures.add(judged(docs, shingles, vectors, rarity, pair.one(), pair.other()));
    }
    var byMeaning = new ArrayList<Judged>();
    var all = new ArrayList<Judged>();
    for (var one = 0; one < docs.size(); one++) {
      var nearest = new java.util.TreeMap<Double, Integer>();
      for (var other = 0; other < docs.size(); other++) {
        if (other > one) {
          all.add(judged(docs, shingles, vectors, rarity, one, other));
        }
        if (other != one) {
          nearest.put(-cosine(vectors[one], vectors[other]), other);
        }
      }
      for (var other : nearest.values().stream().limit(5).toList()) {
        if (other > one) {
          byMeaning.add(judged(docs, shingles, vectors, rarity, one, other));
        }
      }
    }
    told("met by signatures, told by words", bySignatures, Judged::alike);
    told("met by signatures, ranked by meaning", bySignatures, Judged::cosine);
    told("every pair compared by words", all, Judged::alike);
    told("five nearest in meaning, ranked by meaning", byMeaning, Judged::cosine);
    told("five nearest in meaning, ranked by both", byMeaning, one -> one.cosine() + 0.3 * one.alike());
  }

  private static Judged judged(List<Doc> docs, List<Shingles> shingles, float[][] vectors, Rarity rarity, int one, int other) {
    return new Judged(docs.get(one).group() == docs.get(other).group(), shingles.get(one).alike(shingles.get(other), rarity), cosine(vectors[one], vectors[other]), docs.get(one).group() % 2 == 0);
  }

  private static void told(String way, List<Judged> judged, ToDoubleFunction<Judged> score) {
    System.out.printf("%s: %,d pairs, %d of 400 paraphrases among them, F1 %.3f%n", way, judged.size(), judged.stream().filter(Judged::same).count(), f1(judged, score));
  }

  private static double cosine(float[] one, float[] other) {
    var sum = 0.0;
    for (var n = 0; n < one.length; n++) {
      sum += one[n] * other[n];
    }
    return sum;
  }

  /** Limit chosen on the even groups, F1 on the odd ones; of 200 paraphrases each, those that never met count as missed. */
  private static double f1(List<Judged> judged, ToDoubleFunction<Judged> score) {
    var best = 0.0;
    var limit = 0.0;
    for (var one : judged.stream().filter(Judged::forChoosing).filter(Judged::same).mapToDouble(score).distinct().sorted().toArray()) {
      var f1 = at(judged, score, one, true);
      if (f1 > best) {
        best = f1;
        limit = one;
      }
    }
    return at(judged, score, limit, false);
  }

  private static double at(List<Judged> judged, ToDoubleFunction<Judged> score, double limit, boolean choosing) {
    var right = 0;
    var told = 0;
    for (var one : judged) {
      if (one.forChoosing() == choosing && score.applyAsDouble(one) >= limit) {
        told++;
        right += one.same() ? 1 : 0;
      }
    }
    return 2.0 * right / (told + 200);
  }
}
