package cityip.ledger.web;

import cityip.ledger.Ledger;
import cityip.ledger.ProofAnswer;
import cityip.ledger.ProofBundle;
import cityip.shell.OpenToAll;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The ledger for programs. */
@OpenToAll
@RestController
@RequestMapping("/api/v1/ledger")
class LedgerApi {

  private final Ledger ledger;

  LedgerApi(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The last signed state; {@code note} is the C2SP signed note that the others are read from. */
  record CheckpointFact(String origin, long size, String root, Instant sealedAt, String note, String publicKey) {}

  @GetMapping("/checkpoint")
  CheckpointFact checkpoint() {
    var state = ledger.checkpoint().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing is sealed yet."));
    var checkpoint = state.checkpoint();
    return new CheckpointFact(checkpoint.origin(), checkpoint.size(), checkpoint.root(), checkpoint.at(), state.note(), ledger.publicKeyPem());
  }

  @GetMapping("/proof/{entry}")
  ProofBundle proof(@PathVariable long entry) {
    return switch (ledger.proof(entry)) {
      case ProofAnswer.Proven proven -> proven.bundle();
      case ProofAnswer.NotYetSealed _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND, "This act is sealed within a minute; ask again then.");
      case ProofAnswer.UnknownEntry _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No act has this number.");
    };
  }
}
