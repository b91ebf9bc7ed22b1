package cityip.registry.intake;

import cityip.tables.SafeXml;
import cityip.tables.TextEncoding;
import cityip.tables.UnreadableSource;
import com.ctc.wstx.exc.WstxLazyException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** Reads a stream of XML patent documents of any of the known kinds; a broken document is a refused row, and reading goes on. */
final class XmlSource {

  private static final int HEAD = 1 << 16;
  private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  private final LegalEvents legalEvents;

  XmlSource(LegalEvents legalEvents) {
    this.legalEvents = legalEvents;
  }

  /** What the reader of one document does with it; the walk stands on the root element. */
  private interface DocumentReader {
    void read(XmlWalk xml) throws XMLStreamException, IOException;
  }

  /** Reads all documents; the stream is not closed. */
  void read(InputStream raw, String part, RowSink sink) throws IOException {
    each(raw, part, sink, xml -> {
      RowSink noted = row -> sink.row(withEntityNotes(row, xml));
      switch (xml.name()) {
        case "PatentDocumentAndRelated" -> each(CnipaPublication.read(xml, part), noted);
        case "us-patent-grant", "us-patent-application" -> each(UsDocument.read(xml, part), noted);
        case "world-patent-data", "exchange-documents", "exchange-document", "patent-family" ->
            new EpoDocuments(xml, part, legalEvents, noted).read();
        case "cn-application-body" -> filing(xml, part, noted);
        case String form when form.endsWith("请求书") -> filing(xml, part, noted);
        default -> sink.row(refused(part, xml.line(), xml.name(), "intake.row.xml-unknown", xml.name()));
      }
    });
  }

  private static void filing(XmlWalk xml, String part, RowSink sink) throws XMLStreamException, IOException {
    CnipaFiling filing = new CnipaFiling(part, part, xml.line());
    filing.read(xml);
    SourceRow row = filing.done();
    if (row != null) {
      sink.row(row);
    }
  }

  /** Adds one part of a filing to the filing of its folder. */
  void readInto(CnipaFiling filing, InputStream raw, String part, RowSink refusals) throws IOException {
    each(raw, part, refusals, filing::read);
  }

  private static void each(List<SourceRow> rows, RowSink sink) throws IOException {
    for (SourceRow row : rows) {
      sink.row(row);
    }
  }

  private void each(InputStream raw, String part, RowSink sink, DocumentReader reader) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, HEAD);
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    TextEncoding encoding = encoding(head);
    in.skipNBytes(encoding.mark());
    if (encoding.charset().name().startsWith("UTF-16")) {
      one(new InputStreamReader(in, encoding.charset()), null, part, 0, sink, reader);
      return;
    }
    DocumentSplitter documents = new DocumentSplitter(in);
    for (InputStream document = documents.next(); document != null; document = documents.next()) {
      int before = documents.linesBefore();
      if (encoding.charset().equals(StandardCharsets.UTF_8)) {
        one(null, document, part, before, sink, reader);
      } else {
        one(new InputStreamReader(document, encoding.charset()), null, part, before, sink, reader);
      }
    }
  }

  private void one(@Nullable InputStreamReader text, @Nullable InputStream bytes, String part, int linesBefore, RowSink sink,
      DocumentReader reader) throws IOException {
    XMLStreamReader2 stream = null;
    try {
      stream = text != null ? SafeXml.open(text) : SafeXml.open(java.util.Objects.requireNonNull(bytes));
      XmlWalk xml = new XmlWalk(stream, linesBefore);
      if (xml.root()) {
        reader.read(xml);
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof UnreadableSource known) {
        throw known;
      }
      sink.row(broken(part, linesBefore, e));
    } catch (WstxLazyException e) {
      sink.row(broken(part, linesBefore, e.getCause() instanceof XMLStreamException cause ? cause : new XMLStreamException(e)));
    } finally {
      if (stream != null) {
        close(stream);
      }
    }
  }

  private static void close(XMLStreamReader2 stream) {
    try {
      stream.close();
    } catch (XMLStreamException ignored) {
      // closing frees buffers only; the document has been read or refused already
    }
  }

  private static SourceRow broken(String part, int linesBefore, XMLStreamException e) {
    int line = linesBefore + (e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber()));
    int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNumber();
    boolean bytes = e.getNestedException() instanceof java.io.CharConversionException;
    return refused(part, line, "", bytes ? "intake.row.xml-bytes" : "intake.row.xml-broken",
        String.valueOf(line), String.valueOf(column));
  }

  private static SourceRow refused(String part, int line, String value, String key, String... args) {
    RowDraft row = new RowDraft(part, line, List.of());
    row.problem("", value, key, args);
    return row.done();
  }

  private static SourceRow withEntityNotes(SourceRow row, XmlWalk xml) {
    if (xml.unknownEntities().isEmpty()) {
      return row;
    }
    List<Problem> notes = new ArrayList<>(row.notes());
    xml.unknownEntities().forEach((name, times) ->
        notes.add(Problem.of("", "&" + name + ";", "intake.row.entity-left-out", name, String.valueOf(times))));
    xml.unknownEntities().clear();
    return new SourceRow(row.part(), row.line(), row.number(), row.publication(), row.facts(), row.parties(), row.events(),
        row.problems(), notes, row.raw());
  }

  /** By mark, by shape, by declaration; a declaration of UTF-8 over bytes that are not is not believed when GB18030 fits. */
  static TextEncoding encoding(byte[] head) {
    TextEncoding marked = TextEncoding.byMark(head);
    TextEncoding wide = marked == null ? TextEncoding.wideWithoutMark(head) : marked;
    if (wide != null) {
      return wide;
    }
    Matcher declared = DECLARED.matcher(new String(head, 0, Math.min(head.length, 400), StandardCharsets.ISO_8859_1));
    String name = declared.find() ? declared.group(1).toUpperCase(Locale.ROOT) : "UTF-8";
    if (name.startsWith("GB") || name.equals("CP936") || name.equals("WINDOWS-936")) {
      return new TextEncoding(TextEncoding.GB18030, 0);
    }
    if (!name.equals("UTF-8") && Charset.isSupported(name) && !name.startsWith("UTF-16") && !name.startsWith("UTF-32")) {
      return new TextEncoding(Charset.forName(name), 0);
    }
    boolean chinese = !decodes(head, StandardCharsets.UTF_8) && decodes(head, TextEncoding.GB18030);
    return new TextEncoding(chinese ? TextEncoding.GB18030 : StandardCharsets.UTF_8, 0);
  }

  /** Whether the bytes are text of the encoding, not counting a character cut off at their end. */
  private static boolean decodes(byte[] head, Charset charset) {
    for (int cut = 0; cut < 4 && cut < head.length; cut++) {
      try {
        charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(head, 0, head.length - cut));
        return true;
      } catch (CharacterCodingException e) {
        if (head.length < HEAD) {
          return false;
        }
      }
    }
    return false;
  }
}
