package cityip.search;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Vectors by the hash of their text, computed once whatever becomes of the index. */
final class VectorStore {

  private final JdbcClient db;
  private final JdbcTemplate rows;

  VectorStore(JdbcTemplate rows) {
    this.rows = rows;
    this.db = JdbcClient.create(rows);
  }

  /** Those that are known, by the hash's Base64. */
  Map<String, float[]> known(Collection<byte[]> hashes) {
    var known = new HashMap<String, float[]>();
    db.sql("select hash, vector from search_vector where hash = any(?) and model = ?").params(hashes.toArray(byte[][]::new), MeaningModel.NAME)
        .query(row -> {
          known.put(key(row.getBytes(1)), unpacked(row.getBytes(2)));
        });
    return known;
  }

  void keep(List<byte[]> hashes, float[][] vectors) {
    var batch = new java.util.ArrayList<Object[]>();
    for (var n = 0; n < vectors.length; n++) {
      batch.add(new Object[] {hashes.get(n), MeaningModel.NAME, packed(vectors[n])});
    }
    rows.batchUpdate("insert into search_vector (hash, model, vector) values (?, ?, ?) on conflict (hash) do update set model = excluded.model, vector = excluded.vector", batch);
  }

  long size() {
    return db.sql("select count(*) from search_vector").query(Long.class).single();
  }

  static String key(byte[] hash) {
    return java.util.Base64.getEncoder().encodeToString(hash);
  }

  private static byte[] packed(float[] vector) {
    var bytes = ByteBuffer.allocate(vector.length * 2);
    for (var value : vector) {
      bytes.putShort(Float.floatToFloat16(value));
    }
    return bytes.array();
  }

  private static float[] unpacked(byte[] bytes) {
    var shorts = ByteBuffer.wrap(bytes).asShortBuffer();
    var vector = new float[shorts.remaining()];
    for (var n = 0; n < vector.length; n++) {
      vector[n] = Float.float16ToFloat(shorts.get(n));
    }
    return vector;
  }
}
