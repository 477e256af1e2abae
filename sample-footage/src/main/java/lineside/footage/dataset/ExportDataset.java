package lineside.footage.dataset;

import java.io.IOException;
import java.nio.file.Path;
import lineside.footage.dataset.DatasetExporter.Subset;

/**
 * Command line of the data set export: {@code OUT SEED TRAIN_GOOD TRAIN_DEFECT TEST_GOOD
 * TEST_DEFECT}.
 */
public final class ExportDataset {
  private static final int ARGUMENTS = 6;

  private ExportDataset() {}

  public static void main(String[] args) throws IOException {
    if (args.length != ARGUMENTS) {
      System.err.println("usage: OUT SEED TRAIN_GOOD TRAIN_DEFECT TEST_GOOD TEST_DEFECT");
      System.exit(2);
    }
    Path out = Path.of(args[0]);
    long seed = Long.parseLong(args[1]);
    int[] n = new int[ARGUMENTS];
    for (int i = 2; i < ARGUMENTS; i++) {
      n[i] = Integer.parseInt(args[i]);
    }
    DatasetExporter.export(seed, new Subset("train", n[2], n[3]), out);
    DatasetExporter.export(seed, new Subset("test", n[4], n[5]), out);
  }
}
