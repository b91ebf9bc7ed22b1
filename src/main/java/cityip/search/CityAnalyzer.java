package cityip.search;

import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Chinese as overlapping pairs of characters, everything else as words; full and half width, capitals and small letters,
 * traditional and simplified characters are one. Fields whose name begins with {@code s_} hold terms made by us.
 */
final class CityAnalyzer extends Analyzer {

  /** With single characters beside the pairs, as texts are kept. */
  static final CityAnalyzer KEPT = new CityAnalyzer(true);
  /** Pairs only, as texts are asked for. */
  static final CityAnalyzer ASKED = new CityAnalyzer(false);

  private static final int ALL = CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

  private final boolean singleCharacters;

  /** @param singleCharacters also keep each Chinese character by itself, so that one character can be searched for */
  CityAnalyzer(boolean singleCharacters) {
    super(PER_FIELD_REUSE_STRATEGY);
    this.singleCharacters = singleCharacters;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    if (field.startsWith("s_")) {
      return new TokenStreamComponents(new WhitespaceTokenizer());
    }
    var source = new StandardTokenizer();
    return new TokenStreamComponents(source, new CJKBigramFilter(new Folded(new CJKWidthFilter(source)), ALL, singleCharacters));
  }

  @Override
  public int getPositionIncrementGap(String field) {
    return 100;
  }

  /** Replaces characters in place. */
  private static final class Folded extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    private Folded(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      Folding.fold(term.buffer(), term.length());
      return true;
    }
  }
}
