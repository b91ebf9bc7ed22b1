package cityip.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/** Turns the records of an old workbook into rows. Cells of a row follow each other; a new row number ends the row before. */
final class XlsRecords implements HSSFListener {

  /** Carries a reader's own end through the library's callback. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient IOException why;

    Stopped(IOException why) {
      super(why);
      this.why = why;
    }

    IOException why() {
      return why;
    }
  }

  private final TableSink sink;
  private final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(this);
  private final List<BoundSheetRecord> sheets = new ArrayList<>();
  private final TreeMap<Integer, String> cells = new TreeMap<>();
  private @Nullable SSTRecord texts;
  private @Nullable BitSet formulas;
  private boolean since1904;
  private boolean wanted;
  private String sheet = "";
  private int sheetIndex = -1;
  private int row = -1;
  private int awaitedText = -1;

  XlsRecords(TableSink sink) {
    this.sink = sink;
  }

  HSSFListener tracked() {
    return formats;
  }

  @Override
  public void processRecord(Record record) {
    switch (record) {
      case BoundSheetRecord bound -> sheets.add(bound);
      case SSTRecord table -> texts = table;
      case DateWindow1904Record window -> since1904 = window.getWindowing() == 1;
      case BOFRecord begin when begin.getType() == BOFRecord.TYPE_WORKSHEET -> begin();
      case StringRecord text when awaitedText >= 0 -> {
        cells.put(awaitedText, text.getString());
        awaitedText = -1;
      }
      case CellValueRecordInterface cell when wanted -> cell(cell);
      default -> { }
    }
  }

  private void begin() {
    end();
    sheetIndex++;
    boolean known = sheetIndex < sheets.size();
    sheet = known ? sheets.get(sheetIndex).getSheetname() : "";
    boolean hidden = known && (sheets.get(sheetIndex).isHidden() || sheets.get(sheetIndex).isVeryHidden());
    try {
      wanted = sink.sheet(sheet, hidden);
    } catch (IOException e) {
      throw new Stopped(e);
    }
  }

  /** The last row of a sheet is complete. */
  void end() {
    if (row >= 0 && !cells.isEmpty()) {
      String[] line = new String[cells.lastKey() + 1];
      java.util.Arrays.fill(line, "");
      cells.forEach((at, value) -> line[at] = value);
      try {
        sink.row(new TableRow(sheet, row + 1, line, formulas));
      } catch (IOException e) {
        throw new Stopped(e);
      }
    }
    cells.clear();
    formulas = null;
    row = -1;
  }

  private void cell(CellValueRecordInterface cell) {
    if (cell.getRow() != row) {
      end();
      row = cell.getRow();
    }
    int at = cell.getColumn();
    switch (cell) {
      case LabelSSTRecord label -> put(at, texts == null ? "" : texts.getString(label.getSSTIndex()).getString());
      case LabelRecord label -> put(at, label.getValue());
      case NumberRecord number -> put(at, number(number, number.getValue()));
      case BoolErrRecord flag -> put(at, flag.isBoolean() ? flag.getBooleanValue() ? "TRUE" : "FALSE"
          : FormulaError.forInt(flag.getErrorValue()).getString());
      case FormulaRecord formula -> formula(formula, at);
      default -> { }
    }
  }

  private void formula(FormulaRecord formula, int at) {
    formulas = formulas == null ? new BitSet() : formulas;
    formulas.set(at);
    CellType kind = formula.getCachedResultTypeEnum();
    switch (kind) {
      case STRING -> awaitedText = at;
      case NUMERIC -> put(at, number(formula, formula.getValue()));
      case BOOLEAN -> put(at, formula.getCachedBooleanValue() ? "TRUE" : "FALSE");
      case ERROR -> put(at, FormulaError.forInt(formula.getCachedErrorValue()).getString());
      default -> { }
    }
  }

  private void put(int at, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      cells.put(at, value);
    }
  }

  private String number(CellValueRecordInterface cell, double value) {
    int format = formats.getFormatIndex(cell);
    String pattern = formats.getFormatString(format);
    String plain = CellText.number(value);
    return CellText.showsDate(format, pattern == null ? "" : pattern) ? CellText.day(value, since1904, plain) : plain;
  }
}
