package lineside.analyzer.kind;

import static java.util.Objects.requireNonNull;

import java.util.List;
import lineside.analyzer.crop.CropReading;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The space of {@link lineside.vision.shape.KindBasis#BOTH}, learned once from some readings, so
 * that readings that come later can be placed in it too. Places are compared by Euclidean distance.
 * Immutable.
 *
 * @param shape scale of the numbers of form and tone
 * @param embedding scale of the embedding
 * @param directions the embedding's strongest directions, a row for each
 * @param along scale along these
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
public record FittedSpace(Scale shape, Scale embedding, double[][] directions, Scale along) {
  /** As in {@link lineside.vision.shape.KindSpace}: more bring light and material in. */
  private static final int DIRECTIONS = 8;

  /** As in {@link lineside.vision.shape.KindSpace}. */
  private static final double WEIGHT = 0.5;

  private static final double FLOOR = 1e-9;

  /**
   * What brings numbers to mean 0 and deviation 1.
   *
   * @param mean of each
   * @param deviation of each, above 0
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
  public record Scale(double[] mean, double[] deviation) {
    static Scale of(double[][] rows) {
      int columns = rows[0].length;
      double[] mean = new double[columns];
      double[] deviation = new double[columns];
      for (int c = 0; c < columns; c++) {
        for (double[] row : rows) {
          mean[c] += row[c] / rows.length;
        }
        double square = 0;
        for (double[] row : rows) {
          square += (row[c] - mean[c]) * (row[c] - mean[c]) / rows.length;
        }
        deviation[c] = Math.sqrt(square) + FLOOR;
      }
      return new Scale(mean, deviation);
    }

    double[] of(double[] row) {
      if (row.length != mean.length) {
        throw new IllegalArgumentException(
            "%d numbers in a space of %d: readings of another model"
                .formatted(row.length, mean.length));
      }
      double[] result = new double[row.length];
      for (int c = 0; c < row.length; c++) {
        result[c] = (row[c] - mean[c]) / deviation[c];
      }
      return result;
    }
  }

  /** Checks for null. */
  public FittedSpace {
    requireNonNull(directions, "directions is null");
  }

  /**
   * Learns the space.
   *
   * @param readings of one model, at least one
   */
  public static FittedSpace of(List<CropReading> readings) {
    double[][] shapes = readings.stream().map(CropReading::shape).toArray(double[][]::new);
    double[][] embeddings =
        readings.stream().map(reading -> doubles(reading.embedding())).toArray(double[][]::new);
    Scale shape = Scale.of(shapes);
    Scale embedding = Scale.of(embeddings);
    double[][] scaled = new double[embeddings.length][];
    for (int r = 0; r < scaled.length; r++) {
      scaled[r] = embedding.of(embeddings[r]);
    }
    double[][] directions = directions(scaled);
    double[][] projected = new double[scaled.length][];
    for (int r = 0; r < scaled.length; r++) {
      projected[r] = project(directions, scaled[r]);
    }
    return new FittedSpace(shape, embedding, directions, Scale.of(projected));
  }

  /** Numbers of a place. */
  public int dimensions() {
    return shape.mean().length + directions.length;
  }

  /**
   * Where a reading lies.
   *
   * @throws IllegalArgumentException when it is of a model with other numbers
   */
  public float[] place(CropReading reading) {
    double[] form = shape.of(reading.shape());
    double[] strongest = along.of(project(directions, embedding.of(doubles(reading.embedding()))));
    float[] place = new float[form.length + strongest.length];
    for (int i = 0; i < form.length; i++) {
      place[i] = (float) form[i];
    }
    for (int i = 0; i < strongest.length; i++) {
      place[form.length + i] = (float) (WEIGHT * strongest[i]);
    }
    return place;
  }

  private static double[] project(double[][] directions, double[] row) {
    double[] result = new double[directions.length];
    for (int d = 0; d < result.length; d++) {
      for (int c = 0; c < row.length; c++) {
        result[d] += directions[d][c] * row[c];
      }
    }
    return result;
  }

  private static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i];
    }
    return result;
  }

  private static double[][] directions(double[][] rows) {
    int columns = rows[0].length;
    int count = Math.min(DIRECTIONS, Math.min(columns, rows.length));
    if (count == 0) {
      return new double[0][];
    }
    try (Mat data = new Mat(rows.length, columns, opencv_core.CV_64F);
        Mat mean = new Mat();
        Mat found = new Mat()) {
      try (DoubleIndexer values = data.createIndexer()) {
        for (int r = 0; r < rows.length; r++) {
          values.put(r, 0, rows[r]);
        }
      }
      opencv_core.PCACompute(data, mean, found, count);
      double[][] result = new double[count][columns];
      try (DoubleIndexer values = found.createIndexer()) {
        for (int d = 0; d < count; d++) {
          values.get(d, 0, result[d]);
        }
      }
      return result;
    }
  }
}
