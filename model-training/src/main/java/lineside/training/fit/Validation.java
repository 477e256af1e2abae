package lineside.training.fit;

import java.util.ArrayList;
import java.util.List;
import lineside.training.data.TrainingPicture;
import lineside.training.data.TrainingPicture.Labelling;
import lineside.training.net.DefectNet;
import lineside.training.net.TrainedNet;
import lineside.vision.dataset.Ranking;

/**
 * How good a network of the moment is on pictures set aside.
 *
 * @param imageAuroc chance that a defect picture scores above a good one; NaN when one is missing
 * @param pixelAp average precision of the map pixels; NaN without masks
 */
public record Validation(double imageAuroc, double pixelAp) {
  private static final int MOST_PICTURES = 100;

  /** Nothing to measure with. */
  public static final Validation NONE = new Validation(Double.NaN, Double.NaN);

  /** Measures while learning: on so many that it costs little. */
  public static Validation of(DefectNet net, List<TrainingPicture> pictures) {
    return of(net, pictures, MOST_PICTURES);
  }

  /**
   * Measures.
   *
   * @param mostPictures of more every second, third and so on is taken
   */
  public static Validation of(DefectNet net, List<TrainingPicture> pictures, int mostPictures) {
    return of(TrainedNet.alone(net), pictures, mostPictures);
  }

  /** Measures a network whose map may come about otherwise. */
  public static Validation of(
      TrainedNet trained, List<TrainingPicture> pictures, int mostPictures) {
    NetScorer scorer = new NetScorer(trained);
    Collected collected = new Collected();
    int every = (pictures.size() + mostPictures - 1) / mostPictures;
    for (int i = 0; i < pictures.size(); i += Math.max(1, every)) {
      collected.add(pictures.get(i), scorer.answer(pictures.get(i)));
    }
    return collected.figures();
  }

  /** One number to choose by, higher is better; NaN where nothing could be measured. */
  public double worth() {
    if (Double.isNaN(pixelAp)) {
      return imageAuroc;
    }
    return Double.isNaN(imageAuroc) ? pixelAp : (imageAuroc + pixelAp) / 2;
  }

  /** For the progress line. */
  public String line() {
    return "image AUROC %s, pixel AP %s".formatted(figure(imageAuroc), figure(pixelAp));
  }

  private static String figure(double value) {
    return Double.isNaN(value) ? "not known" : "%.4f".formatted(value);
  }

  private static final class Collected {
    private final List<Float> good = new ArrayList<>();
    private final List<Float> defect = new ArrayList<>();
    private final FloatList goodPixels = new FloatList();
    private final FloatList defectPixels = new FloatList();

    void add(TrainingPicture picture, NetScorer.Answer answer) {
      Labelling labelling = picture.truth().labelling();
      if (labelling == Labelling.UNLABELLED) {
        return;
      }
      (picture.isGood() ? good : defect).add(answer.score());
      if (labelling == Labelling.TAGGED) {
        return;
      }
      boolean[] isDefect = new boolean[answer.map().length];
      for (int pixel : picture.truth().defectPixels()) {
        int x = pixel % picture.widthPx() / 2;
        int y = pixel / picture.widthPx() / 2;
        isDefect[y * answer.widthPx() + x] = true;
      }
      for (int i = 0; i < isDefect.length; i++) {
        (isDefect[i] ? defectPixels : goodPixels).add(answer.map()[i]);
      }
    }

    Validation figures() {
      return new Validation(
          Ranking.auroc(array(good), array(defect)),
          Ranking.averagePrecision(goodPixels.values(), defectPixels.values()));
    }

    private static float[] array(List<Float> scores) {
      float[] array = new float[scores.size()];
      for (int i = 0; i < array.length; i++) {
        array[i] = scores.get(i);
      }
      return array;
    }
  }

  private static final class FloatList {
    private float[] values = new float[1024];
    private int size;

    void add(float value) {
      if (size == values.length) {
        values = java.util.Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    float[] values() {
      return java.util.Arrays.copyOf(values, size);
    }
  }
}
