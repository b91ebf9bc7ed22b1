package cityip.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Chinese as overlapping pairs of characters, everything else as words; full and half width are one. */
final class CityAnalyzer extends Analyzer {

  private final boolean singleCharacters;

  /** @param singleCharacters also keep each Chinese character by itself, so that one character can be searched for */
  CityAnalyzer(boolean singleCharacters) {
    this.singleCharacters = singleCharacters;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    var source = new StandardTokenizer();
    var all = CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;
    return new TokenStreamComponents(source, new CJKBigramFilter(new LowerCaseFilter(new CJKWidthFilter(source)), all, singleCharacters));
  }
}
