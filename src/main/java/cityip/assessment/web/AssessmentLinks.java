package cityip.assessment.web;

import cityip.assessment.BrandDesk;
import cityip.assessment.ValueDesk;
import cityip.assessment.panel.PanelDesk;
import cityip.factor.Score;
import cityip.factor.ScoreBook;
import cityip.factor.ScoreLinks;
import cityip.kernel.RightKind;
import cityip.registry.RightLinks;
import cityip.registry.RightView;
import cityip.shell.Role;
import cityip.shell.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Ways from a right's page and from a score to its assessment, and the report of a score. */
@Controller
class AssessmentLinks implements ScoreLinks, RightLinks {

  private final ScoreBook book;
  private final PanelDesk panels;
  private final ScoreReport report;

  AssessmentLinks(ScoreBook book, PanelDesk panels, ScoreReport report) {
    this.book = book;
    this.panels = panels;
    this.report = report;
  }

  private static boolean assesses(Viewer viewer) {
    return viewer.role() == Role.CITY_OFFICER || viewer.role() == Role.COUNTY_OFFICER || viewer.role() == Role.BODY_MEMBER;
  }

  @Override
  public List<RightLinks.Link> of(RightView right, Viewer viewer) {
    var number = right.number().canonical();
    if (!assesses(viewer)) {
      return List.of();
    }
    return switch (right.number().kind()) {
      case INVENTION, UTILITY_MODEL -> right.published()
          ? List.of(new RightLinks.Link("assessment.link.value", "/value?number=" + number), new RightLinks.Link("assessment.link.panel", "/panels?number=" + number), new RightLinks.Link("assessment.link.income", "/value/income?number=" + number))
          : List.of(new RightLinks.Link("assessment.link.potential", "/value/potential"));
      case TRADEMARK -> List.of(new RightLinks.Link("assessment.link.brand", "/value/brands?number=" + number), new RightLinks.Link("assessment.link.marks", "/marks?name=" + MarkViews.encode(right.title())));
      default -> List.of();
    };
  }

  @Override
  public List<ScoreLinks.Link> of(Score score, Viewer viewer) {
    var list = score.card().list().key();
    var number = score.subject().key().substring(score.subject().key().indexOf(':') + 1);
    var links = new ArrayList<ScoreLinks.Link>();
    if (List.of(ValueDesk.LIST, PanelDesk.LIST, BrandDesk.LIST).contains(list)) {
      links.add(new ScoreLinks.Link("assessment.link.report", "/value/reports/" + score.id() + ".docx"));
    }
    if (list.equals(ValueDesk.LIST)) {
      links.add(panels.settled(number, score.card().list().scenario(), viewer).map(panel -> new ScoreLinks.Link("assessment.link.experts", "/panels/" + panel.id()))
          .orElse(new ScoreLinks.Link("assessment.link.panel", "/panels?number=" + number + "&scenario=" + score.card().list().scenario() + "&asOf=" + score.at().day())));
    }
    if (list.equals(PanelDesk.LIST)) {
      panels.of(score).ifPresent(panel -> links.add(new ScoreLinks.Link("assessment.link.experts", "/panels/" + panel.id())));
    }
    return links;
  }

  @GetMapping("/value/reports/{id:\\d{1,18}}.docx")
  void word(@PathVariable long id, Viewer viewer, HttpServletResponse response) throws IOException {
    var score = book.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    response.setContentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    response.setHeader("Content-Disposition", "attachment; filename=assessment-" + id + ".docx");
    report.write(score, viewer, response.getOutputStream());
  }
}
