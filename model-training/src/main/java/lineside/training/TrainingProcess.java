package lineside.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lineside.training.TrainingConfig.Effort;
import lineside.training.TrainingConfig.Gate;
import lineside.training.TrainingConfig.Start;
import lineside.training.TrainingConfig.Teaching;
import lineside.training.net.NetSize;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import org.jspecify.annotations.Nullable;

/**
 * A process that does nothing but learn: {@code --data DIR --out DIR [--size n|s|m|l] [--minutes N
 * | --steps N] [--seed N] [--threads N] [--start auto|base|scratch] [--teacher PACKAGE] [--folds N]
 * [--name TEXT] [--commit TEXT] [--origin TEXT]}. Learning runs apart from inspection because a
 * fault of its native library ends the process.
 */
public final class TrainingProcess {
  private static final int FAILED = 1;
  private static final int BAD_USAGE = 2;

  private TrainingProcess() {}

  /** Runs; exit code 2 for wrong options, 1 when the run failed. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    try {
      ModelPackage model = Training.run(config(options(args)), System.out::println);
      System.out.printf("%s %s%n", model.sha256(), model.directory());
      return 0;
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      return BAD_USAGE;
    } catch (IOException | ModelPackageException failed) {
      System.err.println(failed.getMessage());
      return FAILED;
    }
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new HashMap<>();
    if (args.length % 2 != 0) {
      throw new IllegalArgumentException("options come in pairs: --name value");
    }
    for (int i = 0; i < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    return options;
  }

  /** What was asked for, without the paths and words of one machine. */
  private static String command(Map<String, String> options) {
    StringBuilder command = new StringBuilder("train --data DATA --out PACKAGE");
    for (String option :
        new String[] {
          "--size", "--steps", "--minutes", "--seed", "--threads", "--start", "--folds"
        }) {
      if (options.containsKey(option)) {
        command.append(' ').append(option).append(' ').append(options.get(option));
      }
    }
    return command.append(options.containsKey("--teacher") ? " --teacher PACKAGE" : "").toString();
  }

  private static @Nullable Teaching teaching(@Nullable String teacher) {
    return teacher == null ? null : new Teaching(Path.of(teacher), Gate.NOT_WORSE_THAN_ALONE);
  }

  private static TrainingConfig config(Map<String, String> options) {
    if (!options.containsKey("--data") || !options.containsKey("--out")) {
      throw new IllegalArgumentException("--data and --out are needed");
    }
    NetSize size = NetSize.of(options.getOrDefault("--size", "s"));
    Duration time =
        Duration.ofSeconds(
            Math.round(60 * Double.parseDouble(options.getOrDefault("--minutes", "5"))));
    Effort effort =
        new Effort(
            options.containsKey("--steps") ? Duration.ZERO : time,
            Integer.parseInt(options.getOrDefault("--steps", "0")),
            Start.valueOf(options.getOrDefault("--start", "auto").toUpperCase(Locale.ROOT)),
            Integer.parseInt(options.getOrDefault("--threads", "1")));
    return new TrainingConfig(
        Path.of(options.get("--data")),
        Path.of(options.get("--out")),
        options.getOrDefault("--name", size.letter()),
        size,
        effort,
        Long.parseLong(options.getOrDefault("--seed", "1")),
        teaching(options.get("--teacher")),
        new TrainingConfig.Origin(
            command(options),
            options.getOrDefault("--commit", ""),
            options.getOrDefault("--origin", ""),
            List.of()),
        Integer.parseInt(options.getOrDefault("--folds", "0")));
  }
}
