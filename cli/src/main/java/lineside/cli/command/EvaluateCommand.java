package lineside.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.RunFailedException;
import lineside.training.card.Arithmetic;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.DuplicatePictures;
import lineside.vision.dataset.Evaluation;
import lineside.vision.dataset.EvaluationReport;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.PairedComparison;
import lineside.vision.dataset.ScoredPicture;
import lineside.vision.dataset.Split;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.GraphRace;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;
import lineside.vision.region.RegionFile;
import lineside.vision.region.RegionSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How good and how fast a model package is on labelled pictures. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Accuracy and speed of a model package on the test half of a data set.",
      "Files that do not read are named on stderr, left out and counted (problems in the JSON); the"
          + " exit code stays 0 unless --strict is given or nothing could be measured."
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final int FAILED_RUN = 1;

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
      names = "--baseline",
      paramLabel = "PACKAGE",
      description = "Another package, measured on the same pictures: differences with intervals.")
  private @Nullable Path baseline;

  @Option(
      names = "--regions",
      paramLabel = "FILE",
      description =
          "Where defects count, the same for all pictures: a PNG of their size, black where none"
              + " counts, or JSON with inspectedPolygons, ignoredPolygons and maskPng as in a"
              + " recipe's view.")
  private @Nullable Path regions;

  @Option(
      names = "--provider",
      defaultValue = "auto",
      description = "cpu, cuda or auto (default: ${DEFAULT-VALUE}).")
  private Provider provider;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "Threads of the model (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--bare",
      description = "Also time the graph beside a bare loop of the runtime on the same tensors.")
  private boolean isBare;

  @Option(names = "--strict", description = "End with 1 when a file could not be used.")
  private boolean isStrict;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    List<LabelledPicture> pictures = pictures();
    ModelPackage loaded = ModelPackage.load(model == null ? Surroundings.sampleModel() : model);
    EvaluationText text = new EvaluationText(spec.commandLine().getOut());
    PrintWriter err = spec.commandLine().getErr();
    RegionSet inspected = regions();
    Evaluation.InRegions measured = measure(loaded, pictures, inspected);
    EvaluationReport report = measured.report();
    report.problems().forEach(problem -> err.println("lineside: " + problem.line()));
    if (report.pictures().isEmpty()) {
      throw new RunFailedException(
          "none of the %d pictures in %s could be measured"
              .formatted(pictures.size(), data.resolve("test")));
    }
    EvaluationResult result = new EvaluationResult(loaded, report);
    text.print(loaded, report);
    if (regions != null) {
      text.print(measured);
      result.putRegions(measured);
    }
    double gigaMacs = Arithmetic.gigaMacs(Files.readAllBytes(loaded.onnx()));
    text.printArithmetic(gigaMacs);
    result.putArithmetic(gigaMacs);
    if (isBare) {
      RuntimeRace loop = race(loaded, report);
      text.print(loop);
      result.putRuntimeRace(loop);
    }
    DuplicatePictures doubles =
        DuplicatePictures.find(DataSet.open(data).pictures(Split.TRAIN), pictures);
    doubles.problems().forEach(problem -> err.println("lineside: " + problem.line()));
    EvaluationText.warn(err, doubles);
    result.putDoubles(doubles);
    if (baseline != null) {
      ModelPackage other = ModelPackage.load(baseline);
      PairedComparison comparison =
          PairedComparison.of(report, measure(other, pictures, inspected).report());
      text.print(other, comparison);
      result.putComparison(other, comparison);
    }
    write(result.json());
    boolean hasProblems = !report.problems().isEmpty() || !doubles.problems().isEmpty();
    return isStrict && hasProblems ? FAILED_RUN : 0;
  }

  private RuntimeRace race(ModelPackage loaded, EvaluationReport report)
      throws ModelPackageException, InvalidModelOutputException {
    try (GraphRace race = GraphRace.open(loaded, provider, threads)) {
      return RuntimeRace.run(race, report.pictures().stream().map(ScoredPicture::picture).toList());
    }
  }

  private Evaluation.InRegions measure(
      ModelPackage loaded, List<LabelledPicture> pictures, RegionSet inspected)
      throws ModelPackageException {
    try (DefectDetector detector = DefectDetector.open(loaded, provider, threads)) {
      return Evaluation.inRegions(detector, pictures, inspected);
    }
  }

  private RegionSet regions() throws BadConfigurationException {
    if (regions == null) {
      return RegionSet.WHOLE;
    }
    try {
      return RegionFile.read(regions);
    } catch (IOException e) {
      throw new BadConfigurationException(List.of("--regions: " + e.getMessage()));
    }
  }

  private void write(ObjectNode figures) throws IOException {
    if (json != null) {
      Files.writeString(json, figures.toPrettyString() + "\n");
    }
  }

  private List<LabelledPicture> pictures() throws Exception {
    List<String> problems = new ArrayList<>();
    if (!Files.isDirectory(data.resolve("test"))) {
      problems.add("--data " + data + " has no folder test");
    }
    if (json != null && Files.isDirectory(json)) {
      problems.add("--json " + json + " is a directory");
    }
    if (threads < 1) {
      problems.add("--threads is " + threads + ", at least 1 is needed");
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
}
