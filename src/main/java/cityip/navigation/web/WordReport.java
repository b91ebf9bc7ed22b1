package cityip.navigation.web;

import cityip.navigation.Figure;
import cityip.navigation.FrozenCorpus;
import cityip.navigation.Project;
import cityip.navigation.web.NavigationViews.FigureView;
import cityip.navigation.web.NavigationViews.ReportPage;
import cityip.shell.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** The report as a Word document: real headings, a table of contents, numbered figures with their tables and sources, page numbers. */
final class WordReport {

  private static final int ROWS = 20;
  private static final String FONT = "SimSun";

  private final XWPFDocument document = new XWPFDocument();
  private final FigureWords words;
  private int figures;
  private int chapterOfFigures;

  private WordReport(FigureWords words) {
    this.words = words;
  }

  static void write(ReportPage page, FigureWords words, OutputStream out) throws IOException {
    var report = new WordReport(words);
    try (report.document) {
      report.styles();
      report.whole(page);
      report.document.enforceUpdateFields();
      report.document.write(out);
    }
  }

  private void styles() {
    var styles = document.createStyles();
    for (int level = 1; level <= 2; level++) {
      var style = CTStyle.Factory.newInstance();
      style.setStyleId("Heading" + level);
      style.setType(STStyleType.PARAGRAPH);
      style.addNewName().setVal("heading " + level);
      style.addNewQFormat();
      var paragraph = style.addNewPPr();
      paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
      var spacing = paragraph.addNewSpacing();
      spacing.setBefore(BigInteger.valueOf(level == 1 ? 360 : 240));
      spacing.setAfter(BigInteger.valueOf(120));
      paragraph.addNewKeepNext();
      var run = style.addNewRPr();
      run.addNewB();
      run.addNewSz().setVal(BigInteger.valueOf(level == 1 ? 32 : 26));
      var fonts = run.addNewRFonts();
      fonts.setEastAsia("SimHei");
      fonts.setAscii("Arial");
      styles.addStyle(new XWPFStyle(style));
    }
    var caption = CTStyle.Factory.newInstance();
    caption.setStyleId("Caption");
    caption.setType(STStyleType.PARAGRAPH);
    caption.addNewName().setVal("caption");
    caption.addNewRPr().addNewSz().setVal(BigInteger.valueOf(20));
    styles.addStyle(new XWPFStyle(caption));
    var footer = document.createFooter(org.apache.poi.wp.usermodel.HeaderFooterType.DEFAULT).createParagraph();
    footer.setAlignment(ParagraphAlignment.CENTER);
    footer.getCTP().addNewFldSimple().setInstr("PAGE");
  }

  private void whole(ReportPage page) {
    var project = page.head().project();
    var title = paragraph(ParagraphAlignment.CENTER);
    run(title, project.title(), 44, true);
    run(paragraph(ParagraphAlignment.CENTER), Words.t("navigation.type." + project.type().code()) + " · " + project.number(), 24, false);
    run(paragraph(ParagraphAlignment.CENTER), Words.t("navigation.stage." + project.stage().code()) + " · " + (page.corpus() == null ? "" : Words.day(page.corpus().day())), 22, false);
    run(paragraph(ParagraphAlignment.LEFT), Words.t("navigation.report.contents"), 28, true);
    contents(page);
    document.createParagraph().setPageBreak(true);
    int number = 0;
    for (var section : Project.SECTIONS) {
      heading(1, ++number + "  " + Words.t("navigation.section." + section));
      body(page.words(section).isBlank() ? Words.t("navigation.report.unwritten") : page.words(section));
      if (section.equals("background")) {
        heading(2, Words.t("navigation.question"));
        body(project.question());
        heading(1, ++number + "  " + Words.t("navigation.report.breakdown"));
        page.nodes().forEach(node -> body(node.key() + "  " + node.name() + (node.line().isEmpty() ? "" : "：" + node.line())));
      }
      int chapter = number;
      page.figures().stream().filter(figure -> ReportPages.sectionOf(figure.code()).equals(section)).forEach(figure -> figure(figure, page.corpus(), chapter));
      page.advice().stream().filter(advice -> advice.aspect().equals(section)).forEach(advice ->
          body("• " + advice.words() + "（" + advice.addressee() + "；" + Words.t("navigation.advice.state." + advice.state()) + (advice.answer().isBlank() ? "" : "：" + advice.answer()) + "）"));
    }
    heading(1, Words.t("navigation.report.appendix"));
    var corpus = page.corpus();
    if (corpus != null) {
      body(source(corpus));
      corpus.query().lines().forEach(this::body);
    }
  }

