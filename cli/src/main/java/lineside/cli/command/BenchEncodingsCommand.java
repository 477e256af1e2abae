package lineside.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.bench.Extent;
import lineside.bench.encoding.EncodingBench;
import lineside.bench.encoding.PictureSet;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.FootageCache;
import lineside.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what encodings cost and save. */
@Command(
    name = "encodings",
    mixinStandardHelpOptions = true,
    description =
        "Measures each encoding on one core: MB/s of encoding and decoding, ratio, likeness; on"
            + " rendered footage and on folders of pictures.")
final class BenchEncodingsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description = "Folder of pictures, with its sub-folders; repeatable.")
  private List<Path> folders = List.of();

  @Option(
      names = "--footage",
      paramLabel = "DIR",
      description = "Rendered footage (default: that of the demo, rendered when it is not there).")
  private @Nullable Path footage;

  @Option(
      names = "--pictures",
      defaultValue = "16",
      paramLabel = "N",
      description = "Pictures of each folder and camera (default: ${DEFAULT-VALUE}).")
  private int pictures;

  @Option(names = "--quick", description = "Short rounds: to see that it works.")
  private boolean isQuick;

  @Mixin private final BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws Exception {
    List<PictureSet> sets = sets();
    return output.of(
        (directory, progress) ->
            EncodingBench.run(sets, isQuick ? Extent.QUICK : Extent.FULL, progress));
  }

  private List<PictureSet> sets() throws BadConfigurationException, IOException {
    List<String> problems = new ArrayList<>();
    if (pictures < 1) {
      problems.add("--pictures is " + pictures + ", must be at least 1");
    }
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        problems.add("--images " + folder + " is no directory");
      }
    }
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
    List<PictureSet> sets = new ArrayList<>(BenchPictures.ofFootage(footage(), pictures));
    for (Path folder : folders) {
      sets.add(BenchPictures.ofFolder(folder, pictures));
    }
    return sets;
  }

  private Path footage() throws BadConfigurationException, IOException {
    Path named = footage;
    if (named != null) {
      return named;
    }
    Terminal terminal = Terminal.system(spec.commandLine().getErr());
    return new FootageCache(Surroundings.caches().resolve("footage"), terminal)
        .footageOf(Surroundings.demoScenario());
  }
}
