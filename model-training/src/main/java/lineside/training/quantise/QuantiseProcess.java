package lineside.training.quantise;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import lineside.training.data.HeldOut;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.Split;
import lineside.vision.model.ModelPackageException;

/**
 * A process that adds weights in whole numbers to a package: {@code --model PACKAGE --data DIR
 * [--sizes usual|any]}. Ranges come from those of the data set's {@code train} pictures that a
 * training learns from, the comparison from those that it holds out.
 */
public final class QuantiseProcess {
  private static final int REFUSED = 1;
  private static final int BAD_USAGE = 2;

  private QuantiseProcess() {}

  /** Runs; exit code 1 when the variant is not accurate enough, 2 for wrong options. */
  public static void main(String[] args) throws IOException, ModelPackageException {
    Map<String, String> options;
    Int8Variant.Settings settings;
    try {
      options = options(args);
      settings = settings(options.getOrDefault("--sizes", "usual"));
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(BAD_USAGE);
      return;
    }
    HeldOut split = HeldOut.of(DataSet.open(Path.of(options.get("--data"))).pictures(Split.TRAIN));
    Int8Variant.Outcome outcome =
        new Int8Variant(settings)
            .addTo(Path.of(options.get("--model")), split.learning(), split.held());
    System.out.printf(
        "%s %s%n%s%n", outcome.model().sha256(), outcome.model().directory(), outcome.line());
    if (outcome.refusal().isPresent()) {
      System.exit(REFUSED);
    }
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    if (!options.containsKey("--model") || !options.containsKey("--data")) {
      throw new IllegalArgumentException("--model and --data are needed");
    }
    return options;
  }

  private static Int8Variant.Settings settings(String sizes) {
    Int8Variant.Settings usual = Int8Variant.Settings.DEFAULT;
    return switch (sizes) {
      case "usual" -> usual;
      case "any" ->
          new Int8Variant.Settings(Int8Variant.Scope.ANY_SIZE, usual.quantiser(), usual.limits());
      default -> throw new IllegalArgumentException("--sizes is usual or any, not " + sizes);
    };
  }
}
