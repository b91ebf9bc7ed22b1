package cityip.party.web;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.shell.Frame;
import cityip.shell.Navigation;
import cityip.shell.Paging;
import cityip.shell.Viewer;
import cityip.shell.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The page of bodies with 20 rows, whole with its layout: our templates against Thymeleaf writing the same page from the same view. */
class PageBench {

  /** What the peer's template needs of {@link Words} as an object. */
  public static final class Numbers {
    public String number(Number value) {
      return Words.number(value);
    }
  }

  @Test
  void measures() {
    LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
    var view = view();
    var frame = frame();
    var ours = TemplateEngine.createPrecompiled(ContentType.Html);
    var theirs = thymeleaf();
    IntSupplier jte = () -> jte(ours, frame, view).length;
    IntSupplier thymeleaf = () -> thymeleaf(theirs, frame, view).length;
    assertThat(words(thymeleaf(theirs, frame, view))).as("both write the same page").isEqualTo(words(jte(ours, frame, view)));
    rounds(jte, 4_000);
    rounds(thymeleaf, 4_000);
    double[] ratios = new double[9];
    for (int round = 0; round < ratios.length; round++) {
      double a = rounds(jte, 4_000);
      double b = rounds(thymeleaf, 1_000);
      ratios[round] = a / b;
      System.out.printf(Locale.ROOT, "BENCH pages/s on one thread: ours %.0f, Thymeleaf %.0f, ratio %.1f%n", a, b, a / b);
    }
    Arrays.sort(ratios);
    System.out.printf(Locale.ROOT, "BENCH page of %d bytes: median ratio %.1f%n", jte.getAsInt(), ratios[ratios.length / 2]);
  }

  private static double rounds(IntSupplier page, int pages) {
    long bytes = 0;
    long start = System.nanoTime();
    for (int n = 0; n < pages; n++) {
      bytes += page.getAsInt();
    }
    assertThat(bytes).isPositive();
    return pages * 1e9 / (System.nanoTime() - start);
  }

  private static byte[] jte(TemplateEngine engine, Frame frame, PartyViews.ListView view) {
    var out = new Utf8ByteOutput();
    engine.render("party/list.jte", Map.of("frame", frame, "view", view), out);
    return out.toByteArray();
  }

  private static byte[] thymeleaf(org.thymeleaf.TemplateEngine engine, Frame frame, PartyViews.ListView view) {
    var out = new ByteArrayOutputStream(16_384);
    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    engine.process("list", new Context(Locale.SIMPLIFIED_CHINESE, Map.of("frame", frame, "view", view, "english", Words.english(), "numbers", new Numbers())), writer);
    try {
      writer.flush();
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static String words(byte[] page) {
    return Jsoup.parse(new String(page, StandardCharsets.UTF_8)).text().replace(" ", "");
  }

  private static org.thymeleaf.TemplateEngine thymeleaf() {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("thymeleaf/");
    resolver.setSuffix(".html");
    resolver.setCacheable(true);
    var engine = new org.thymeleaf.TemplateEngine();
    engine.setTemplateResolver(resolver);
    engine.setMessageResolver(new AbstractMessageResolver() {
      @Override
      public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
        return Words.t(key, parameters);
      }

      @Override
      public String createAbsentMessageRepresentation(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
        return key;
      }
    });
    return engine;
  }

  private static Frame frame() {
    var items = List.of(new Navigation.Item(10, "portal.menu", "/"), new Navigation.Item(20, "plan.menu", "/plan"), new Navigation.Item(30, "party.menu", "/parties"));
    return new Frame(Viewer.ANYBODY, items, "/parties", "/parties?unit=370811", "_csrf", () -> "", List.of(), 480, form -> Map.of(), List.of());
  }

  private static PartyViews.ListView view() {
    var lines = new ArrayList<PartyViews.Line>();
    for (int n = 1; n <= 20; n++) {
      lines.add(new PartyViews.Line(n * 7919L, "济宁示例" + n + "智能装备科技<股份>有限公司", "企业", "91370800MA3C0000" + n, "任城区", "2026年11月" + n + "日", n % 3 + 1));
    }
    var units = IntStream.range(0, 14).mapToObj(n -> new PartyViews.Choice("3708" + n, "示例区" + n)).toList();
    var kinds = IntStream.range(0, 6).mapToObj(n -> new PartyViews.Choice("KIND" + n, "类型" + n)).toList();
    var columns = IntStream.range(0, 5).mapToObj(n -> new PartyViews.Column("party.column.kind", "/parties?sort=" + n, n == 0 ? "ascending" : null)).toList();
    return new PartyViews.ListView(lines, new Paging(3, 20, 1_934, "/parties", Map.of("unit", "370811")), "示例 & 装备", "KIND1", "370811", kinds, units, columns, "/parties.xlsx", true, 12);
  }
}
