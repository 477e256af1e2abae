package lineside.cli.distill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.item.ItemVersion;
import lineside.cli.demo.RunFailedException;
import lineside.cli.process.LearningProcess;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The package that a run makes, in a directory named by all that decides it. What is there already
 * is not learned again; a run that was killed goes on.
 */
final class Candidate {
  private static final String FOLDER = "candidate";
  private static final int SHORT_HASH = 8;

  private final DistillConfig config;
  private final ItemVersion version;
  private final @Nullable ModelPackage teacher;
  private final Path directory;

  /**
   * Chooses the directory.
   *
   * @param teacher loaded; null for none
   */
  Candidate(DistillConfig config, ItemVersion version, @Nullable ModelPackage teacher)
      throws IOException {
    this.config = config;
    this.version = version;
    this.teacher = teacher;
    this.directory = config.out().resolve("runs").resolve(name());
  }

  private String name() throws IOException {
    StringBuilder identity = new StringBuilder();
    identity.append(version.sha256()).append('\n').append(config.effort()).append('\n');
    identity.append(teacher == null ? "" : teacher.sha256()).append('\n');
    Path base = config.sources().base();
    if (base != null) {
      for (LabelledPicture picture : DataSet.open(base).pictures(Split.TRAIN)) {
        identity.append(base.relativize(picture.file())).append(' ');
        identity.append(Files.size(picture.file())).append('\n');
      }
    }
    String hash = Sha256.hex(identity.toString().getBytes(UTF_8)).substring(0, SHORT_HASH);
    return version.name() + "-" + hash;
  }

  /** Directory of the run. */
  Path directory() {
    return directory;
  }

  /**
   * The package, learned unless it is there.
   *
   * @throws RunFailedException when the process that learns does not end well; what it reached
   *     stays for the next run
   */
  ModelPackage learned(TeachingSet set, PrintWriter out, PrintWriter err)
      throws IOException, ModelPackageException, RunFailedException, InterruptedException {
    Path place = directory.resolve(FOLDER);
    if (!Files.exists(place.resolve(ModelPackage.CARD_FILE))) {
      int exit = LearningProcess.run(arguments(set, place), out, err);
      if (exit != 0) {
        throw new RunFailedException("learning ended with exit code " + exit + ", see above");
      }
    }
    return ModelPackage.load(place);
  }

  private List<String> arguments(TeachingSet set, Path place) {
    DistillConfig.Effort effort = config.effort();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--data", set.data().toString(), "--out", place.toString()));
    arguments.addAll(List.of("--size", effort.size().letter(), "--start", effort.start()));
    arguments.addAll(
        effort.steps() > 0
            ? List.of("--steps", Integer.toString(effort.steps()))
            : List.of("--minutes", Long.toString(effort.minutes())));
    arguments.addAll(List.of("--seed", Long.toString(effort.seed())));
    arguments.addAll(List.of("--threads", Integer.toString(effort.threads())));
    arguments.addAll(List.of("--name", "distilled-" + version.name()));
    arguments.addAll(List.of("--origin", "training items " + version.sha256()));
    Path large = config.packages().teacher();
    if (large != null) {
      arguments.addAll(List.of("--teacher", large.toString()));
    }
    return arguments;
  }
}
