package lineside.vision.detect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lineside.vision.model.ModelCard;
import lineside.vision.model.Outputs;
import lineside.vision.region.InspectedArea;
import org.jspecify.annotations.Nullable;

/**
 * Reads classifiers: the score is how likely the picture is of none of the good classes. From the
 * pixel threshold up the whole picture is the finding, named by the likeliest class that is not
 * good.
 */
final class ClassifierReader implements OutputReader {
  private static final float TOLERANCE = 1e-3f;

  private final ModelCard card;
  private final Outputs outputs;
  private final String scoresName;
  private final float findFrom;

  ClassifierReader(ModelCard card, Outputs outputs, ModelCard.Postprocessing postprocessing) {
    this.card = card;
    this.outputs = outputs;
    this.scoresName = outputs.scores() == null ? "" : outputs.scores();
    this.findFrom = postprocessing.pixelThreshold();
  }

  @Override
  public Set<String> outputs() {
    Set<String> names = new TreeSet<>(Set.of(scoresName));
    if (outputs.embedding() != null) {
      names.add(outputs.embedding());
    }
    return names;
  }

  @Override
  public void requireMatch(Map<String, long[]> declared) throws GraphMismatchException {
    Declared.requireRank(declared, scoresName, 2);
    Declared.requireSizeIfFixed(declared, scoresName, 1, card.classes().size(), "classes");
  }

  @Override
  public PictureReading begin(Framing framing, InspectedArea area) {
    return new Reading(framing, area);
  }

  private float[] probabilities(OutputTensor answer, int index) throws InvalidModelOutputException {
    float[] values = answer.of(index);
    if (values.length != card.classes().size()) {
      throw new InvalidModelOutputException(
          "%s is not for the %d classes of the package".formatted(answer, card.classes().size()));
    }
    if (outputs.activation() == Outputs.Activation.LOGITS) {
      softmax(values);
    }
    double sum = 0;
    for (float value : values) {
      if (!(value >= -TOLERANCE && value <= 1 + TOLERANCE)) {
        throw new InvalidModelOutputException(
            "%s of picture %d is %s: no probability".formatted(answer.name(), index, value));
      }
      sum += value;
    }
    if (Math.abs(sum - 1) > 0.01) {
      throw new InvalidModelOutputException(
          "%s of picture %d adds up to %s: no probabilities".formatted(answer.name(), index, sum));
    }
    return values;
  }

  private static void softmax(float[] values) {
    double highest = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      highest = Math.max(highest, value);
    }
    double sum = 0;
    for (float value : values) {
      sum += Math.exp(value - highest);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (Math.exp(values[i] - highest) / sum);
    }
  }

  private final class Reading implements PictureReading {
    private final Framing framing;
    private final InspectedArea area;
    private float @Nullable [] probabilities;
    private float[] embedding = {};

    Reading(Framing framing, InspectedArea area) {
      this.framing = framing;
      this.area = area;
    }

    @Override
    public void add(int tile, ModelOutput output, int index) throws InvalidModelOutputException {
      probabilities = probabilities(output.of(scoresName), index);
      if (outputs.embedding() != null) {
        embedding = output.embedding(outputs.embedding(), index);
      }
    }

    @Override
    public Inspection finish() throws InvalidModelOutputException {
      float[] values = probabilities;
      if (values == null) {
        throw new InvalidModelOutputException("no answer");
      }
      if (!area.isWhole()) {
        throw new InvalidModelOutputException(
            "a classifier cannot tell what lies in the inspected area");
      }
      double sum = 0;
      int worst = -1;
      for (int i = 0; i < values.length; i++) {
        if (!outputs.good().contains(card.classes().get(i))) {
          sum += values[i];
          worst = worst < 0 || values[i] > values[worst] ? i : worst;
        }
      }
      float score = (float) Math.max(0, Math.min(1, sum));
      int width = framing.widthPx();
      int height = framing.heightPx();
      List<Region> found =
          score < findFrom
              ? List.of()
              : List.of(
                  new Region(
                      card.classes().get(worst),
                      score,
                      (double) width * height,
                      0,
                      0,
                      width,
                      height,
                      width / 2f,
                      height / 2f));
      return new Inspection(
          new Detection(score, found, embedding),
          new DefectMap(1, 1, (double) width, (double) height, new float[] {score}));
    }
  }
}
