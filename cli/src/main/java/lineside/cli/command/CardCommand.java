package lineside.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.training.card.CardEvaluation;
import lineside.training.card.CardFacts;
import lineside.training.card.CardWriter;
import lineside.training.card.DataFacts;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.detect.DefectDetector;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The model card of a package that is there already. */
@Command(
    name = "card",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the model card of a package, measured on the test half of a data set, into its folder"
          + " card (index.html, card.md). The model stays the same.",
      "The card shows pictures of the data set."
    })
final class CardCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--model", required = true, paramLabel = "PACKAGE", description = "The package.")
  private Path model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Data set with pictures that the weights have not learned from in test.")
  private Path data;

  @Option(
      names = "--purpose",
      defaultValue = "Finds surface defects in pictures like those it learned from.",
      description = "What the model is for, a sentence (default: ${DEFAULT-VALUE}).")
  private String purpose;

  @Option(
      names = "--seconds",
      defaultValue = "300",
      description = "About how long measuring may take (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Override
  public Integer call() throws Exception {
    List<String> problems = new ArrayList<>();
    if (!Files.isDirectory(data.resolve("test"))) {
      problems.add("--data " + data + " has no folder test");
    }
    if (seconds < 1) {
      problems.add("--seconds is " + seconds + ", at least 1 is needed");
    }
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
    List<LabelledPicture> test = DataSet.open(data).pictures(Split.TEST);
    ModelPackage loaded = ModelPackage.load(model);
    CardFacts.Builder facts = CardFacts.of(purpose).data(DataFacts.of("test half", test));
    try (DefectDetector detector = DefectDetector.open(loaded, Provider.CPU, 1)) {
      facts.evaluation(CardEvaluation.of(detector, "Test half", test, Duration.ofSeconds(seconds)));
    }
    Path card = CardWriter.write(loaded, facts.build());
    spec.commandLine().getOut().println(card.resolve("index.html"));
    return 0;
  }
}
