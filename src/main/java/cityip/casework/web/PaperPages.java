package cityip.casework.web;

import cityip.casework.PaperDesk;
import cityip.shell.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Papers and files of a case for download. */
@Controller
class PaperPages {

  private static final String NUMBER = "/cases/{number:[A-Z]{2}-[0-9]{6}-[0-9]{4}-[0-9]{5,}}";
  private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private final PaperDesk desk;

  PaperPages(PaperDesk desk) {
    this.desk = desk;
  }

  @GetMapping(NUMBER + "/papers/{id:\\d{1,18}}.{kind:pdf|docx}")
  void paper(@PathVariable String number, @PathVariable long id, @PathVariable String kind, Viewer viewer, HttpServletResponse response) throws IOException {
    var pdf = kind.equals("pdf");
    try (var content = desk.paper(number, id, pdf, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))) {
      head(response, pdf ? "application/pdf" : WORD, number + "-" + id + "." + kind);
      content.transferTo(response.getOutputStream());
    }
  }

  @GetMapping(NUMBER + "/file.pdf")
  void file(@PathVariable String number, Viewer viewer, HttpServletResponse response) throws IOException {
    var content = desk.file(number, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    head(response, "application/pdf", number + ".pdf");
    response.getOutputStream().write(content);
  }

  @GetMapping(NUMBER + "/bundle.zip")
  void bundle(@PathVariable String number, Viewer viewer, HttpServletResponse response) throws IOException {
    head(response, "application/zip", number + ".zip");
    if (!desk.bundle(number, viewer, response.getOutputStream())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  private static void head(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Disposition", "attachment; filename=" + name);
  }
}
