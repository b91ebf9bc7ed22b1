package cityip.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Devices drawn at random, changed the way conflicts are, and others. */
class DeviceFeaturesTest {

  /** A device of some simple figures; the same seed draws the same. */
  static BufferedImage drawn(long seed, int side, Color ink, double turn, boolean outline) {
    var random = new SplittableRandom(seed);
    var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, side, side);
    pen.setTransform(AffineTransform.getRotateInstance(Math.toRadians(turn), side / 2.0, side / 2.0));
    pen.scale(side / 100.0, side / 100.0);
    pen.setStroke(new BasicStroke(3));
    for (var n = 0; n < 3 + random.nextInt(3); n++) {
      pen.setColor(n % 2 == 0 ? ink : ink.darker());
      var x = 20 + random.nextInt(40);
      var y = 20 + random.nextInt(40);
      var wide = 10 + random.nextInt(30);
      var high = 10 + random.nextInt(30);
      var path = new Path2D.Double();
      switch (random.nextInt(3)) {
        case 0 -> path.append(new java.awt.geom.Ellipse2D.Double(x, y, wide, high), false);
        case 1 -> path.append(new java.awt.geom.Rectangle2D.Double(x, y, wide, high), false);
        default -> {
          path.moveTo(x, y + high);
          path.lineTo(x + wide / 2.0, y);
          path.lineTo(x + wide, y + high);
          path.closePath();
        }
      }
      if (outline) {
        pen.draw(path);
      } else {
        pen.fill(path);
      }
    }
    pen.dispose();
    return image;
  }

  static byte[] png(BufferedImage image) throws IOException {
    return written(image, "png");
  }

  private static byte[] written(BufferedImage image, String format) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static double alike(BufferedImage one, BufferedImage other) {
    return DeviceFeatures.of(one).alike(DeviceFeatures.of(other), DeviceFeatures.mirrored(other)).score();
  }

  @Test
  void sizeMarginColourAndCompressionHideNothing() throws IOException {
    for (var seed = 1; seed <= 20; seed++) {
      var own = drawn(seed, 300, new Color(180, 20, 30), 0, false);
      assertThat(alike(own, drawn(seed, 900, new Color(180, 20, 30), 0, false))).as("another size").isGreaterThan(0.9);
      assertThat(alike(own, drawn(seed, 300, new Color(20, 60, 160), 0, false))).as("another colour").isGreaterThan(0.8);
      var wide = new BufferedImage(700, 500, BufferedImage.TYPE_INT_RGB);
      var pen = wide.createGraphics();
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, 700, 500);
      pen.drawImage(own, 310, 120, null);
      pen.dispose();
      assertThat(alike(own, wide)).as("another margin").isGreaterThan(0.9);
      assertThat(alike(own, DeviceFeatures.read(written(own, "jpeg")).orElseThrow())).as("compressed").isGreaterThan(0.82);
      var mirrored = DeviceFeatures.of(own).alike(DeviceFeatures.mirrored(own), DeviceFeatures.of(own));
      assertThat(mirrored.score()).as("in a mirror").isGreaterThan(0.85);
    }
  }

  @Test
  void changedDevicesAreToldFromOthers() {
    var near = new ArrayList<Double>();
    var far = new ArrayList<Double>();
    for (var seed = 100; seed < 180; seed++) {
      var own = drawn(seed, 300, Color.BLACK, 0, false);
      near.add(alike(own, drawn(seed, 260, new Color(30, 120, 60), 6, false)));
      far.add(alike(own, drawn(seed + 1_000, 300, Color.BLACK, 0, false)));
      far.add(alike(own, drawn(seed + 2_000, 260, new Color(30, 120, 60), 6, false)));
    }
    var area = near.stream().mapToDouble(one -> far.stream().mapToDouble(other -> one > other ? 1 : one.equals(other) ? 0.5 : 0).average().orElse(0)).average().orElse(0);
    System.out.printf("devices turned by six degrees, in another colour and size: AUC %.4f; near %.2f, far %.2f on average%n", area, near.stream().mapToDouble(one -> one).average().orElse(0),
        far.stream().mapToDouble(one -> one).average().orElse(0));
    assertThat(area).isGreaterThan(0.97);
  }

  @Test
  void storedFeaturesAreTheSameAndWhatIsNoPictureIsRefused() throws IOException {
    var own = DeviceFeatures.of(drawn(7, 200, Color.BLACK, 0, false));
    assertThat(DeviceFeatures.of(own.stored()).alike(own).score()).isGreaterThan(0.999);
    assertThat(DeviceFeatures.read(new byte[0])).isEmpty();
    assertThat(DeviceFeatures.read("<svg/>".getBytes(java.nio.charset.StandardCharsets.UTF_8))).isEmpty();
    var cut = png(drawn(7, 200, Color.BLACK, 0, false));
    assertThat(DeviceFeatures.read(java.util.Arrays.copyOf(cut, 40))).isEmpty();
    // claims to be 60,000 points wide and high
    cut[16] = 0;
    cut[17] = 0;
    cut[18] = (byte) 0xea;
    cut[19] = 0x60;
    cut[20] = 0;
    cut[21] = 0;
    cut[22] = (byte) 0xea;
    cut[23] = 0x60;
    assertThat(DeviceFeatures.read(cut)).isEmpty();
  }

  @Test
  void viennaCodesAreReadInOneForm() {
    assertThat(DeviceDesk.codes("２６.１.3；26.04.18")).containsExactly("26.1.3", "26.4.18");
    assertThat(DeviceDesk.codes("99.1")).isEmpty();
    assertThat(DeviceDesk.codes("圆形")).isEmpty();
    assertThat(DeviceDesk.near(List.of("26.1.3"), List.of("26.1.3"))).isEqualTo("section");
    assertThat(DeviceDesk.near(List.of("26.1.3"), List.of("26.1"))).isEqualTo("division");
    assertThat(DeviceDesk.near(List.of("26.1.3"), List.of("26.13.3"))).isEqualTo("none");
  }
}
