package cityip.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.tables.Limits;
import cityip.tables.UnreadableSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file is and in which characters it is written, told by its content; and what happens to files meant to harm. */
class FileFormsTest {

  @TempDir
  Path dir;

  private static void refused(byte[] bytes, String key) {
    assertThatThrownBy(() -> Read.bytes(bytes)).isInstanceOfSatisfying(UnreadableSource.class,
        e -> assertThat(e.key()).isEqualTo("intake.file." + key));
  }

  @Test
  void namesTheEmptyFile() {
    refused(new byte[0], "empty");
    refused("  \n\n ".getBytes(StandardCharsets.UTF_8), "empty");
  }

  @Test
  void asksForTheColumnsOfAFileOfOneByte() {
    assertThatThrownBy(() -> Read.bytes(new byte[] {'a'})).isInstanceOf(TableReading.ColumnsNeeded.class);
  }

  @Test
  void neverFallsOverRandomBytes() {
    Random random = new Random(42);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[1 + random.nextInt(5000)];
      random.nextBytes(bytes);
      byte[][] heads = {{}, {'P', 'K', 3, 4}, {'<'}, {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1}};
      byte[] head = heads[i % 4];
      System.arraycopy(head, 0, bytes, 0, Math.min(head.length, bytes.length));
      assertThatThrownBy(() -> Read.bytes(bytes)).isInstanceOf(IOException.class)
          .isInstanceOfAny(UnreadableSource.class, TableReading.ColumnsNeeded.class);
    }
  }

  @Test
  void saysWhatToDoWithFilesOfOtherKinds() {
    refused("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "other-format");
    refused("<html><table><tr><td>申请号</td></tr></table></html>".getBytes(StandardCharsets.UTF_8), "web-page");
    refused("<?xml version=\"1.0\"?><rss/>".getBytes(StandardCharsets.UTF_8), "xml-unknown");
  }

  @Property(tries = 60)
  void readsAnyEncodingAlike(@ForAll @StringLength(min = 1, max = 30) @CharRange(from = '一', to = '龥') String title,
      @ForAll @Size(min = 1, max = 5) java.util.List<@net.jqwik.api.constraints.IntRange(min = 0, max = 4) Integer> blankLines) throws IOException {
    String text = "\n".repeat(blankLines.size()) + "申请号,名称,申请日\n201710601862.3,示例" + title + ",2017-07-21\n";
    for (String encoding : new String[] {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"}) {
      Charset charset = Charset.forName(encoding);
      assertThat(Read.text(text, charset).only().facts().get(Field.TITLE).value()).as(encoding).isEqualTo("示例" + title);
      assertThat(Read.text("\uFEFF" + text, charset).only().facts().get(Field.TITLE).value()).as(encoding + " with mark").isEqualTo("示例" + title);
    }
  }

  @Test
  void namesTheByteThatFitsNoEncoding() {
    byte[] bytes = "申请号,名称\n".getBytes(StandardCharsets.UTF_8);
    byte[] bad = java.util.Arrays.copyOf(bytes, bytes.length + 2);
    bad[bytes.length] = (byte) 0xFF;
    bad[bytes.length + 1] = (byte) 0xFF;
    assertThatThrownBy(() -> Read.bytes(bad)).isInstanceOfSatisfying(UnreadableSource.class, e -> {
      assertThat(e.key()).isEqualTo("intake.file.encoding-unknown");
      assertThat(e.args().getFirst()).isEqualTo(String.valueOf(bytes.length));
    });
  }

  @Test
  void asksToRemoveThePassword() throws Exception {
    try (POIFSFileSystem files = new POIFSFileSystem(); XSSFWorkbook book = new XSSFWorkbook()) {
      book.createSheet().createRow(0).createCell(0).setCellValue("申请号");
      var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      encryptor.confirmPassword("示例");
      try (var out = encryptor.getDataStream(files)) {
        book.write(out);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      files.writeFilesystem(bytes);
      refused(bytes.toByteArray(), "password");
    }
    try (var old = new org.apache.poi.hssf.usermodel.HSSFWorkbook()) {
      old.createSheet().createRow(0).createCell(0).setCellValue("申请号");
      org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword("x");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      old.write(bytes);
      org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword(null);
      refused(bytes.toByteArray(), "password");
    } finally {
      org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }

  @Test
  void stopsAnArchiveThatUnpacksToTooMuch() throws IOException {
    Path bomb = dir.resolve("bomb.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("list.csv"));
      byte[] zeros = new byte[1 << 20];
      java.util.Arrays.fill(zeros, (byte) 'x');
      for (int i = 0; i < 256; i++) {
        zip.write(zeros);
      }
    }
    assertThat(Files.size(bomb)).isLessThan(1 << 20);
    assertThatThrownBy(() -> Read.file(bomb)).isInstanceOfSatisfying(UnreadableSource.class, e -> assertThat(e.key()).isEqualTo("intake.file.bomb"));
  }

  @Test
  void stopsAWorkbookWhoseSheetIsABomb() throws IOException {
    Path bomb = dir.resolve("bomb.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      put(zip, "xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='x'/></sheets></workbook>");
      put(zip, "xl/_rels/workbook.xml.rels", "<R><Relationship Id='x' Type='t/worksheet' Target='worksheets/s.xml'/></R>");
      zip.putNextEntry(new ZipEntry("xl/worksheets/s.xml"));
      zip.write("<worksheet><sheetData><row><c t='str'><v>申请号</v></c></row>".getBytes(StandardCharsets.UTF_8));
      byte[] row = "<row><c t='str'><v></v></c></row>".repeat(4000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 1500; i++) {
        zip.write(row);
      }
    }
    assertThatThrownBy(() -> Read.file(bomb)).isInstanceOfSatisfying(UnreadableSource.class, e -> assertThat(e.key()).isEqualTo("intake.file.bomb"));
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void stopsAtTheAbsoluteSizeWhateverTheRatio() throws IOException {
    Path file = dir.resolve("large.zip");
    Random random = new Random(1);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a.csv"));
      byte[] noise = new byte[3 << 20];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (byte) ('a' + random.nextInt(26));
      }
      zip.write(noise);
    }
    Limits small = new Limits(10, 1 << 20, 200, 1 << 20, 100, 1000, 2);
    assertThatThrownBy(() -> Read.file(file, small)).isInstanceOfSatisfying(UnreadableSource.class,
        e -> assertThat(e.key()).isEqualTo("intake.file.unpacks-too-large"));
  }

  @Test
  void stopsAtTooManyEntries() throws IOException {
    Path file = dir.resolve("many.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < 20; i++) {
        put(zip, i + ".csv", "x");
      }
    }
    assertThatThrownBy(() -> Read.file(file, new Limits(10, 1 << 20, 200, 1 << 20, 100, 1000, 2))).isInstanceOfSatisfying(UnreadableSource.class,
        e -> assertThat(e.key()).isEqualTo("intake.file.too-many-entries"));
  }

  @Test
  void endsATextWhoseQuoteNeverClosesWithItsLine() {
    String text = "申请号,名称\n201710601862.3,\"示例\n" + "x".repeat(5_000_000);
    assertThatThrownBy(() -> Read.text(text)).isInstanceOfSatisfying(UnreadableSource.class, e -> {
      assertThat(e.key()).isEqualTo("intake.file.text-row");
      assertThat(e.args().getFirst()).isEqualTo("2");
    });
  }
}
