package lineside.vision.shape;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Places findings so that those of one kind lie near each other, whether the kind has a name or
 * not: the vectors to cluster or to look up neighbours in, by Euclidean distance.
 *
 * <p>Every number is brought to mean 0 and deviation 1 over the findings given, so vectors of two
 * calls cannot be compared.
 */
public final class KindSpace {
  /** More bring the light and the material of the part in. */
  private static final int COMPONENTS = 8;

  private static final double COMPONENT_DEVIATION = 0.5;
  private static final double FLOOR = 1e-9;

  private KindSpace() {}

  /** The vectors, one for each finding. */
  public static double[][] of(List<DescribedFinding> findings, KindBasis basis) {
    if (findings.isEmpty()) {
      return new double[0][];
    }
    return switch (basis) {
      case EMBEDDING -> embeddings(findings);
      case SHAPE -> shapes(findings);
      case BOTH -> joined(shapes(findings), components(embeddings(findings)));
    };
  }

  private static double[][] shapes(List<DescribedFinding> findings) {
    return standardised(
        findings.stream().map(finding -> finding.shape().numbers()).toArray(double[][]::new));
  }

  private static double[][] embeddings(List<DescribedFinding> findings) {
    double[][] rows = new double[findings.size()][];
    for (int i = 0; i < rows.length; i++) {
      float[] embedding = findings.get(i).embedding();
      rows[i] = new double[embedding.length];
      for (int c = 0; c < embedding.length; c++) {
        rows[i][c] = embedding[c];
      }
    }
    return standardised(rows);
  }

  private static double[][] standardised(double[][] rows) {
    int columns = rows[0].length;
    double[][] result = new double[rows.length][columns];
    for (int c = 0; c < columns; c++) {
      double mean = 0;
      for (double[] row : rows) {
        mean += row[c] / rows.length;
      }
      double square = 0;
      for (double[] row : rows) {
        square += (row[c] - mean) * (row[c] - mean) / rows.length;
      }
      double deviation = Math.sqrt(square) + FLOOR;
      for (int r = 0; r < rows.length; r++) {
        result[r][c] = (rows[r][c] - mean) / deviation;
      }
    }
    return result;
  }

  /** The strongest principal components, all of the same deviation. */
  private static double[][] components(double[][] rows) {
    int columns = rows[0].length;
    int count = Math.min(COMPONENTS, Math.min(columns, rows.length));
    try (Mat data = new Mat(rows.length, columns, opencv_core.CV_64F);
        Mat mean = new Mat();
        Mat directions = new Mat();
        Mat projected = new Mat()) {
      try (DoubleIndexer values = data.createIndexer()) {
        for (int r = 0; r < rows.length; r++) {
          values.put(r, 0, rows[r]);
        }
      }
      opencv_core.PCACompute(data, mean, directions, count);
      opencv_core.PCAProject(data, mean, directions, projected);
      double[][] result = new double[rows.length][count];
      try (DoubleIndexer values = projected.createIndexer()) {
        for (int r = 0; r < rows.length; r++) {
          values.get(r, 0, result[r]);
        }
      }
      return scaled(standardised(result));
    }
  }

  private static double[][] scaled(double[][] rows) {
    for (double[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        row[c] *= COMPONENT_DEVIATION;
      }
    }
    return rows;
  }

  private static double[][] joined(double[][] a, double[][] b) {
    double[][] result = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      result[i] = Arrays.copyOf(a[i], a[i].length + b[i].length);
      System.arraycopy(b[i], 0, result[i], a[i].length, b[i].length);
    }
    return result;
  }
}
