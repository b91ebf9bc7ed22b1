package cityip.casework;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Viewer;
import cityip.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands out papers and whole case files. A paper is printed once, kept by its hash, and is the same file ever after. */
@Component
public final class PaperDesk {

  private final CaseFiles files;
  private final Procedures procedures;
  private final Papers papers;
  private final PaperPress press;
  private final Vault vault;
  private final Ledger ledger;
  private final TransactionTemplate transaction;

  PaperDesk(CaseFiles files, Procedures procedures, Papers papers, PaperPress press, Vault vault, Ledger ledger, PlatformTransactionManager transactions) {
    this.files = files;
    this.procedures = procedures;
    this.papers = papers;
    this.press = press;
    this.vault = vault;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** A paper as PDF or Word; parties get what was addressed to them. Empty when it is not there or not for this viewer. */
  public Optional<InputStream> paper(String number, long id, boolean pdf, Viewer viewer) {
    if (!(files.sight(number, viewer) instanceof CaseFiles.Sight.Whole whole)) {
      return Optional.empty();
    }
    var summary = whole.file().summary();
    var official = whole.desks().stream().anyMatch(desk -> !desk.isParty());
    return papers.find(summary.id(), id).filter(paper -> official || procedures.version(summary.procedure(), summary.version()).sends(paper.template()))
        .map(paper -> vault.openVerified(kept(summary, paper, pdf)));
  }

  private String kept(CaseFile.Summary summary, CaseFile.Paper paper, boolean pdf) {
    var before = pdf ? paper.pdf() : paper.word();
    if (before != null) {
      return before;
    }
    var bytes = pdf ? press.pdf(paper) : press.word(paper);
    try {
      var stored = vault.keep(new ByteArrayInputStream(bytes), paper.number() + (pdf ? ".pdf" : ".docx"));
      transaction.executeWithoutResult(status -> {
        papers.keep(paper.id(), pdf, stored.sha256());
        ledger.append(new Act("system", "casework.paper-printed", "paper:" + paper.number(), "sha256=" + stored.sha256() + " content-sha256=" + paper.hash()));
      });
      var now = papers.find(summary.id(), paper.id()).orElseThrow();
      return Optional.ofNullable(pdf ? now.pdf() : now.word()).orElse(stored.sha256());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** The whole file as one PDF with numbered pages; for officers. */
  public Optional<byte[]> file(String number, Viewer viewer) {
    return official(number, viewer).map(file -> {
      files.seen(file.summary().id(), number, "file.pdf", "export", viewer);
      return press.pdf(filePaper(file));
    });
  }

  private Optional<CaseFile> official(String number, Viewer viewer) {
    return files.sight(number, viewer) instanceof CaseFiles.Sight.Whole whole && whole.desks().stream().anyMatch(desk -> !desk.isParty()) ? Optional.of(whole.file()) : Optional.empty();
  }

  private FilePaper filePaper(CaseFile file) {
    var s = file.summary();
    var procedure = procedures.version(s.procedure(), s.version());
    var chinese = java.util.Locale.SIMPLIFIED_CHINESE;
    var contents = new ArrayList<List<String>>();
    file.papers().forEach(paper -> contents.add(List.of(String.valueOf(contents.size() + 1), paper.title(), paper.number())));
    file.evidence().forEach(evidence -> contents.add(List.of(String.valueOf(contents.size() + 1), "证据：" + evidence.name(), evidence.sha256())));
    file.joined().forEach(other -> {
      other.papers().forEach(paper -> contents.add(List.of(String.valueOf(contents.size() + 1), "并案 " + other.number() + "：" + paper.title(), paper.number())));
      other.evidence().forEach(evidence -> contents.add(List.of(String.valueOf(contents.size() + 1), "并案 " + other.number() + "：" + evidence.name(), evidence.sha256())));
    });
    var cover = "案号：" + s.docket() + "\n案由：" + s.title() + "\n程序：" + cityip.shell.Words.in(chinese, procedure.words() + ".name") + "\n状态："
        + FactWords.word(chinese, procedure.words(), "state", s.state()) + "\n纠纷编号：" + s.dispute();
    return new FilePaper(s.number(), cover, contents,
        file.acts().stream().map(done -> List.of(String.valueOf(done.seq()), done.at().atZone(Reckoning.CITY_TIME).toLocalDateTime().withNano(0).toString().replace('T', ' '),
            done.act().equals("open") ? "登记" : FactWords.word(chinese, procedure.words(), "act", done.act()), FactWords.word(chinese, procedure.words(), "state", done.to()),
            done.actorName())).toList(),
        file.clocks().stream().map(clock -> List.of(FactWords.word(chinese, procedure.words(), "clock", clock.name()), FactWords.term(chinese, clock.term()), clock.due().toString(), clock.source())).toList(),
        file.evidence().stream().map(e -> List.of(e.name(), e.source(), e.obtained().toString(), "SHA-256 " + e.sha256() + "\nSM3 " + e.sm3())).toList(), file.papers());
  }

  /** Everything in one zip: the file, each paper, each piece of evidence that may be handed out, and a list with all hashes. */
  public boolean bundle(String number, Viewer viewer, OutputStream out) throws IOException {
    var found = official(number, viewer);
    if (found.isEmpty()) {
      return false;
    }
    var file = found.get();
    files.seen(file.summary().id(), number, "bundle.zip", "export", viewer);
    var hashes = new LinkedHashMap<String, String>();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      PaperPress.put(zip, "file.pdf", part -> part.write(press.pdf(filePaper(file))));
      for (var paper : file.papers()) {
        var sha = kept(file.summary(), paper, true);
        hashes.put("papers/" + paper.number() + ".pdf", sha);
        PaperPress.put(zip, "papers/" + paper.number() + ".pdf", part -> copy(sha, part));
      }
      for (var evidence : file.evidence()) {
        var name = "evidence/" + evidence.id() + "-" + evidence.name().replaceAll("[^\\p{L}\\p{N}._-]", "_");
        hashes.put(name, evidence.sha256() + (evidence.quarantine() == null ? "" : " (quarantined, not included)"));
        if (evidence.quarantine() == null) {
          PaperPress.put(zip, name, part -> copy(evidence.sha256(), part));
        }
      }
      PaperPress.put(zip, "manifest.json", Cases.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(
          new Manifest(number, file.summary().stamp(), hashes, file.acts().stream().map(done -> done.seq() + " " + done.act() + " " + done.at()).toList())));
    }
    return true;
  }

  /** What is in a bundle. */
  record Manifest(String number, int stamp, java.util.Map<String, String> sha256, List<String> acts) {}

  private void copy(String sha256, OutputStream out) throws IOException {
    try (var in = vault.openVerified(sha256)) {
      in.transferTo(out);
    }
  }
}
