package cityip.search;

import java.util.List;

/** The model without a site around it. */
public final class TextMeaningsForBenches implements AutoCloseable {

  private final MeaningModel model = new MeaningModel();

  public float[][] of(List<String> texts) {
    return model.of(texts.stream().map(Meaning::readable).toList());
  }

  @Override
  public void close() {
    model.close();
  }
}
