package cityip.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file outside the database with every checkpoint ever made: who cuts the database short or puts an older one in its
 * place is seen by what stands here. Copy it elsewhere (print, write-once medium, another office) to make it stronger.
 */
final class Witness {

  private static final int LONGEST_NOTE = 4096;
  private static final byte[] END = "\n\n".getBytes(StandardCharsets.UTF_8);

  private final Path file;

  Witness(Path home) {
    this.file = home.resolve("ledger").resolve("checkpoints.log");
  }

  Path file() {
    return file;
  }

  /** The last whole note, or null when there is none yet. */
  @Nullable String last() {
    if (!Files.exists(file)) {
      return null;
    }
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      return lastIn(in).note();
    } catch (IOException e) {
      throw new UncheckedIOException("The witness file " + file + " cannot be read", e);
    }
  }

  /** Appends notes durably; a note torn by a power cut is cut off first, it is written again from the database. */
  synchronized void append(List<String> notes) {
    if (notes.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        long end = lastIn(out).end();
        out.truncate(end);
        out.position(end);
        ByteBuffer bytes = ByteBuffer.wrap((String.join("\n", notes) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The witness file " + file + " cannot be written", e);
    }
  }

  /** Hands over every whole note in order; a torn last one is left out. */
  void forEach(Consumer<String> note) {
    if (!Files.exists(file)) {
      return;
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      StringBuilder text = new StringBuilder();
      boolean signatures = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty() || !signatures) {
          text.append(line).append('\n');
          signatures |= line.isEmpty();
        } else {
          note.accept(text.toString());
          text.setLength(0);
          signatures = false;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The witness file " + file + " cannot be read", e);
    }
  }

  private record Tail(@Nullable String note, long end) {}

  /** A note holds one empty line inside and one after it, so the end of a whole note is every second "\n\n". */
  private Tail lastIn(FileChannel in) throws IOException {
    long from = Math.max(0, in.size() - 4L * LONGEST_NOTE);
    ByteBuffer bytes = ByteBuffer.allocate((int) (in.size() - from));
    while (bytes.hasRemaining() && in.read(bytes, from + bytes.position()) >= 0) {
      // until all is read
    }
    byte[] tail = bytes.array();
    for (int i = tail.length - END.length; i >= 0; i--) {
      if (tail[i] == '\n' && tail[i + 1] == '\n') {
        int inner = previousGap(tail, i);
        int start = inner < 0 ? -1 : previousGap(tail, inner);
        int begin = start < 0 ? 0 : start + END.length;
        String note = new String(tail, begin, i + 1 - begin, StandardCharsets.UTF_8);
        if (inner >= 0 && lastLine(note).startsWith("— ")) {
          return new Tail(note, from + i + END.length);
        }
      }
    }
    return new Tail(null, 0);
  }

  private static int previousGap(byte[] bytes, int before) {
    for (int i = before - 1; i > 0; i--) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\n') {
        return i - 1;
      }
    }
    return -1;
  }

  private static String lastLine(String note) {
    String[] lines = note.split("\n");
    return lines[lines.length - 1];
  }
}
