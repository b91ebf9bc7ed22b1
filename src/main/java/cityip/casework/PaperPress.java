package cityip.casework;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes PDF and Word from templates. The packed font (Noto Sans SC, OFL) has the characters of GBK; rarer ones are taken from
 * TrueType files in {@code fonts/} of the home folder.
 */
@Component
public class PaperPress {

  private static final String FONT = "fonts/NotoSansSC-GBK.ttf";
  /** Rendering is all work and no waiting: more at once than there are cores only makes each slower. */
  private static final int AT_ONCE = 2;

  private final TemplateEngine templates;
  private final Path moreFonts;
  private final String css;
  private final Semaphore presses = new Semaphore(AT_ONCE);

  PaperPress(TemplateEngine templates, @Value("${cityip.home:.cityip}") Path home) {
    com.openhtmltopdf.util.XRLog.setLoggingEnabled(false);
    this.templates = templates;
    this.moreFonts = home.resolve("fonts");
    this.css = text("casework/paper.css");
  }

  byte[] pdf(CaseFile.Paper paper) {
    return pdf("casework/paper.jte", Map.of("number", paper.number(), "title", paper.title(), "body", paper.content(), "hash", paper.hash()));
  }

  byte[] pdf(FilePaper file) {
    return pdf("casework/file-paper.jte", Map.of("file", file));
  }

  /** A page of another module as PDF, in the style of papers; the template must be well-formed XML and its words finished. */
  public byte[] pdf(String template, Map<String, Object> parameters) {
    var html = new StringOutput();
    templates.render(template, parameters, html);
    var styled = html.toString().replace("</head>", "<style>" + css + "</style></head>");
    var out = new ByteArrayOutputStream();
    presses.acquireUninterruptibly();
    try {
      var builder = new PdfRendererBuilder().useFastMode().withHtmlContent(styled, null).useFont(() -> resource(FONT), "cityip").toStream(out);
      if (Files.isDirectory(moreFonts)) {
        try (var fonts = Files.list(moreFonts)) {
          fonts.filter(font -> font.toString().endsWith(".ttf")).forEach(font -> builder.useFont(font.toFile(), "cityip-more"));
        }
      }
      builder.run();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } finally {
      presses.release();
    }
    return out.toByteArray();
  }

  /** A Word file is a zip of a few small XML parts; only the text differs. */
  byte[] word(CaseFile.Paper paper) {
    var document = new StringOutput();
    templates.render("casework/paper-word.jte", Map.of("number", paper.number(), "title", paper.title(), "lines", List.of(paper.content().split("\n", -1)),
        "hash", paper.hash()), document);
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      put(zip, "[Content_Types].xml", text("casework/word/content-types.xml"));
      put(zip, "_rels/.rels", text("casework/word/rels.xml"));
      put(zip, "word/_rels/document.xml.rels", text("casework/word/document-rels.xml"));
      put(zip, "word/footer1.xml", text("casework/word/footer.xml"));
      put(zip, "word/styles.xml", text("casework/word/styles.xml"));
      put(zip, "word/document.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + document);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return out.toByteArray();
  }

  static void put(ZipOutputStream zip, String name, String text) throws IOException {
    put(zip, name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes one part of a zip. */
  @FunctionalInterface
  interface Part {
    void write(OutputStream out) throws IOException;
  }

  /** Times inside are fixed, so that the same content makes the same bytes. */
  static void put(ZipOutputStream zip, String name, Part part) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(java.time.LocalDateTime.of(2020, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    part.write(zip);
    zip.closeEntry();
  }

  private static InputStream resource(String name) {
    var in = PaperPress.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException(name + " is missing from the program (IP-CASE-006)");
    }
    return in;
  }

  private static String text(String name) {
    try (var in = resource(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
