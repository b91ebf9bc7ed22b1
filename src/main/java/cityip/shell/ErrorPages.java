package cityip.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a person, or a program, is told when an address leads nowhere, is not theirs, or something of ours broke. */
@OpenToAll
@Controller
class ErrorPages implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  private final WebFrame frames;

  ErrorPages(WebFrame frames) {
    this.frames = frames;
  }

  @RequestMapping("/error")
  Object show(HttpServletRequest request) {
    var status = status(request);
    var code = "IP-SHELL-" + status.value();
    var asked = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    if (status.is5xxServerError()) {
      LOG.error("{} while answering {}", code, asked, (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
    }
    if (asked.startsWith("/api/")) {
      return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(Map.of("status", status.value(), "code", code, "title", Words.t(word(status, "title")), "detail", Words.t(word(status, "next"))));
    }
    var page = new ModelAndView("shell/pages/problem", Map.of(
        "title", Words.t(word(status, "title")), "next", Words.t(word(status, "next")), "code", code, "frame", frames.frame(request)));
    page.setStatus(status);
    return page;
  }

  private static HttpStatus status(HttpServletRequest request) {
    var given = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var status = given instanceof Integer number ? HttpStatus.resolve(number) : null;
    return status == null ? HttpStatus.NOT_FOUND : status;
  }

  private static String word(HttpStatus status, String part) {
    var known = switch (status) {
      case NOT_FOUND -> "404";
      case FORBIDDEN, UNAUTHORIZED -> "403";
      case BAD_REQUEST, METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE -> "400";
      case CONTENT_TOO_LARGE, PAYLOAD_TOO_LARGE -> "413";
      default -> "500";
    };
    return "shell.problem." + known + "." + part;
  }
}
