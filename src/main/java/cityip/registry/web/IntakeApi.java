package cityip.registry.web;

import cityip.registry.Intake;
import cityip.registry.Intake.Batch;
import cityip.registry.Intake.BatchId;
import cityip.registry.Intake.Rows;
import cityip.shell.OnlyFor;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import cityip.vault.FileTooLarge;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Files for programs; names of fields are stable. */
@OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
@RestController
@RequestMapping("/api/v1/intake/batches")
class IntakeApi {

  private final Intake intake;

  IntakeApi(Intake intake) {
    this.intake = intake;
  }

  /** A batch that was taken in. */
  record Received(long id, String href) {}

  /** A batch as a program sees it. */
  record BatchStatus(long id, String name, String sha256, long size, String state, Rows rows, String received, @Nullable String finished,
      @Nullable String problem, List<String> passedOver, @Nullable Undoing undo) {}

  /** An undo that was asked for: by whom, and how many of its rights have been told anew. */
  record Undoing(String actor, String reason, String asked, long rights, long retold) {}

  @PostMapping
  ResponseEntity<Object> receive(Viewer viewer, @RequestParam(required = false) @Nullable List<MultipartFile> file, @RequestParam(required = false) @Nullable String profile)
      throws IOException {
    if (file == null || file.isEmpty()) {
      return problem(HttpStatus.BAD_REQUEST, "intake.upload.choose");
    }
    try {
      long id = SentFiles.receive(intake, file, profile, viewer.actor()).value();
      String href = "/api/v1/intake/batches/" + id;
      return ResponseEntity.accepted().location(URI.create(href)).body(new Received(id, href));
    } catch (FileTooLarge large) {
      return problem(HttpStatus.CONTENT_TOO_LARGE, "intake.upload.too-large", IntakeViews.size(large.largest()));
    }
  }

  private static ResponseEntity<Object> problem(HttpStatus status, String key, Object... args) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Map.of("status", status.value(), "code", "IP-INTK-" + status.value(), "title", Words.t(key, args)));
  }

  @GetMapping("/{id}")
  BatchStatus status(@PathVariable long id) {
    return status(find(id));
  }

  private static BatchStatus status(Batch batch) {
    return new BatchStatus(batch.id().value(), batch.name(), batch.sha256(), batch.size(), batch.state().name(), batch.rows(), batch.received().toString(),
        batch.finished() == null ? null : batch.finished().toString(), batch.problem() == null ? null : IntakeViews.say(batch.problem()), batch.passedOver(), undoing(batch.undoing()));
  }

  private static @Nullable Undoing undoing(Intake.@Nullable Undoing undo) {
    return undo == null ? null : new Undoing(undo.actor(), undo.reason(), undo.asked().toString(), undo.rights(), undo.retold());
  }

  private Batch find(long id) {
    return intake.status(new BatchId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/{id}/refused.xlsx")
  void refused(@PathVariable long id, HttpServletResponse response) throws IOException {
    RefusedDownload.write(intake, find(id), response);
  }

  /** 202 while it is being taken back, 200 when that is over; {@code alreadyUndone} says that somebody asked before. 409 while it is being read. */
  @PostMapping("/{id}/undo")
  ResponseEntity<Object> undo(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String reason) {
    return switch (intake.undo(new BatchId(id), viewer.actor(), reason)) {
      case Intake.Undo.Begun _ -> ResponseEntity.accepted().location(URI.create("/api/v1/intake/batches/" + id))
          .body(Map.of("id", id, "state", "UNDOING", "alreadyUndone", false));
      case Intake.Undo.AskedBefore before -> ResponseEntity.status(before.over() ? HttpStatus.OK : HttpStatus.ACCEPTED)
          .body(Map.of("id", id, "state", before.over() ? "UNDONE" : "UNDOING", "alreadyUndone", true));
      case Intake.Undo.NotNow _ -> problem(HttpStatus.CONFLICT, "intake.undo.not-now");
      case Intake.Undo.NoSuchBatch _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }
}
