package cityip.search;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.jspecify.annotations.Nullable;

/** Documents as Lucene keeps them, and back. */
final class LuceneDocuments {

  static final String VECTOR = "vector";
  private static final String MEANING = "meaning";
  private static final String SHOWN = "shown.";
  private static final FieldType TERMS = terms();

  private LuceneDocuments() {}

  private static FieldType terms() {
    var type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }

  static Document of(IndexedDocument from, float @Nullable [] meaning) {
    var document = new Document();
    document.add(new KeywordField(MEANING, meaning == null ? SearchIndex.WAITS : SearchIndex.KNOWN, Field.Store.NO));
    if (meaning != null) {
      document.add(new KnnFloatVectorField(VECTOR, meaning, VectorSimilarityFunction.DOT_PRODUCT));
    }
    document.add(new KeywordField("id", from.id(), Field.Store.YES));
    from.texts().forEach((field, text) -> {
      if (!text.isEmpty()) {
        document.add(new TextField(LuceneQueries.text(field), text, Field.Store.NO));
      }
    });
    Terms.of(from).forEach((field, values) -> values.forEach(value -> document.add(new Field(field, value, TERMS))));
    Terms.labels(from).forEach((field, values) -> values.forEach(value -> document.add(new KeywordField(field, value, Field.Store.NO))));
    from.ranks().forEach((field, rank) -> document.add(new LongField(field, rank, Field.Store.NO)));
    from.shown().forEach((name, value) -> document.add(new StoredField(SHOWN + name, value)));
    return document;
  }

  static SearchResult.Hit hit(Document document, float score) {
    var shown = new LinkedHashMap<String, String>();
    for (var field : document) {
      if (field.name().startsWith(SHOWN)) {
        shown.put(field.name().substring(SHOWN.length()), field.stringValue());
      }
    }
    return new SearchResult.Hit(String.valueOf(document.get("id")), score, score == 0 ? Map.of() : Map.of("words", (double) score), shown);
  }
}
