package cityip.assessment.web;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** A sheet as a Word document: a title, what it is and of which day, sections with their words and tables, page numbers. */
public final class WordSheet {

  private static final String FONT = "SimSun";
  private static final String HEADING = "Heading1";

  private WordSheet() {}

  /** A part of the sheet; a table has its headings in the first row. */
  public record Section(String heading, List<String> lines, List<List<String>> table) {}

  static void write(String title, List<String> about, List<Section> sections, OutputStream out) throws IOException {
    try (var document = new XWPFDocument()) {
      heading(document);
      var head = document.createParagraph();
      head.setAlignment(ParagraphAlignment.CENTER);
      run(head, title, 18, true);
      about.forEach(line -> run(document.createParagraph(), line, 10, false));
      for (var section : sections) {
        var heading = document.createParagraph();
        heading.setStyle(HEADING);
        heading.createRun().setText(section.heading());
        section.lines().forEach(line -> run(document.createParagraph(), line, 10, false));
        if (!section.table().isEmpty()) {
          table(document, section.table());
        }
      }
      var footer = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
      footer.setAlignment(ParagraphAlignment.CENTER);
      footer.getCTP().addNewFldSimple().setInstr("PAGE");
      document.write(out);
    }
  }

  /** A real heading, so that Word lists the sections and jumps between them. */
  private static void heading(XWPFDocument document) {
    var style = CTStyle.Factory.newInstance();
    style.setStyleId(HEADING);
    style.setType(STStyleType.PARAGRAPH);
    style.addNewName().setVal("heading 1");
    style.addNewQFormat();
    var paragraph = style.addNewPPr();
    paragraph.addNewOutlineLvl().setVal(BigInteger.ZERO);
    paragraph.addNewKeepNext();
    paragraph.addNewSpacing().setBefore(BigInteger.valueOf(240));
    var run = style.addNewRPr();
    run.addNewB();
    run.addNewSz().setVal(BigInteger.valueOf(26));
    run.addNewRFonts().setEastAsia("SimHei");
    document.createStyles().addStyle(new XWPFStyle(style));
  }

  private static void table(XWPFDocument document, List<List<String>> rows) {
    var table = document.createTable(rows.size(), rows.getFirst().size());
    table.setWidth("100%");
    for (var r = 0; r < rows.size(); r++) {
      for (var c = 0; c < rows.getFirst().size(); c++) {
        run(table.getRow(r).getCell(c).getParagraphs().getFirst(), c < rows.get(r).size() ? rows.get(r).get(c) : "", 9, r == 0);
      }
    }
    table.getRow(0).setRepeatHeader(true);
  }

  private static void run(XWPFParagraph paragraph, String text, int size, boolean bold) {
    var run = paragraph.createRun();
    run.setFontFamily(FONT);
    run.setFontSize(size);
    run.setBold(bold);
    var lines = text.split("\n", -1);
    for (var n = 0; n < lines.length; n++) {
      if (n > 0) {
        run.addBreak();
      }
      // what XML cannot carry is left out
      run.setText(lines[n].replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", ""));
    }
  }
}
