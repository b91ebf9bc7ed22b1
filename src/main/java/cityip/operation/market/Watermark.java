package cityip.operation.market;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.springframework.stereotype.Component;

/** Writes who reads, and when, across every page of a PDF, so that a copy that turns up elsewhere says where it came from. */
@Component
class Watermark {

  private static final String FONT = "fonts/NotoSansSC-GBK.ttf";
  private static final float SIZE = 16;

  /** Whether it is a PDF that can be written on. */
  boolean possible(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      return document.getCurrentAccessPermission().canModify() && document.getNumberOfPages() > 0;
    } catch (IOException notReadable) {
      return false;
    }
  }

  byte[] on(byte[] pdf, String line) throws IOException {
    try (var document = Loader.loadPDF(pdf); InputStream in = Watermark.class.getClassLoader().getResourceAsStream(FONT)) {
      if (in == null) {
        throw new IllegalStateException(FONT + " is missing from the program (IP-CASE-006)");
      }
      var font = PDType0Font.load(document, in, true);
      var shown = writable(font, line);
      for (var page : document.getPages()) {
        write(document, page, font, shown);
      }
      // nothing in the copy may run by itself or hide another name
      document.getDocumentCatalog().setOpenAction(null);
      document.getDocumentInformation().setCustomMetadataValue("CityIP-reader", line);
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  /** Characters the font lacks become a box's worth of nothing rather than an error. */
  private static String writable(PDFont font, String line) {
    var kept = new StringBuilder();
    line.codePoints().forEach(point -> {
      try {
        font.encode(Character.toString(point));
        kept.appendCodePoint(point);
      } catch (IOException | IllegalArgumentException lacking) {
        kept.append('?');
      }
    });
    return kept.toString();
  }

  private static void write(PDDocument document, PDPage page, PDFont font, String line) throws IOException {
    var box = page.getMediaBox();
    var faint = new PDExtendedGraphicsState();
    faint.setNonStrokingAlphaConstant(0.22f);
    try (var content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
      content.setGraphicsStateParameters(faint);
      content.setNonStrokingColor(0.35f, 0.35f, 0.35f);
      content.beginText();
      content.setFont(font, SIZE);
      for (float y = box.getHeight() * 0.1f; y < box.getHeight(); y += 150) {
        content.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(24), box.getWidth() * 0.06f, y));
        content.showText(line);
      }
      content.endText();
    }
  }
}
