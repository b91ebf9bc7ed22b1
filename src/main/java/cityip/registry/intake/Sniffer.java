package cityip.registry.intake;

import cityip.tables.Archive;
import cityip.tables.Limits;
import cityip.tables.TextEncoding;
import cityip.tables.UnreadableSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Tells what a file is from its first bytes; says in plain words what to do with the ones we do not read. */
final class Sniffer {

  private static final int HEAD = 1 << 16;
  private static final Pattern FIRST_TAG = Pattern.compile("<(?:[A-Za-z_][\\w.-]*:)?([A-Za-z_\\u4e00-\\u9fff][\\w.\\u4e00-\\u9fff-]*)[\\s/>]");
  private static final Pattern ASIDE =
      Pattern.compile("<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE(?:[^\\[>]|\\[.*?]\\s*(?=>))*>", Pattern.DOTALL);
  private static final Map<String, SourceForm> ROOTS = Map.of(
      "PatentDocumentAndRelated", SourceForm.CNIPA_PUBLICATION,
      "cn-application-body", SourceForm.CNIPA_FILING,
      "world-patent-data", SourceForm.EPO,
      "exchange-documents", SourceForm.EPO,
      "exchange-document", SourceForm.EPO,
      "patent-family", SourceForm.EPO,
      "us-patent-grant", SourceForm.US,
      "us-patent-application", SourceForm.US);

  private Sniffer() {}

  static SourceForm form(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (starts(head, "PK\003\004") || starts(head, "PK\005\006")) {
      return zipped(file);
    }
    if (head.length >= 8 && starts(head, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")) {
      return compound(file);
    }
    return form(head);
  }

  /** Tells the form from the first bytes alone: what may stand inside an archive without being unpacked to a file first. */
  static SourceForm form(byte[] head) throws UnreadableSource {
    if (head.length == 0) {
      throw new UnreadableSource("empty");
    }
    refuseKnownOthers(head);
    String text = headText(head);
    String start = text.strip();
    if (start.isEmpty()) {
      throw new UnreadableSource("empty");
    }
    return start.startsWith("<") ? markup(start) : SourceForm.TEXT_TABLE;
  }

  private static void refuseKnownOthers(byte[] head) throws UnreadableSource {
    for (var other : Map.of("%PDF", "PDF", "Rar!", "RAR", "7z\u00BC\u00AF", "7-Zip", "\u001F\u008B", "gzip",
        "{\\rtf", "RTF", "\u0089PNG", "PNG", "\u00FF\u00D8\u00FF", "JPEG").entrySet()) {
      if (starts(head, other.getKey())) {
        throw new UnreadableSource("other-format", other.getValue());
      }
    }
  }

  private static String headText(byte[] head) {
    TextEncoding encoding = TextEncoding.byMark(head);
    encoding = encoding == null ? TextEncoding.wideWithoutMark(head) : encoding;
    Charset charset = encoding == null ? StandardCharsets.UTF_8 : encoding.charset();
    int mark = encoding == null ? 0 : encoding.mark();
    return new String(head, mark, head.length - mark, charset);
  }

  private static SourceForm markup(String start) throws UnreadableSource {
    String root = root(start);
    if (root == null) {
      throw new UnreadableSource("markup-without-root");
    }
    SourceForm form = ROOTS.get(root);
    if (form != null) {
      return form;
    }
    if (root.endsWith("请求书")) { // the request of an electronic filing, named by its form
      return SourceForm.CNIPA_FILING;
    }
    if (root.toLowerCase(Locale.ROOT).matches("html|table|meta|style|head|body|div")) {
      throw new UnreadableSource("web-page");
    }
    if ("Workbook".equals(root)) {
      throw new UnreadableSource("spreadsheet-2003-xml");
    }
    throw new UnreadableSource("xml-unknown", root);
  }

  private static @Nullable String root(String start) {
    Matcher tag = FIRST_TAG.matcher(ASIDE.matcher(start).replaceAll(" "));
    return tag.find() ? tag.group(1) : null;
  }

  private static SourceForm zipped(Path file) throws IOException {
    try (Archive zip = Archive.open(file, Limits.USUAL)) {
      if (zip.has("xl/workbook.xml") || zip.has("[Content_Types].xml") && zip.has("_rels/.rels") && zip.has("xl/_rels/workbook.xml.rels")) {
        return SourceForm.WORKBOOK;
      }
      if (zip.has("xl/workbook.bin")) {
        throw new UnreadableSource("other-format", "xlsb");
      }
      if (zip.has("word/document.xml") || zip.has("ppt/presentation.xml")) {
        throw new UnreadableSource("other-format", zip.has("word/document.xml") ? "Word" : "PowerPoint");
      }
      if (zip.has("content.xml") && zip.has("mimetype")) {
        throw new UnreadableSource("other-format", "OpenDocument");
      }
      return SourceForm.ARCHIVE;
    }
  }

  private static SourceForm compound(Path file) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true)) {
      DirectoryNode root = files.getRoot();
      if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
        throw new UnreadableSource("password");
      }
      if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")) {
        return SourceForm.OLD_WORKBOOK;
      }
      throw new UnreadableSource("other-format", "OLE2");
    } catch (UnreadableSource known) {
      throw known;
    } catch (IOException | RuntimeException damaged) {
      throw new UnreadableSource("broken-workbook");
    }
  }

  private static boolean starts(byte[] head, String latin) {
    byte[] want = latin.getBytes(StandardCharsets.ISO_8859_1);
    if (head.length < want.length) {
      return false;
    }
    for (int i = 0; i < want.length; i++) {
      if (head[i] != want[i]) {
        return false;
      }
    }
    return true;
  }
}
