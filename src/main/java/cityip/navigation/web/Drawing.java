package cityip.navigation.web;

import cityip.navigation.Figure;
import cityip.navigation.Figure.Chart;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiFunction;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A figure as a picture for Word, where nothing can be hovered: the same numbers as the table, drawn plainly. */
final class Drawing {

  static final int WIDTH = 1240;
  static final int HEIGHT = 620;
  private static final Color INK = new Color(0x182433);
  private static final Color QUIET = new Color(0x5b6774);
  private static final Color LINE = new Color(0xd9dee5);
  private static final Color PALE = new Color(0x9aa5b1);
  private static final Color[] COLOURS = {new Color(0x0b5cad), new Color(0xc2571a), new Color(0x1b7a3d), new Color(0x7a3fa0)};

  private final Figure figure;
  private final BiFunction<Figure.Column, @Nullable Object, String> text;
  private final Graphics2D pen;

  private Drawing(Figure figure, BiFunction<Figure.Column, @Nullable Object, String> text, Graphics2D pen) {
    this.figure = figure;
    this.text = text;
    this.pen = pen;
  }

  /** A PNG, or null where the table alone says it better. */
  static byte @Nullable [] png(Figure figure, BiFunction<Figure.Column, @Nullable Object, String> text) {
    var kind = figure.chart().kind();
    if (figure.rows().isEmpty() || kind == Chart.Kind.NONE || kind == Chart.Kind.FLOW || kind == Chart.Kind.NETWORK && figure.chart().values().isEmpty()) {
      return null;
    }
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, WIDTH, HEIGHT);
      pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
      new Drawing(figure, text, pen).draw(kind);
    } finally {
      pen.dispose();
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return bytes.toByteArray();
  }

  private void draw(Chart.Kind kind) {
    switch (kind) {
      case LINES -> lines();
      case BARS, RINGS, MAP -> bars();
      case BUBBLES -> points(true);
      case PATH -> points(false);
      case MATRIX -> matrix();
      case NETWORK -> network();
      case FLOW, NONE -> { }
    }
  }

  private String label(Figure.Row row) {
    return text.apply(figure.columns().get(figure.chart().label()), row.cells().get(figure.chart().label()).value());
  }

  private double value(Figure.Row row, int column) {
    return row.cells().get(column).number();
  }

  private void write(String words, double x, double y, Color colour) {
    pen.setColor(colour);
    pen.drawString(words, (float) x, (float) y);
  }

  private String fitted(String words, int width) {
    var shown = words;
    while (shown.length() > 1 && pen.getFontMetrics().stringWidth(shown) > width) {
      shown = shown.substring(0, shown.length() - 2) + "…";
    }
    return shown;
  }

  private static String plain(double value) {
    return java.math.BigDecimal.valueOf(value).setScale(3, java.math.RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
  }

  /** A round number at or above the largest value, in five steps. */
  private static double top(double largest) {
    double step = Math.pow(10, Math.floor(Math.log10(Math.max(largest, 1) / 5)));
    for (double factor : new double[] {1, 2, 5, 10}) {
      if (step * factor * 5 >= largest) {
        return step * factor * 5;
      }
    }
    return largest;
  }

  private void grid(double top, int left, int bottom) {
    for (int n = 0; n <= 5; n++) {
      double y = bottom - (bottom - 60.0) * n / 5;
      pen.setColor(LINE);
      pen.draw(new Line2D.Double(left, y, WIDTH - 30, y));
      var number = plain(top * n / 5);
      write(number, left - 12 - pen.getFontMetrics().stringWidth(number), y + 7, QUIET);
    }
  }

  private void lines() {
    int left = 110;
    int bottom = HEIGHT - 60;
    var rows = figure.rows();
    double top = top(figure.chart().values().stream().flatMapToDouble(column -> rows.stream().mapToDouble(row -> value(row, column))).max().orElse(1));
    grid(top, left, bottom);
    double step = (WIDTH - left - 60.0) / Math.max(1, rows.size() - 1);
    int every = Math.max(1, rows.size() / 11);
    for (int n = 0; n < rows.size(); n += every) {
      var name = label(rows.get(n));
      write(name, left + n * step - pen.getFontMetrics().stringWidth(name) / 2.0, bottom + 32, QUIET);
    }
    int shown = 0;
    int x = left;
    for (int column : figure.chart().values()) {
      var colour = COLOURS[shown++ % COLOURS.length];
      for (int n = 1; n < rows.size(); n++) {
        pen.setStroke(new BasicStroke(3));
        pen.setColor(rows.get(n).provisional() ? PALE : colour);
        pen.draw(new Line2D.Double(left + (n - 1) * step, bottom - (bottom - 60) * value(rows.get(n - 1), column) / top, left + n * step, bottom - (bottom - 60) * value(rows.get(n), column) / top));
      }
      var name = FigureWords.headers(figure).get(column);
      pen.setColor(colour);
      pen.fillRect(x, 18, 24, 6);
      write(name, x + 32, 30, INK);
      x += 70 + pen.getFontMetrics().stringWidth(name);
    }
  }

  private void bars() {
    int column = figure.chart().values().getFirst();
    var rows = figure.rows().stream().limit(15).toList();
    double most = rows.stream().mapToDouble(row -> value(row, column)).max().orElse(1);
    double height = (HEIGHT - 30.0) / rows.size();
    for (int n = 0; n < rows.size(); n++) {
      double y = 15 + n * height;
      write(fitted(label(rows.get(n)), 330), 15, y + height / 2 + 7, INK);
      pen.setColor(COLOURS[0]);
      pen.fill(new java.awt.geom.Rectangle2D.Double(360, y + height * 0.18, Math.max(1, 760 * value(rows.get(n), column) / Math.max(most, 1e-9)), height * 0.64));
      write(text.apply(figure.columns().get(column), rows.get(n).cells().get(column).value()), 370 + 760 * value(rows.get(n), column) / Math.max(most, 1e-9), y + height / 2 + 7, QUIET);
    }
  }

  private void points(boolean sized) {
    int left = 110;
    int bottom = HEIGHT - 70;
    var values = figure.chart().values();
    double right = top(figure.rows().stream().mapToDouble(row -> value(row, values.get(0))).max().orElse(1));
    double top = top(figure.rows().stream().mapToDouble(row -> value(row, values.get(1))).max().orElse(1));
    double largest = sized ? figure.rows().stream().mapToDouble(row -> value(row, values.get(2))).max().orElse(1) : 1;
    grid(top, left, bottom);
    var headers = FigureWords.headers(figure);
    write(headers.get(values.get(0)) + "（0–" + plain(right) + "）", WIDTH / 2.0 - 80, HEIGHT - 20, QUIET);
    write(headers.get(values.get(1)), left, 40, QUIET);
    var path = new Path2D.Double();
    for (var row : figure.rows()) {
      double x = left + (WIDTH - left - 120) * value(row, values.get(0)) / right;
      double y = bottom - (bottom - 60) * value(row, values.get(1)) / top;
      double size = sized ? 12 + 44 * Math.sqrt(value(row, values.get(2)) / Math.max(largest, 1e-9)) : 12;
      pen.setColor(row.provisional() ? PALE : new Color(COLOURS[0].getRed(), COLOURS[0].getGreen(), COLOURS[0].getBlue(), sized ? 130 : 255));
      pen.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
      write(fitted(label(row), 180), x + size / 2 + 4, y - 4, INK);
      if (path.getCurrentPoint() == null) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    if (!sized) {
      pen.setColor(COLOURS[0]);
      pen.setStroke(new BasicStroke(2));
      pen.draw(path);
    }
  }

  private void matrix() {
    int second = figure.chart().values().get(0);
    int column = figure.chart().values().get(1);
    var across = new LinkedHashSet<String>();
    var down = new LinkedHashSet<String>();
    figure.rows().forEach(row -> {
      down.add(label(row));
      across.add(text.apply(figure.columns().get(second), row.cells().get(second).value()));
    });
    var xs = List.copyOf(across).subList(0, Math.min(14, across.size()));
    var ys = List.copyOf(down).subList(0, Math.min(16, down.size()));
    double width = (WIDTH - 270.0) / xs.size();
    double height = (HEIGHT - 70.0) / ys.size();
    double most = figure.rows().stream().mapToDouble(row -> value(row, column)).max().orElse(1);
    pen.setFont(pen.getFont().deriveFont(17f));
    for (var row : figure.rows()) {
      int x = xs.indexOf(text.apply(figure.columns().get(second), row.cells().get(second).value()));
      int y = ys.indexOf(label(row));
      if (x >= 0 && y >= 0) {
        double share = value(row, column) / Math.max(most, 1e-9);
        pen.setColor(new Color((int) (238 - 227 * share), (int) (243 - 151 * share), (int) (249 - 76 * share)));
        pen.fill(new java.awt.geom.Rectangle2D.Double(250 + x * width + 1, 50 + y * height + 1, width - 2, height - 2));
        write(text.apply(figure.columns().get(column), row.cells().get(column).value()), 250 + x * width + 8, 50 + y * height + height / 2 + 6, share > 0.5 ? Color.WHITE : INK);
      }
    }
    for (int x = 0; x < xs.size(); x++) {
      write(fitted(xs.get(x), (int) width - 6), 252 + x * width, 38, QUIET);
    }
    for (int y = 0; y < ys.size(); y++) {
      write(fitted(ys.get(y), 230), 10, 50 + y * height + height / 2 + 6, INK);
    }
  }

  private void network() {
    var rows = figure.rows().stream().limit(24).toList();
    double radius = HEIGHT / 2.0 - 60;
    var places = new java.util.HashMap<String, double[]>();
    for (int n = 0; n < rows.size(); n++) {
      double angle = 2 * Math.PI * n / rows.size();
      places.put(label(rows.get(n)), new double[] {WIDTH / 2.0 + 1.4 * radius * Math.cos(angle), HEIGHT / 2.0 + radius * Math.sin(angle)});
    }
    for (var link : figure.links()) {
      var from = places.get(link.from());
      var to = places.get(link.to());
      if (from != null && to != null) {
        pen.setColor(PALE);
        pen.setStroke(new BasicStroke((float) Math.min(8, 1 + link.weight() / 2)));
        pen.draw(new Line2D.Double(from[0], from[1], to[0], to[1]));
      }
    }
    pen.setFont(pen.getFont().deriveFont(16f));
    for (var row : rows) {
      var place = places.getOrDefault(label(row), new double[] {0, 0});
      double size = 10 + 6 * Math.sqrt(value(row, figure.chart().values().getFirst()));
      pen.setColor(COLOURS[(int) value(row, figure.chart().values().get(1)) % COLOURS.length]);
      pen.fill(new Ellipse2D.Double(place[0] - size / 2, place[1] - size / 2, size, size));
      write(fitted(label(row), 220), Math.min(WIDTH - 225.0, place[0] + size / 2 + 3), place[1] + 5, INK);
    }
  }
}
