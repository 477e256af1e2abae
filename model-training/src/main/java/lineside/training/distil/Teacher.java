package lineside.training.distil;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lineside.training.data.TrainingPicture;
import lineside.training.data.TrainingPicture.SoftLabels;
import lineside.training.export.ExportedWeights;
import lineside.training.fit.NetScorer;
import lineside.training.net.DefectNet;
import lineside.training.net.NetSize;
import lineside.vision.model.ModelPackage;

/**
 * Says of every picture what a large network sees in it: its map, and its features at 1/8 brought
 * down to a few directions drawn at random and standardised. Both are kept in bytes with the
 * picture, so that a student's step costs no teacher's pass. Not thread-safe.
 */
public final class Teacher {
  /** Directions that features are brought down to. */
  public static final int FEATURES = 16;

  private static final int SAMPLED_PICTURES = 24;
  private static final float MAP_UNIT = 255;
  private static final float DEVIATION_UNIT = 32;
  private static final int LEVEL = 2;

  private final DefectNet net;
  private final NetScorer scorer;
  private final float[][] directions;
  private final float[] mean = new float[FEATURES];
  private final float[] deviation = new float[FEATURES];

  private Teacher(DefectNet net, float[][] directions) {
    this.net = net;
    this.scorer = new NetScorer(net);
    this.directions = directions;
  }

  /**
   * Reads a teacher out of a package that this project wrote.
   *
   * @param channels channels of the pictures; a teacher of another number is refused
   */
  public static Teacher of(ModelPackage model, int channels) throws IOException {
    if (model.card().input().channels() != channels) {
      throw new IOException(
          "teacher %s takes %d channels, the pictures have %d"
              .formatted(model.directory(), model.card().input().channels(), channels));
    }
    NetSize size = NetSize.of(model.card().size());
    DefectNet net = new DefectNet(size, channels, model.classes().size());
    net.restore(ExportedWeights.read(Files.readAllBytes(model.onnx())));
    Random random = new Random(1);
    int width = size.width(LEVEL);
    float[][] directions = new float[FEATURES][width];
    for (float[] direction : directions) {
      for (int i = 0; i < width; i++) {
        direction[i] = (float) (random.nextGaussian() / Math.sqrt(width));
      }
    }
    return new Teacher(net, directions);
  }

  /** The pictures with what the teacher says. */
  public List<TrainingPicture> label(List<TrainingPicture> pictures) {
    standardise(pictures);
    List<TrainingPicture> taught = new ArrayList<>();
    for (TrainingPicture picture : pictures) {
      taught.add(picture.taught(labels(picture, scorer.answer(picture))));
    }
    return List.copyOf(taught);
  }

  private void standardise(List<TrainingPicture> pictures) {
    double[] sum = new double[FEATURES];
    double[] square = new double[FEATURES];
    long count = 0;
    int every = Math.max(1, pictures.size() / SAMPLED_PICTURES);
    for (int i = 0; i < pictures.size(); i += every) {
      float[][] features = projected(scorer.answer(pictures.get(i)));
      for (int f = 0; f < FEATURES; f++) {
        for (float value : features[f]) {
          sum[f] += value;
          square[f] += (double) value * value;
        }
      }
      count += features[0].length;
    }
    for (int f = 0; f < FEATURES; f++) {
      mean[f] = (float) (sum[f] / count);
      deviation[f] =
          (float) Math.sqrt(Math.max(1e-8, square[f] / count - (double) mean[f] * mean[f]));
    }
  }

  private float[][] projected(NetScorer.Answer answer) {
    int width = net.size().width(LEVEL);
    int cells = answer.features().length / width;
    float[][] result = new float[FEATURES][cells];
    for (int f = 0; f < FEATURES; f++) {
      for (int c = 0; c < width; c++) {
        float weight = directions[f][c];
        for (int i = 0; i < cells; i++) {
          result[f][i] += weight * answer.features()[c * cells + i];
        }
      }
    }
    return result;
  }

  private SoftLabels labels(TrainingPicture picture, NetScorer.Answer answer) {
    byte[] map = new byte[answer.map().length];
    for (int i = 0; i < map.length; i++) {
      map[i] = (byte) Math.round(answer.map()[i] * MAP_UNIT);
    }
    int columns = (picture.widthPx() + 7) / 8;
    int rows = (picture.heightPx() + 7) / 8;
    float[][] features = projected(answer);
    byte[] bytes = new byte[FEATURES * rows * columns];
    for (int f = 0; f < FEATURES; f++) {
      for (int y = 0; y < rows; y++) {
        for (int x = 0; x < columns; x++) {
          float value = features[f][y * answer.featureColumns() + x];
          float standard = (value - mean[f]) / deviation[f] * DEVIATION_UNIT;
          bytes[(f * rows + y) * columns + x] =
              (byte) Math.max(-127, Math.min(127, Math.round(standard)));
        }
      }
    }
    return new SoftLabels(map, bytes, FEATURES);
  }
}
