package cityip.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What texts mean: the model, opened when first needed, the vectors known so far, and the questions asked lately. */
final class Meaning implements AutoCloseable {

  /** The model reads at most some five hundred characters; what stands first says most. */
  private static final int READ = 480;
  private static final int REMEMBERED = 1_000;

  private final VectorStore store;
  private final Map<String, float[]> asked = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
      return size() > REMEMBERED;
    }
  };
  private @Nullable MeaningModel model;

  Meaning(VectorStore store) {
    this.store = store;
  }

  private synchronized MeaningModel model() {
    var open = model;
    if (open == null) {
      open = new MeaningModel();
      model = open;
    }
    return open;
  }

  /** A text as the model should see it: one width, one case, no blanks at the ends, no full stop that would change the vector. */
  static String readable(String text) {
    var one = Folding.fold(text).replaceAll("\\s+", " ").replaceAll("[。．.；;，,\\s]+$", "").strip();
    return one.length() <= READ ? one : one.substring(0, Character.isHighSurrogate(one.charAt(READ - 1)) ? READ - 1 : READ);
  }

  /** What of a document is compared; empty when it says nothing. */
  static String of(IndexedDocument document) {
    return of(document.texts().getOrDefault("title", ""), document.texts().getOrDefault("abstract", ""));
  }

  static String of(String title, String summary) {
    return readable(summary.isEmpty() ? title : title + "。" + summary);
  }

  static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause);
    }
  }

  /** Of documents, the vectors that are known already, by id. */
  Map<String, float[]> known(Collection<IndexedDocument> documents) {
    var hashes = new HashMap<String, byte[]>();
    documents.forEach(document -> hashes.put(document.id(), hash(of(document))));
    var known = store.known(hashes.values());
    var vectors = new HashMap<String, float[]>();
    hashes.forEach((id, hash) -> {
      var vector = known.get(VectorStore.key(hash));
      if (vector != null) {
        vectors.put(id, vector);
      }
    });
    return vectors;
  }

  /** Of texts as the model sees them, the vectors that are known already. */
  Map<String, float[]> knownTexts(Collection<String> texts) {
    var known = store.known(texts.stream().map(Meaning::hash).toList());
    var vectors = new HashMap<String, float[]>();
    texts.forEach(text -> {
      var vector = known.get(VectorStore.key(hash(text)));
      if (vector != null) {
        vectors.put(text, vector);
      }
    });
    return vectors;
  }

  /** Computes and keeps what is not known yet. */
  void learn(Collection<IndexedDocument> documents) {
    var texts = new LinkedHashMap<String, String>();
    documents.forEach(document -> texts.put(VectorStore.key(hash(of(document))), of(document)));
    store.known(texts.values().stream().map(Meaning::hash).toList()).keySet().forEach(texts::remove);
    var missing = List.copyOf(texts.values());
    if (!missing.isEmpty()) {
      store.keep(missing.stream().map(Meaning::hash).toList(), model().of(missing));
    }
  }

  /** The vector of a question; the same question again costs nothing. */
  float[] asked(String text) {
    var readable = readable(text);
    synchronized (asked) {
      var known = asked.get(readable);
      if (known != null) {
        return known;
      }
    }
    var vector = model().of(List.of(readable))[0];
    synchronized (asked) {
      asked.put(readable, vector);
    }
    return vector;
  }

  @Override
  public synchronized void close() {
    if (model != null) {
      model.close();
    }
  }
}
