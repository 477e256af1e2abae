package lineside.footage.scene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import lineside.footage.dataset.DatasetExporter.Subset;
import lineside.footage.render.Seed;
import lineside.footage.scene.PosesScene.Exposure;

/**
 * Command line of the scenes: {@code NAME OUT SEED [TRAIN_GOOD TRAIN_DEFECT TEST_GOOD
 * TEST_DEFECT]}.
 */
public final class ExportScene {
  private static final int SIZES = 4;
  private static final Exposure CHANGING = new Exposure(0.4, 2);
  private static final Exposure STEADY = new Exposure(0.75, 1.35);

  private ExportScene() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 3 && args.length != 3 + SIZES) {
      System.err.println(
          "usage: poses|low-contrast|kinds OUT SEED [TRAIN_GOOD TRAIN_DEFECT TEST_GOOD TEST_DEFECT]");
      System.exit(2);
    }
    int[] sizes = Arrays.stream(args).skip(3).mapToInt(Integer::parseInt).toArray();
    export(args[0], Path.of(args[1]), Long.parseLong(args[2]), sizes);
  }

  /**
   * Writes a scene.
   *
   * @param name {@code poses}, {@code low-contrast} or {@code kinds}
   * @param sizes good and defect pictures of train, then of test; the scene's own when empty
   */
  public static void export(String name, Path out, long seed, int... sizes) throws IOException {
    int[] n = sizes.length == SIZES ? sizes : defaultSizes(name);
    Seed of = new Seed(seed).child("scene").child(name);
    new SceneExporter(scene(name, of), of, out)
        .write(List.of(new Subset("train", n[0], n[1]), new Subset("test", n[2], n[3])));
  }

  private static Scene scene(String name, Seed seed) {
    return switch (name) {
      case "poses" -> new PosesScene(SceneKind.named(), CHANGING);
      case "kinds" -> new PosesScene(List.of(SceneKind.values()), STEADY);
      case "low-contrast" -> new FaintScene(seed);
      default ->
          throw new IllegalArgumentException(
              "no such scene: " + name + " (poses, low-contrast, kinds)");
    };
  }

  private static int[] defaultSizes(String name) {
    return name.equals("kinds") ? new int[] {300, 440, 150, 330} : new int[] {300, 200, 150, 150};
  }
}
