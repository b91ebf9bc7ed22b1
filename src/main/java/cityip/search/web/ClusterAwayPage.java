package cityip.search.web;

import cityip.search.ClusterAway;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says plainly that the cluster is away and what still works; programs are told to come again. */
@ControllerAdvice
class ClusterAwayPage {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterAwayPage.class);

  @ExceptionHandler(ClusterAway.class)
  Object away(ClusterAway away, HttpServletRequest request) {
    LOG.warn("{}", away.getMessage());
    if (request.getRequestURI().startsWith("/api/")) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header("Retry-After", "60").contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(Map.of("status", 503, "title", Words.t("search.away.title"), "detail", Words.t("search.away.lead"), "code", "IP-SRCH-004"));
    }
    return new ModelAndView("search/away", Map.of(), HttpStatus.SERVICE_UNAVAILABLE);
  }
}
