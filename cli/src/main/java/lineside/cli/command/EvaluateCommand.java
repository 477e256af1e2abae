package lineside.cli.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.Evaluation;
import lineside.vision.dataset.EvaluationReport;
import lineside.vision.dataset.ImageFigures;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.detect.DefectDetector;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How good and how fast a model package is on labelled pictures. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Accuracy and speed of a model package on the test half of a data set.")
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "PACKAGE",
      description = "Model package (default: the one that comes with the project).")
  private @Nullable Path model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Data set: test/good, test/defect or test/KIND, masks where there are any.")
  private Path data;

  @Option(
      names = "--provider",
      defaultValue = "auto",
      description = "cpu, cuda or auto (default: ${DEFAULT-VALUE}).")
  private Provider provider;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    List<LabelledPicture> pictures = pictures();
    ModelPackage loaded = ModelPackage.load(model == null ? Surroundings.sampleModel() : model);
    try (DefectDetector detector = DefectDetector.open(loaded, provider, 1)) {
      EvaluationReport report = Evaluation.of(detector, pictures);
      print(loaded, report.image());
      if (json != null) {
        Files.writeString(json, report.toJson() + "\n");
      }
    }
    return 0;
  }

  private List<LabelledPicture> pictures() throws Exception {
    List<String> problems = new ArrayList<>();
    if (!Files.isDirectory(data.resolve("test"))) {
      problems.add("--data " + data + " has no folder test");
    }
    if (json != null && Files.isDirectory(json)) {
      problems.add("--json " + json + " is a directory");
    }
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
    List<LabelledPicture> pictures = DataSet.open(data).pictures(Split.TEST);
    if (pictures.isEmpty()) {
      throw new BadConfigurationException("--data " + data + " has no picture in test");
    }
    return pictures;
  }

  private void print(ModelPackage loaded, ImageFigures figures) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("model        %s %s%n", loaded.card().name(), loaded.sha256());
    out.printf("pictures     %d good, %d defect%n", figures.good(), figures.defect());
    out.printf("auroc        %.4f%n", figures.auroc());
    out.printf("ap           %.4f%n", figures.ap());
    out.printf("escape rate  %.4f%n", figures.escapeRate());
    out.printf("overkill     %.4f%n", figures.overkillRate());
  }
}
