package cityip.tables;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A zip (an archive or a workbook) behind our own limits; its entries' names are read as UTF-8 or, as old Windows wrote them, GB18030. */
public final class Archive implements Closeable {

  private final ZipFile zip;
  private final Limits limits;
  private final AtomicLong unpacked;

  private Archive(ZipFile zip, Limits limits, AtomicLong unpacked) {
    this.zip = zip;
    this.limits = limits;
    this.unpacked = unpacked;
  }

  public static Archive open(Path file, Limits limits) throws IOException {
    return open(file, limits, new AtomicLong());
  }

  /** An archive inside another shares the outer one's account of unpacked bytes. */
  public static Archive open(Path file, Limits limits, AtomicLong unpacked) throws IOException {
    ZipFile zip = withReadableNames(file);
    if (zip.size() > limits.entries()) {
      int entries = zip.size();
      zip.close();
      throw new UnreadableSource("too-many-entries", entries, limits.entries());
    }
    return new Archive(zip, limits, unpacked);
  }

  private static ZipFile withReadableNames(Path file) throws IOException {
    ZipException last = null;
    for (Charset names : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.ISO_8859_1)) {
      try {
        return new ZipFile(file.toFile(), ZipFile.OPEN_READ, names);
      } catch (ZipException e) {
        last = e;
      }
    }
    UnreadableSource broken = new UnreadableSource("broken-archive");
    broken.initCause(last);
    throw broken;
  }

  public boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  public AtomicLong unpacked() {
    return unpacked;
  }

  /** Files in the archive by name, so that the parts of one folder stand together. */
  public List<String> names() {
    return Collections.list(zip.entries()).stream()
        .filter(entry -> !entry.isDirectory())
        .map(ZipEntry::getName)
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /** Claimed by the archive's directory, -1 when it does not say; only good for choosing a way, never for trusting. */
  public long claimedSize(String name) {
    ZipEntry entry = zip.getEntry(name);
    return entry == null ? -1 : entry.getSize();
  }

  public @Nullable InputStream openIfPresent(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    return entry == null ? null : guarded(entry);
  }

  public InputStream open(String name) throws IOException {
    InputStream in = openIfPresent(name);
    if (in == null) {
      throw new UnreadableSource("part-missing", name);
    }
    return in;
  }

  private InputStream guarded(ZipEntry entry) throws IOException {
    try {
      return new GuardedStream(zip.getInputStream(entry), entry.getName(), entry.getCompressedSize(), limits, unpacked);
    } catch (ZipException e) {
      throw new UnreadableSource("broken-archive-entry", entry.getName());
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
