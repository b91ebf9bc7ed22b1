package cityip.search;

import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/** Lucene's own codec, with one byte for each number of a vector: a quarter of the memory, and nearly the same neighbours. */
final class QuantisedVectors extends FilterCodec {

  private static final int LINKS = 16;
  private static final int BEAM = 100;

  private final KnnVectorsFormat vectors = new Lucene104HnswScalarQuantizedVectorsFormat(ScalarEncoding.UNSIGNED_BYTE, LINKS, BEAM);
  private final PerFieldKnnVectorsFormat byField = new PerFieldKnnVectorsFormat() {
    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
      return vectors;
    }
  };

  QuantisedVectors() {
    super("Lucene104", new Lucene104Codec());
  }

  @Override
  public KnnVectorsFormat knnVectorsFormat() {
    return byField;
  }
}
