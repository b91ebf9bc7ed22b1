package cityip.registry.web;

import cityip.registry.Intake;
import cityip.registry.Intake.Batch;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;

/** The refused rows of a batch as a download, the same from the page and from the interface. */
final class RefusedDownload {

  private RefusedDownload() {}

  static void write(Intake intake, Batch batch, HttpServletResponse response) throws IOException {
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", ContentDisposition.attachment()
        .filename("refused-" + batch.id().value() + ".xlsx").build().toString());
    intake.refusedWorkbook(batch.id(), response.getOutputStream(), Words.locale());
  }
}
