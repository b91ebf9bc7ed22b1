package cityip.tables;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a workbook's cells point to. The first 48 million characters stay in memory, the rest goes to a file that is
 * mapped, so a workbook of any size takes the same memory. (The usual readers keep all of them on the heap.)
 */
final class SharedTexts implements Closeable {

  private static final long IN_MEMORY = 48L << 20;

  private String[] held = new String[1024];
  private long heldChars;
  private int size;
  private long[] ends = new long[0];
  private int spilledFrom = -1;
  private @Nullable Path spill;
  private @Nullable OutputStream out;
  private final Arena arena = Arena.ofShared();
  private MemorySegment mapped = MemorySegment.NULL;
  private final long inMemory;

  SharedTexts() {
    this(IN_MEMORY);
  }

  SharedTexts(long inMemory) {
    this.inMemory = inMemory;
  }

  void add(String text) throws IOException {
    if (spilledFrom < 0 && heldChars + text.length() > inMemory) {
      spilledFrom = size;
      spill = Files.createTempFile("intake-texts", ".tmp");
      out = new BufferedOutputStream(Files.newOutputStream(spill), 1 << 16);
      ends = new long[1024];
    }
    if (spilledFrom < 0) {
      held = size == held.length ? Arrays.copyOf(held, size * 2) : held;
      held[size] = text;
      heldChars += text.length();
    } else {
      append(text);
    }
    size++;
  }

  private void append(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    java.util.Objects.requireNonNull(out).write(bytes);
    int i = size - spilledFrom;
    ends = i == ends.length ? Arrays.copyOf(ends, i * 2) : ends;
    ends[i] = (i == 0 ? 0 : ends[i - 1]) + bytes.length;
  }

  /** All texts are in: the spilled ones can be read from now on. */
  void seal() throws IOException {
    if (out != null && spill != null) {
      out.close();
      try (FileChannel channel = FileChannel.open(spill, StandardOpenOption.READ)) {
        mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      }
    }
  }

  int size() {
    return size;
  }

  /** The text at an index, null when the workbook points beyond its own table. */
  @Nullable String get(int index) {
    if (index < 0 || index >= size) {
      return null;
    }
    if (spilledFrom < 0 || index < spilledFrom) {
      return held[index];
    }
    int i = index - spilledFrom;
    long from = i == 0 ? 0 : ends[i - 1];
    byte[] bytes = mapped.asSlice(from, ends[i] - from).toArray(ValueLayout.JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    arena.close();
    if (out != null) {
      out.close();
    }
    if (spill != null) {
      Files.deleteIfExists(spill);
    }
  }
}
