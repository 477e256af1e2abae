package lineside.training;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.training.TrainingConfig.Effort;
import lineside.training.TrainingConfig.Start;
import lineside.training.fit.LearningRun;
import lineside.training.net.NetSize;
import lineside.training.start.BaseCheckpoint;
import lineside.vision.model.ModelPackageException;
import org.bytedeco.pytorch.global.torch;

/**
 * Learns a base checkpoint: {@code --data DIR --size n|s|m|l --steps N --seed N --out FILE}, with
 * {@code DIR} written by {@code lineside.footage.world.ExportWorld}. Resumable like a training.
 */
public final class BaseProcess {
  private BaseProcess() {}

  /** Runs to the end. */
  public static void main(String[] args) throws IOException, ModelPackageException {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    if (!options.keySet().containsAll(List.of("--data", "--size", "--steps", "--out"))) {
      System.err.println("--data, --size, --steps and --out are needed");
      System.exit(2);
    }
    Path out = Path.of(options.get("--out"));
    TrainingConfig config =
        new TrainingConfig(
            Path.of(options.get("--data")),
            out,
            "base",
            NetSize.of(requireNonNull(options.get("--size"), "--size is null")),
            new Effort(Duration.ZERO, Integer.parseInt(options.get("--steps")), Start.SCRATCH, 1),
            Long.parseLong(options.getOrDefault("--seed", "1")),
            null,
            TrainingConfig.Origin.UNKNOWN);
    torch.set_num_threads(1);
    torch.manual_seed(config.seed());
    PreparedData data = PreparedData.read(config, System.out::println);
    if (data.channels() != 1 || data.kinds().size() != BaseCheckpoint.KINDS) {
      throw new IOException(
          "a base checkpoint learns grey pictures of %d kinds, these are %d channels of %s"
              .formatted(BaseCheckpoint.KINDS, data.channels(), data.kinds()));
    }
    Path work = out.resolveSibling(out.getFileName() + ".training");
    LearningRun.Result result =
        new Candidates(config, data, System.out::println, work).run().get(0);
    BaseCheckpoint.save(result.net(), out);
    System.out.printf("%s: %s%n", out, result.validation().line());
    System.exit(0);
  }
}
