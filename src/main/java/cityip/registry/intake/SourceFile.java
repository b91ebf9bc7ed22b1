package cityip.registry.intake;

import cityip.tables.Archive;
import cityip.tables.Limits;
import cityip.tables.TableSource;
import cityip.tables.TextTable;
import cityip.tables.UnreadableSource;
import cityip.tables.XlsTable;
import cityip.tables.XlsxTable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A file as it was received, whatever it is: gives its rows, one after the other. */
final class SourceFile {

  private static final int HEAD = 1 << 16;

  private final Limits limits;
  private final ColumnSense sense;
  private final XmlSource xml;
  private final RowContext context;
  private final UnaryOperator<ColumnProfile> remembered;
  private final RowSink sink;
  private final List<ColumnProfile> profiles = new ArrayList<>(1);
  private final List<String> passedOver = new ArrayList<>(0);

  /**
   * @param remembered gives back a recognised profile as a person corrected it for this source, or the same
   * @param sink takes the rows
   */
  SourceFile(Limits limits, ColumnSense sense, RowContext context, UnaryOperator<ColumnProfile> remembered, RowSink sink) {
    this.limits = limits;
    this.sense = sense;
    this.xml = new XmlSource(context.legalEvents());
    this.context = context;
    this.remembered = remembered;
    this.sink = sink;
  }

  /** How the tables' columns were read. */
  List<ColumnProfile> profiles() {
    return profiles;
  }

  /** Hidden sheets and files in an archive that were not read. */
  List<String> passedOver() {
    return passedOver;
  }

  /**
   * Reads everything.
   *
   * @param name the file's name; only a CNIPA filing is told by it which application it belongs to
   * @throws UnreadableSource when the file cannot be read or not read further
   * @throws TableReading.ColumnsNeeded when a person has to say first what the columns are
   */
  void read(Path file, String name) throws IOException {
    SourceForm form = Sniffer.form(file);
    if (form == SourceForm.ARCHIVE) {
      try (Archive archive = Archive.open(file, limits)) {
        archive(archive, "", 1);
      }
    } else {
      one(file, form, form == SourceForm.CNIPA_FILING ? name : "");
    }
  }

  private void one(Path file, SourceForm form, String part) throws IOException {
    switch (form) {
      case WORKBOOK -> table(new XlsxTable(file, limits), part);
      case OLD_WORKBOOK -> table(new XlsTable(file), part);
      case TEXT_TABLE -> table(new TextTable(file, limits), part);
      case CNIPA_PUBLICATION, CNIPA_FILING, EPO, US -> {
        try (InputStream in = Files.newInputStream(file)) {
          xml.read(in, part, sink);
        }
      }
      case ARCHIVE -> throw new IllegalStateException("archives are opened by read");
    }
  }

  private void table(TableSource table, String part) throws IOException {
    TableReading reading = new TableReading(sense, remembered, context, part.isEmpty() ? sink : new InPart(sink, part));
    try {
      reading.read(table);
    } finally {
      profiles.addAll(reading.profiles());
      passedOver.addAll(reading.hiddenSheets());
    }
  }

  /** Says of the rows of a table in an archive which file they stand in. */
  private record InPart(RowSink sink, String part) implements RowSink {
    @Override
    public void row(SourceRow row) throws IOException {
      String where = row.part().isEmpty() ? part : part + "#" + row.part();
      sink.row(new SourceRow(where, row.line(), row.number(), row.publication(), row.facts(), row.parties(), row.events(),
          row.problems(), row.notes(), row.raw()));
    }

    @Override
    public void figure(SourceFigure figure) throws IOException {
      sink.figure(figure);
    }
  }

  private void archive(Archive archive, String within, int depth) throws IOException {
    CnipaFiling filing = null;
    for (String name : archive.names()) {
      if (name.startsWith("__MACOSX/") || name.endsWith(".DS_Store")) {
        continue;
      }
      try (BufferedInputStream in = new BufferedInputStream(archive.open(name), HEAD)) {
        in.mark(HEAD + 1);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        SourceForm form = form(head, within + name);
        if (form == SourceForm.CNIPA_FILING) {
          filing = filingOf(name, filing, in, within);
        } else if (form != null) {
          entry(archive, in, form, within + name, depth);
        }
      }
    }
    finish(filing);
  }

  private @Nullable SourceForm form(byte[] head, String name) {
    try {
      if (head.length > 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3) {
        return SourceForm.ARCHIVE; // perhaps a workbook: told apart once it stands in a file
      }
      if (head.length > 8 && (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF) {
        return SourceForm.OLD_WORKBOOK;
      }
      SourceForm form = Sniffer.form(head);
      boolean table = name.toLowerCase(java.util.Locale.ROOT).matches(".*\\.(csv|tsv|txt)$");
      if (form != SourceForm.TEXT_TABLE || table) {
        return form;
      }
    } catch (UnreadableSource notOurs) {
      // drawings, style sheets and the like stand beside the documents in every delivery
    }
    passedOver.add(name);
    return null;
  }

  private CnipaFiling filingOf(String name, @Nullable CnipaFiling filing, InputStream in, String within) throws IOException {
    String folder = CnipaFiling.folderOf(name);
    CnipaFiling current = filing;
    if (current == null || !current.folder().equals(folder)) {
      finish(current);
      current = new CnipaFiling(folder, within + folder, 1);
    }
    xml.readInto(current, in, within + name, sink);
    return current;
  }

  private void finish(@Nullable CnipaFiling filing) throws IOException {
    SourceRow row = filing == null ? null : filing.done();
    if (row != null) {
      sink.row(row);
    }
  }

  private void entry(Archive archive, InputStream in, SourceForm form, String name, int depth) throws IOException {
    switch (form) {
      case CNIPA_PUBLICATION, EPO, US, CNIPA_FILING -> xml.read(in, name, sink);
      case TEXT_TABLE, WORKBOOK, OLD_WORKBOOK, ARCHIVE -> {
        Path file = Files.createTempFile("intake-entry", ".tmp");
        try {
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
          unpacked(archive, file, name, depth);
        } finally {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private void unpacked(Archive archive, Path file, String name, int depth) throws IOException {
    SourceForm form = Sniffer.form(file);
    if (form != SourceForm.ARCHIVE) {
      tableInArchive(file, form, name);
      return;
    }
    if (depth >= limits.depth()) {
      throw new UnreadableSource("archive-too-deep", name, limits.depth());
    }
    try (Archive inner = Archive.open(file, limits, archive.unpacked())) {
      archive(inner, name + "!/", depth + 1);
    }
  }

  /** A text beside the documents, a read-me for instance, is no table that a person should have to explain. */
  private void tableInArchive(Path file, SourceForm form, String name) throws IOException {
    try {
      one(file, form, name);
    } catch (TableReading.ColumnsNeeded needed) {
      if (needed.profiles().stream().flatMap(profile -> profile.columns().stream()).anyMatch(column -> column.field() != null)) {
        throw needed;
      }
      passedOver.add(name);
    }
  }
}