  /** A field that Word fills with page numbers; until then it holds the headings. */
  private void contents(ReportPage page) {
    var lines = new java.util.ArrayList<String>();
    int number = 0;
    for (var section : Project.SECTIONS) {
      lines.add(++number + "  " + Words.t("navigation.section." + section));
      if (section.equals("background")) {
        lines.add(++number + "  " + Words.t("navigation.report.breakdown"));
      }
      page.figures().stream().filter(figure -> ReportPages.sectionOf(figure.code()).equals(section)).forEach(figure -> lines.add("      " + Words.t("navigation.analysis." + figure.code())));
    }
    lines.add(Words.t("navigation.report.appendix"));
    var field = document.createParagraph().getCTP().addNewFldSimple();
    field.setInstr("TOC \\o \"1-2\" \\h \\z \\u");
    lines.forEach(line -> {
      var run = field.addNewR();
      run.addNewT().setStringValue(line);
      run.addNewBr();
    });
  }

  private static String source(FrozenCorpus corpus) {
    return Words.t("navigation.report.source", Words.day(corpus.day()), Words.number(corpus.documents()), Words.number(corpus.families()), corpus.hash().substring(0, 16));
  }

  private void figure(FigureView view, @Nullable FrozenCorpus corpus, int chapter) {
    figures = chapter == chapterOfFigures ? figures + 1 : 1;
    chapterOfFigures = chapter;
    heading(2, Words.t("navigation.analysis." + view.code()));
    body(Words.t("navigation.analysis." + view.code() + ".says"));
    var png = Drawing.png(view.figure(), words::text);
    if (png != null) {
      var picture = paragraph(ParagraphAlignment.CENTER).createRun();
      try {
        picture.addPicture(new ByteArrayInputStream(png), Document.PICTURE_TYPE_PNG, view.code() + ".png", Units.toEMU(440), Units.toEMU(220));
      } catch (InvalidFormatException | IOException cause) {
        throw new IllegalStateException(cause);
      }
    }
    var caption = paragraph(ParagraphAlignment.CENTER);
    caption.setStyle("Caption");
    run(caption, Words.t("navigation.report.figure", chapter + "-" + figures, Words.t("navigation.analysis." + view.code())), 20, true);
    table(view);
    view.notes().forEach(note -> small(note));
    if (view.figure().basis().few()) {
      small(Words.t("navigation.figure.few"));
    }
    if (corpus != null) {
      small(source(corpus));
    }
  }

  private void table(FigureView view) {
    if (view.rows().isEmpty()) {
      body(Words.t("navigation.figure.none"));
      return;
    }
    var shown = view.rows().stream().limit(ROWS).toList();
    var table = document.createTable(shown.size() + 1, view.headers().size());
    table.setWidth("100%");
    table.getRow(0).setRepeatHeader(true);
    for (int n = 0; n < view.headers().size(); n++) {
      cell(table.getRow(0).getCell(n).getParagraphs().getFirst(), view.headers().get(n), true, false);
      table.getRow(0).getCell(n).setColor("E6EEF7");
      for (int row = 0; row < shown.size(); row++) {
        var value = shown.get(row).cells().get(n);
        cell(table.getRow(row + 1).getCell(n).getParagraphs().getFirst(), value.text(), false, value.number());
      }
    }
    if (view.rows().size() > ROWS) {
      small(Words.t("navigation.figure.cut", Words.number(ROWS), Words.number(view.rows().size())));
    }
  }

  private static void cell(XWPFParagraph place, String words, boolean bold, boolean number) {
    place.setAlignment(number ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
    run(place, words, 18, bold);
  }

  private XWPFParagraph paragraph(ParagraphAlignment alignment) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(alignment);
    return paragraph;
  }

  private void heading(int level, String words) {
    var paragraph = document.createParagraph();
    paragraph.setStyle("Heading" + level);
    paragraph.createRun().setText(words);
  }

  private void body(String words) {
    words.lines().filter(line -> !line.isBlank()).forEach(line -> {
      var paragraph = document.createParagraph();
      paragraph.setSpacingBetween(1.4);
      run(paragraph, line, 24, false);
    });
  }

  private void small(String words) {
    run(document.createParagraph(), words, 18, false);
  }

  /** @param halves size in half points */
  private static void run(XWPFParagraph paragraph, String words, int halves, boolean bold) {
    var run = paragraph.createRun();
    run.setText(words);
    run.setFontSize(halves / 2.0);
    run.setBold(bold);
    run.setFontFamily(FONT, org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange.eastAsia);
    run.setFontFamily("Times New Roman", org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange.ascii);
  }
}
