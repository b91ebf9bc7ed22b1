package cityip.protection.packs.web;

import cityip.protection.packs.PackCheck;
import cityip.protection.packs.Packs;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Evidence packs for programs: order one, fetch it, have one verified. */
@RestController
@RequestMapping("/api/v1/packs")
class PackApi {

  private final Packs packs;

  PackApi(Packs packs) {
    this.packs = packs;
  }

  record OrderFact(@Nullable String caseNumber, @Nullable String recipient, @Nullable String purpose) {}

  record PackFact(long id, String state, int percent, long size, @Nullable String sha256) {}

  record ProblemFact(String kind, String path, String words) {}

  record ReportFact(long id, boolean intact, @Nullable String city, boolean known, @Nullable String reference, int files, long bytes, List<ProblemFact> problems) {}

  private static Viewer officer(Viewer viewer) {
    if (!viewer.handlesCityData()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return viewer;
  }

  @PostMapping
  ResponseEntity<?> order(@RequestBody OrderFact asked, Viewer viewer) {
    if (asked.caseNumber() == null || asked.recipient() == null || asked.recipient().isBlank() || asked.purpose() == null || asked.purpose().isBlank()) {
      throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY, "caseNumber, recipient and purpose are needed");
    }
    return switch (packs.order(asked.caseNumber(), asked.recipient(), asked.purpose(), officer(viewer))) {
      case Packs.Ordered.Begun begun -> ResponseEntity.accepted().body(fact(packs.find(begun.id()).orElseThrow()));
      case Packs.Ordered.NoSuchCase _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      case Packs.Ordered.NothingToSend _ -> throw new ResponseStatusException(HttpStatus.CONFLICT, "The case has no evidence that may be sent");
    };
  }

  private static PackFact fact(Packs.Pack pack) {
    return new PackFact(pack.id(), pack.state(), pack.percent(), pack.size(), pack.file());
  }

  @GetMapping("/{id}")
  PackFact one(@PathVariable long id, Viewer viewer) {
    officer(viewer);
    return fact(packs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
  }

  @GetMapping("/{id}/file")
  void file(@PathVariable long id, Viewer viewer, HttpServletResponse response) throws IOException {
    officer(viewer);
    var pack = packs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    try (var in = packs.take(pack, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))) {
      response.setContentType("application/zip");
      response.setContentLengthLong(pack.size());
      in.transferTo(response.getOutputStream());
    }
  }

  /** The pack itself is the body. */
  @PostMapping(path = "/verify", consumes = {"application/zip", MediaType.APPLICATION_OCTET_STREAM_VALUE})
  ReportFact verify(HttpServletRequest request, Viewer viewer) throws IOException {
    officer(viewer);
    var pack = packs.receive(request.getInputStream(), "pack.zip", viewer);
    var report = java.util.Objects.requireNonNull(pack.report());
    var manifest = report.manifest();
    return new ReportFact(pack.id(), report.intact(), manifest == null ? null : packs.sender(manifest).orElse(manifest.city()), manifest != null && packs.sender(manifest).isPresent(),
        manifest == null ? null : manifest.reference(), report.files(), report.bytes(), report.problems().stream().map(PackApi::problem).toList());
  }

  private static ProblemFact problem(PackCheck.Problem problem) {
    return new ProblemFact(problem.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), problem.path(), Words.t("protection.pack.problem." + problem.kind()));
  }
}
