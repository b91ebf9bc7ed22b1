package cityip.assessment;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * What a device mark looks like, in numbers that survive another size, margin or compression: a perceptual hash of its shape (the low frequencies of the
 * cosine transform), the directions of its edges in sixteen fields, moments of the dark figure that no turning changes (Hu 1962), and moments of its colours.
 */
final class DeviceFeatures {

  private static final int SIDE = 64;
  private static final int FIELDS = 4;
  private static final int DIRECTIONS = 8;
  private static final int MOST_PIXELS = 40_000_000;

  private final long hash;
  private final float[] edges;
  private final float[] shape;
  private final float[] colours;

  private DeviceFeatures(long hash, float[] edges, float[] shape, float[] colours) {
    this.hash = hash;
    this.edges = edges;
    this.shape = shape;
    this.colours = colours;
  }

  /** How alike two devices are; {@code mirrored} when the one is more like the other's mirror image. */
  record Alike(double score, List<Likeness.Part> parts, boolean mirrored) {}

  /** An image as it came: PNG or JPEG of at most forty million pixels with something on it; empty for anything else. */
  static Optional<BufferedImage> read(byte[] file) {
    var png = file.length > 8 && (file[0] & 0xff) == 0x89 && file[1] == 'P' && file[2] == 'N' && file[3] == 'G';
    var jpeg = file.length > 3 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8;
    if (!png && !jpeg) {
      return Optional.empty();
    }
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      var reader = ImageIO.getImageReadersByFormatName(png ? "png" : "jpeg").next();
      try {
        reader.setInput(in, true, true);
        // the size is told before anything is unpacked: a small file may claim a huge picture
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS || reader.getWidth(0) < 8 || reader.getHeight(0) < 8) {
          return Optional.empty();
        }
        return Optional.ofNullable(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  static DeviceFeatures of(BufferedImage image) {
    var cut = cut(flat(image));
    var small = scaled(cut, SIDE);
    var grey = grey(small);
    return new DeviceFeatures(hash(grey), edges(grey), shape(grey), colours(small));
  }

  /** The same device seen in a mirror. */
  static DeviceFeatures mirrored(BufferedImage image) {
    var turned = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    var pen = turned.createGraphics();
    pen.drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
    pen.dispose();
    return of(turned);
  }

  /** On white, without transparency, at most 512 points wide: more says nothing here. */
  private static BufferedImage flat(BufferedImage image) {
    var share = Math.min(1.0, 512.0 / Math.max(image.getWidth(), image.getHeight()));
    var flat = new BufferedImage(Math.max(1, (int) (image.getWidth() * share)), Math.max(1, (int) (image.getHeight() * share)), BufferedImage.TYPE_INT_RGB);
    var pen = flat.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, flat.getWidth(), flat.getHeight());
    pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, flat.getWidth(), flat.getHeight(), null);
    pen.dispose();
    return flat;
  }

