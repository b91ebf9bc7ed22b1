package cityip.tables;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A workbook of Excel 97 to 2003, read record by record (its sheets end at 65,536 rows of 256 columns). */
public final class XlsTable implements TableSource {

  private final Path file;

  public XlsTable(Path file) {
    this.file = file;
  }

  @Override
  public void read(TableSink sink) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true)) {
      XlsRecords records = new XlsRecords(sink);
      HSSFRequest request = new HSSFRequest();
      request.addListenerForAllRecords(records.tracked());
      new HSSFEventFactory().processWorkbookEvents(request, files);
      records.end();
    } catch (XlsRecords.Stopped stopped) {
      throw stopped.why();
    } catch (EncryptedDocumentException e) {
      throw new UnreadableSource("password");
    } catch (OldExcelFormatException e) {
      throw new UnreadableSource("other-format", "Excel 5/95");
    } catch (UnreadableSource known) {
      throw known;
    } catch (IOException | RuntimeException damaged) {
      throw new UnreadableSource("broken-workbook");
    }
  }
}
