package cityip.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.DatabaseTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest extends DatabaseTest {

  @TempDir Path home;
  Vault vault;

  @BeforeEach
  void emptyVault() {
    db().sql("delete from vault_file").update();
    vault = new Vault(home, 1 << 20, dataSource(), Clock.systemUTC());
  }

  @Test
  void namesAFileByTheKnownAnswersOfBothHashes() throws Exception {
    StoredFile file = keep("abc".getBytes(), "a.txt");
    assertThat(file.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(file.sm3()).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"); // GB/T 32905 A.1
    assertThat(home.resolve("vault/ba/78/" + file.sha256())).hasContent("abc");
    try (InputStream in = vault.openVerified(file.sha256())) {
      assertThat(in.readAllBytes()).isEqualTo("abc".getBytes());
    }
  }

  @Test
  void keepsTheSameContentOnce() throws Exception {
    StoredFile first = keep("同一内容".getBytes(StandardCharsets.UTF_8), "一.txt");
    StoredFile again = keep("同一内容".getBytes(StandardCharsets.UTF_8), "二.txt");
    assertThat(again.sha256()).isEqualTo(first.sha256());
    assertThat(again.name()).isEqualTo("二.txt");
    assertThat(db().sql("select count(*) from vault_file").query(Long.class).single()).isEqualTo(1);
    assertThat(filesIn(home.resolve("vault"))).hasSize(1);
  }

  @Test
  void keepsTheSameContentOnceWhenManySendItTogether() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<java.util.concurrent.Future<StoredFile>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(threads.submit(() -> keep(new byte[100_000], "x")));
      }
      for (var one : all) {
        assertThat(one.get().size()).isEqualTo(100_000);
      }
    }
    assertThat(filesIn(home.resolve("vault"))).hasSize(1);
  }

  @Test
  void saysPlainlyThatAFileIsMissing() throws Exception {
    StoredFile file = keep("abc".getBytes(), "报表.csv");
    Files.delete(home.resolve("vault/ba/78/" + file.sha256()));
    assertThatThrownBy(() -> vault.open(file.sha256())).hasMessageContaining("报表.csv").hasMessageContaining("missing");
    assertThatThrownBy(() -> vault.open("0".repeat(64))).hasMessageContaining("ever kept");
    List<String> findings = new ArrayList<>();
    assertThat(vault.verifyAll(findings::add)).isEqualTo(1);
    assertThat(findings).singleElement().asString().contains("报表.csv");
  }

  @Test
  void saysPlainlyThatAFileWasAlteredAndTakesTheRightOneBack() throws Exception {
    StoredFile file = keep("abc".getBytes(), "a.txt");
    Path path = home.resolve("vault/ba/78/" + file.sha256());
    Files.writeString(path, "abd");
    assertThatThrownBy(() -> vault.openVerified(file.sha256())).hasMessageContaining("altered");
    Files.writeString(path, "abcd");
    assertThatThrownBy(() -> vault.open(file.sha256())).hasMessageContaining("4 bytes");
    keep("abc".getBytes(), "a.txt");
    assertThat(vault.openVerified(file.sha256())).hasContent("abc");
  }

  @Test
  void keepsNothingOfAFileThatIsTooLargeOrBreaksOff() throws Exception {
    assertThatThrownBy(() -> keep(new byte[(1 << 20) + 1], "big.xlsx")).isInstanceOf(FileTooLarge.class).hasMessageContaining("big.xlsx");
    InputStream endless = new InputStream() {
      @Override
      public int read() {
        return 'x';
      }
    };
    assertThatThrownBy(() -> vault.keep(endless, "endless")).isInstanceOf(FileTooLarge.class);
    InputStream torn = new InputStream() {
      private int left = 1000;

      @Override
      public int read() throws IOException {
        if (left-- <= 0) {
          throw new IOException("connection reset");
        }
        return 'x';
      }
    };
    assertThatThrownBy(() -> vault.keep(torn, "torn")).isInstanceOf(IOException.class).hasMessage("connection reset");
    assertThat(filesIn(home.resolve("vault"))).isEmpty();
    assertThat(db().sql("select count(*) from vault_file").query(Long.class).single()).isZero();
  }

  @Test
  void removesWhatAKillLeftBehindADayAgo() throws Exception {
    Path old = Files.writeString(home.resolve("vault/incoming/old.part"), "x");
    Path young = Files.writeString(home.resolve("vault/incoming/young.part"), "x");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(90_000)));
    new Vault(home, 1, dataSource(), Clock.systemUTC());
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void keepsOnlyTheHarmlessPartOfAName() {
    assertThat(Vault.plainName("C:\\Users\\李\\专利.xlsx")).isEqualTo("专利.xlsx");
    assertThat(Vault.plainName("../../etc/passwd")).isEqualTo("passwd");
    assertThat(Vault.plainName("a\u202exslx.exe\n")).isEqualTo("axslx.exe");
    assertThat(Vault.plainName("x".repeat(300) + ".csv")).hasSize(255).endsWith(".csv");
    assertThat(Vault.plainName("\u0000")).isEqualTo("-");
  }

  @Test
  void tellsTheMediaTypeFromTheContentWhateverTheName() throws Exception {
    assertThat(type(xlsx())).isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assertThat(type(xls())).isEqualTo("application/vnd.ms-excel");
    assertThat(type("%PDF-1.7 x".getBytes())).isEqualTo("application/pdf");
    assertThat(type(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0})).isEqualTo("image/png");
    assertThat(type(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0})).isEqualTo("image/jpeg");
    assertThat(type("<?xml version=\"1.0\"?><a/>".getBytes())).isEqualTo("application/xml");
    assertThat(type("\ufeff<?xml version=\"1.0\"?><专利/>".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("application/xml");
    assertThat(type("\ufeff\n<cn-patent/>".getBytes(StandardCharsets.UTF_8))).isEqualTo("application/xml");
    assertThat(type("<!DOCTYPE html><p>".getBytes())).isEqualTo("text/html");
    for (String charset : new String[] {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"}) {
      assertThat(type("申请号,名称\n201710601862.3,一种装置\n".getBytes(Charset.forName(charset)))).as(charset).isEqualTo("text/csv");
    }
    assertThat(type("只有一段话".getBytes(StandardCharsets.UTF_8))).isEqualTo("text/plain");
    assertThat(type("{\"a\":1}".getBytes())).isEqualTo("application/json");
    assertThat(type(new byte[] {1, 2, 3, 0, 5, 6, 7})).isEqualTo("application/octet-stream");
    assertThat(type(new byte[0])).isEqualTo("application/x-empty");
    assertThat(type(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1})).isEqualTo("application/x-ole-storage");
  }

  private StoredFile keep(byte[] bytes, String name) throws IOException {
    return vault.keep(new ByteArrayInputStream(bytes), name);
  }

  private String type(byte[] bytes) throws IOException {
    return keep(bytes, "liar.exe").mediaType();
  }

  private static byte[] xlsx() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("一");
      for (int i = 0; i < 5000; i++) {
        sheet.value(i, 0, "值 " + i * 7919L % 104729);
      }
    }
    return out.toByteArray();
  }

  private static byte[] xls() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createSheet("一").createRow(0).createCell(0).setCellValue("值");
      book.write(out);
    }
    return out.toByteArray();
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