  /** Without its margin, which has the colour of the corner. */
  private static BufferedImage cut(BufferedImage image) {
    var ground = image.getRGB(0, 0);
    int left = image.getWidth();
    int top = image.getHeight();
    int right = -1;
    int bottom = -1;
    for (var y = 0; y < image.getHeight(); y++) {
      for (var x = 0; x < image.getWidth(); x++) {
        if (apart(image.getRGB(x, y), ground) > 90) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    return right - left < 4 || bottom - top < 4 ? image : image.getSubimage(left, top, right - left + 1, bottom - top + 1);
  }

  private static int apart(int one, int other) {
    return Math.abs((one >> 16 & 255) - (other >> 16 & 255)) + Math.abs((one >> 8 & 255) - (other >> 8 & 255)) + Math.abs((one & 255) - (other & 255));
  }

  /** In the middle of a white square, so that a long device stays long. */
  private static BufferedImage scaled(BufferedImage image, int side) {
    var square = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    var pen = square.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, side, side);
    pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    var share = (double) side / Math.max(image.getWidth(), image.getHeight());
    var wide = Math.max(1, (int) Math.round(image.getWidth() * share));
    var high = Math.max(1, (int) Math.round(image.getHeight() * share));
    pen.drawImage(image.getScaledInstance(wide, high, java.awt.Image.SCALE_AREA_AVERAGING), (side - wide) / 2, (side - high) / 2, null);
    pen.dispose();
    return square;
  }

  /** Darkness 0 to 1; a light device on dark ground is turned over, since its figure is the same. */
  private static float[] grey(BufferedImage image) {
    var grey = new float[SIDE * SIDE];
    for (var n = 0; n < grey.length; n++) {
      var rgb = image.getRGB(n % SIDE, n / SIDE);
      grey[n] = 1 - (0.299f * (rgb >> 16 & 255) + 0.587f * (rgb >> 8 & 255) + 0.114f * (rgb & 255)) / 255;
    }
    var most = 0f;
    var least = 1f;
    for (var one : grey) {
      most = Math.max(most, one);
      least = Math.min(least, one);
    }
    var span = Math.max(0.05f, most - least);
    for (var n = 0; n < grey.length; n++) {
      grey[n] = (grey[n] - least) / span;
    }
    return grey;
  }

  private static long hash(float[] grey) {
    var low = new double[64];
    for (var u = 0; u < 8; u++) {
      for (var v = 0; v < 8; v++) {
        var sum = 0.0;
        for (var y = 0; y < SIDE; y++) {
          var down = Math.cos((2 * y + 1) * u * Math.PI / (2 * SIDE));
          for (var x = 0; x < SIDE; x++) {
            sum += grey[y * SIDE + x] * down * Math.cos((2 * x + 1) * v * Math.PI / (2 * SIDE));
          }
        }
        low[u * 8 + v] = sum;
      }
    }
    var sorted = java.util.Arrays.copyOfRange(low, 1, 64);
    java.util.Arrays.sort(sorted);
    var middle = sorted[31];
    var hash = 0L;
    for (var n = 1; n < 64; n++) {
      hash |= low[n] > middle ? 1L << n : 0;
    }
    return hash;
  }

  private static float[] edges(float[] grey) {
    var found = new float[FIELDS * FIELDS * DIRECTIONS];
    for (var y = 1; y < SIDE - 1; y++) {
      for (var x = 1; x < SIDE - 1; x++) {
        var across = grey[y * SIDE + x + 1] - grey[y * SIDE + x - 1];
        var down = grey[(y + 1) * SIDE + x] - grey[(y - 1) * SIDE + x];
        var strength = Math.hypot(across, down);
        if (strength > 0.1) {
          // an edge from light to dark and one from dark to light are the same line
          var angle = (Math.atan2(down, across) + Math.PI) % Math.PI;
          var direction = (int) (angle / Math.PI * DIRECTIONS) % DIRECTIONS;
          found[(y * FIELDS / SIDE * FIELDS + x * FIELDS / SIDE) * DIRECTIONS + direction] += (float) strength;
        }
      }
    }
    return unit(found);
  }

  /** Five of the invariants, each as the size of its exponent. */
  private static float[] shape(float[] grey) {
    var m = new double[4][4];
    for (var y = 0; y < SIDE; y++) {
      for (var x = 0; x < SIDE; x++) {
        for (var p = 0; p < 2; p++) {
          for (var q = 0; q < 2 - p; q++) {
            m[p][q] += grey[y * SIDE + x] * Math.pow(x, p) * Math.pow(y, q);
          }
        }
      }
    }
    var all = Math.max(1e-6, m[0][0]);
    var cx = m[1][0] / all;
    var cy = m[0][1] / all;
    var n = new double[4][4];
    for (var y = 0; y < SIDE; y++) {
      for (var x = 0; x < SIDE; x++) {
        for (var p = 0; p < 4; p++) {
          for (var q = 0; q < 4 - p; q++) {
            n[p][q] += grey[y * SIDE + x] * Math.pow(x - cx, p) * Math.pow(y - cy, q);
          }
        }
      }
    }
    for (var p = 0; p < 4; p++) {
      for (var q = 0; q < 4 - p; q++) {
        n[p][q] /= Math.pow(all, 1 + (p + q) / 2.0);
      }
    }
    var a = n[3][0] + n[1][2];
    var b = n[2][1] + n[0][3];
    var c = n[3][0] - 3 * n[1][2];
    var d = 3 * n[2][1] - n[0][3];
    var hu = new double[] {n[2][0] + n[0][2], Math.pow(n[2][0] - n[0][2], 2) + 4 * n[1][1] * n[1][1], c * c + d * d, a * a + b * b, (n[2][0] - n[0][2]) * (a * a - b * b) + 4 * n[1][1] * a * b};
    var told = new float[hu.length];
    for (var i = 0; i < hu.length; i++) {
      told[i] = (float) Math.max(-8, Math.log10(Math.abs(hu[i]) + 1e-9));
    }
    return told;
  }

  /** Mean, spread and lean of each channel over what is not white. */
  private static float[] colours(BufferedImage image) {
    var found = new float[9];
    for (var channel = 0; channel < 3; channel++) {
      var values = new ArrayList<Double>();
      for (var n = 0; n < SIDE * SIDE; n++) {
        var rgb = image.getRGB(n % SIDE, n / SIDE);
        if (apart(rgb, 0xffffff) > 60) {
          values.add((rgb >> 16 - 8 * channel & 255) / 255.0);
        }
      }
      var mean = values.stream().mapToDouble(one -> one).average().orElse(1);
      var second = values.stream().mapToDouble(one -> Math.pow(one - mean, 2)).average().orElse(0);
      var third = values.stream().mapToDouble(one -> Math.pow(one - mean, 3)).average().orElse(0);
      found[channel * 3] = (float) mean;
      found[channel * 3 + 1] = (float) Math.sqrt(second);
      found[channel * 3 + 2] = (float) Math.cbrt(third);
    }
    return found;
  }

  private static float[] unit(float[] vector) {
    var length = 0.0;
    for (var one : vector) {
      length += one * one;
    }
    for (var n = 0; n < vector.length && length > 0; n++) {
      vector[n] /= (float) Math.sqrt(length);
    }
    return vector;
  }

  Alike alike(DeviceFeatures other, DeviceFeatures otherMirrored) {
    var plain = alike(other);
    var turned = alike(otherMirrored);
    return turned.score() > plain.score() + 0.05 ? new Alike(turned.score() * 0.95, turned.parts(), true) : plain;
  }

  /** The strongest of hash and edges counts most: a device may be redrawn with other lines or filled otherwise. */
  Alike alike(DeviceFeatures other) {
    var look = Math.clamp(1 - Long.bitCount(hash ^ other.hash) / 32.0, 0, 1);
    var lines = 0.0;
    for (var n = 0; n < edges.length; n++) {
      lines += edges[n] * other.edges[n];
    }
    lines = Math.clamp((lines - 0.3) / 0.7, 0, 1);
    var off = 0.0;
    for (var n = 0; n < shape.length; n++) {
      off += Math.abs(shape[n] - other.shape[n]) / (n == 0 ? 0.5 : 2);
    }
    var figure = Math.exp(-off / shape.length * 1.5);
    var tint = 0.0;
    for (var n = 0; n < colours.length; n++) {
      tint += Math.abs(colours[n] - other.colours[n]);
    }
    var colour = Math.clamp(1 - tint / 3, 0, 1);
    var score = 0.45 * Math.max(look, lines) + 0.25 * Math.min(look, lines) + 0.22 * figure + 0.08 * colour;
    return new Alike(Math.clamp(score, 0, 1), List.of(new Likeness.Part("look", look), new Likeness.Part("lines", lines), new Likeness.Part("figure", figure), new Likeness.Part("colour", colour)), false);
  }

  byte[] stored() {
    var out = ByteBuffer.allocate(8 + 4 * (edges.length + shape.length + colours.length)).putLong(hash);
    for (var some : List.of(edges, shape, colours)) {
      for (var one : some) {
        out.putFloat(one);
      }
    }
    return out.array();
  }

  static DeviceFeatures of(byte[] stored) {
    var in = ByteBuffer.wrap(stored);
    var hash = in.getLong();
    var parts = List.of(new float[FIELDS * FIELDS * DIRECTIONS], new float[5], new float[9]);
    for (var some : parts) {
      for (var n = 0; n < some.length; n++) {
        some[n] = in.getFloat();
      }
    }
    return new DeviceFeatures(hash, parts.get(0), parts.get(1), parts.get(2));
  }
}
