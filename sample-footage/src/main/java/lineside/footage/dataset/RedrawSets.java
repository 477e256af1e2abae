package lineside.footage.dataset;

import java.io.IOException;
import java.nio.file.Path;
import lineside.footage.dataset.DatasetExporter.Subset;
import lineside.footage.defect.Photographer;
import lineside.footage.render.Seed;
import lineside.footage.render.Studio;

/**
 * Command line that draws many small sets of the same lines: {@code OUT FIRST_SEED SETS GOOD
 * DEFECT}. Set {@code OUT/seed-N} has the subset {@code test} only.
 */
public final class RedrawSets {
  private static final int ARGUMENTS = 5;

  private RedrawSets() {}

  public static void main(String[] args) throws IOException {
    if (args.length != ARGUMENTS) {
      System.err.println("usage: OUT FIRST_SEED SETS GOOD DEFECT");
      System.exit(2);
    }
    long first = Long.parseLong(args[1]);
    int sets = Integer.parseInt(args[2]);
    Subset subset = new Subset("test", Integer.parseInt(args[3]), Integer.parseInt(args[4]));
    Photographer photographer = new Photographer(new Studio(new Seed(first).child("studio")));
    for (long seed = first; seed < first + sets; seed++) {
      Path out = Path.of(args[0]).resolve("seed-" + seed);
      DatasetExporter.redraw(photographer, seed, subset, out);
    }
  }
}
