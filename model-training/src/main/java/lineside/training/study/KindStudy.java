package lineside.training.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.Inspection;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;
import lineside.vision.shape.FindingShape;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How well a model's embedding keeps kinds of defect apart that it never learned to name: {@code
 * --model PACKAGE --data DIR}, with {@code DIR} written by {@code
 * lineside.footage.scene.ExportScene kinds}. Prints the share of the five nearest neighbours, from
 * other parts only, that are of the same kind; for the embedding, for the shape of the finding, and
 * for both.
 */
public final class KindStudy {
  private static final int NEIGHBOURS = 5;
  private static final int COMPONENTS = 12;
  private static final long MAX_PIXELS = 100_000_000L;

  private KindStudy() {}

  /** Runs. */
  public static void main(String[] args) throws IOException, ModelPackageException {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    Path data = Path.of(options.get("--data"));
    ModelPackage model = ModelPackage.load(Path.of(options.get("--model")));
    List<Item> items = new ArrayList<>();
    try (DefectDetector detector = DefectDetector.open(model, Provider.CPU, 1)) {
      for (Row row : Row.read(data.resolve("labels.csv"))) {
        items.add(look(detector, data, row));
      }
    }
    report(
        "not named, test",
        items.stream().filter(i -> i.row().isTest() && !i.row().isNamed()).toList());
    report("not named, all", items.stream().filter(i -> !i.row().isNamed()).toList());
    report(
        "named, test", items.stream().filter(i -> i.row().isTest() && i.row().isNamed()).toList());
  }

  private record Row(String file, String part, String kind, boolean isNamed) {
    static List<Row> read(Path table) throws IOException {
      List<Row> rows = new ArrayList<>();
      List<String> lines = Files.readAllLines(table, StandardCharsets.UTF_8);
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        if (!cells[2].equals("good") && !cells[2].isEmpty()) {
          rows.add(new Row(cells[0], cells[1], cells[2], Boolean.parseBoolean(cells[3])));
        }
      }
      return rows;
    }

    boolean isTest() {
      return file.startsWith("test/");
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
  private record Item(Row row, double[] embedding, double[] shape) {}

  private static Item look(DefectDetector detector, Path data, Row row) throws IOException {
    try (Picture picture =
        new PictureDecoder(MAX_PIXELS)
            .decode(ByteBuffer.wrap(Files.readAllBytes(data.resolve(row.file()))))) {
      Inspection inspection = detector.inspect(picture);
      float[] embedding = inspection.detection().embedding();
      double[] numbers = new double[embedding.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = embedding[i];
      }
      FindingShape shape = FindingShape.of(picture, inspection.map(), 0.5f);
      return new Item(row, numbers, shape.numbers());
    } catch (UndecodablePictureException | InvalidModelOutputException e) {
      throw new IOException("%s: %s".formatted(row.file(), e.getMessage()), e);
    }
  }

  private static void report(String title, List<Item> items) {
    if (items.isEmpty()) {
      return;
    }
    double[][] embedding =
        standardised(items.stream().map(Item::embedding).toArray(double[][]::new));
    double[][] shape = standardised(items.stream().map(Item::shape).toArray(double[][]::new));
    double[][] reduced = components(embedding);
    System.out.printf(
        "%s, %d crops of %d kinds: embedding %.3f, %d components %.3f, shape %.3f, components and shape %.3f%n",
        title,
        items.size(),
        items.stream().map(i -> i.row().kind()).distinct().count(),
        purity(items, embedding),
        COMPONENTS,
        purity(items, reduced),
        purity(items, shape),
        purity(items, joined(reduced, shape)));
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
      double deviation = Math.sqrt(square) + 1e-9;
      for (int r = 0; r < rows.length; r++) {
        result[r][c] = (rows[r][c] - mean) / deviation;
      }
    }
    return result;
  }

  /**
   * The first principal components, each with deviation 1 so that they weigh as much as a shape.
   */
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
      return standardised(result);
    }
  }

  private static double[][] joined(double[][] a, double[][] b) {
    double[][] result = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      result[i] = Arrays.copyOf(a[i], a[i].length + b[i].length);
      System.arraycopy(b[i], 0, result[i], a[i].length, b[i].length);
    }
    return result;
  }

  private static double purity(List<Item> items, double[][] vectors) {
    double same = 0;
    double asked = 0;
    for (int i = 0; i < vectors.length; i++) {
      int query = i;
      List<Integer> nearest =
          IntStream.range(0, vectors.length)
              .filter(j -> !items.get(j).row().part().equals(items.get(query).row().part()))
              .boxed()
              .sorted(Comparator.comparingDouble(j -> distance(vectors[query], vectors[j])))
              .limit(NEIGHBOURS)
              .toList();
      for (int j : nearest) {
        asked++;
        same += items.get(j).row().kind().equals(items.get(query).row().kind()) ? 1 : 0;
      }
    }
    return same / asked;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
