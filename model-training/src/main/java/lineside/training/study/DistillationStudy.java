package lineside.training.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.training.Training;
import lineside.training.TrainingConfig;
import lineside.training.TrainingConfig.Effort;
import lineside.training.TrainingConfig.Gate;
import lineside.training.TrainingConfig.Start;
import lineside.training.TrainingConfig.Teaching;
import lineside.training.net.NetSize;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.Evaluation;
import lineside.vision.dataset.EvaluationReport;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.detect.DefectDetector;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Student alone, distilled student and teacher, for few, some and all labels: {@code --data DIR
 * --out DIR [--labels 10,30,all] [--seeds 1,2,3] [--teacher-steps N] [--student-steps N] [--student
 * s] [--teacher l]}. Every cell is a file {@code cells/NAME.json}; a cell that is there is not made
 * again, so a study that was killed goes on. All runs start from the base checkpoint. Runs are
 * measured in steps, so that another load on the machine changes no figure.
 */
public final class DistillationStudy {
  private static final int ALL = Integer.MAX_VALUE;

  private final Map<String, String> options;
  private final Path data;
  private final Path out;
  private final ObjectMapper json = new ObjectMapper();

  private DistillationStudy(Map<String, String> options) {
    this.options = options;
    this.data = Path.of(options.get("--data")).toAbsolutePath().normalize();
    this.out = Path.of(options.get("--out")).toAbsolutePath().normalize();
  }

  /** Runs what is missing. */
  public static void main(String[] args) throws IOException, ModelPackageException {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    if (!options.containsKey("--data") || !options.containsKey("--out")) {
      System.err.println("--data and --out are needed");
      System.exit(2);
    }
    new DistillationStudy(options).run();
  }

  private void run() throws IOException, ModelPackageException {
    for (String seed : option("--seeds", "1,2,3").split(",", -1)) {
      for (String labels : option("--labels", "10,30,all").split(",", -1)) {
        cell(labels, Long.parseLong(seed));
      }
    }
  }

  private String option(String name, String usual) {
    return options.getOrDefault(name, usual);
  }

  private void cell(String labels, long seed) throws IOException, ModelPackageException {
    int defects = labels.equals("all") ? ALL : Integer.parseInt(labels);
    String name = "%s-%d".formatted(labels, seed);
    Path set = out.resolve("sets").resolve(name);
    Path labelled = out.resolve("sets").resolve(name + "-labelled");
    LabelSubset.write(data, set, defects, LabelSubset.Rest.UNLABELLED, seed);
    LabelSubset.write(data, labelled, defects, LabelSubset.Rest.GONE, seed);
    NetSize large = NetSize.of(option("--teacher", "l"));
    NetSize small = NetSize.of(option("--student", "s"));
    int teacherSteps = Integer.parseInt(option("--teacher-steps", "900"));
    int studentSteps = Integer.parseInt(option("--student-steps", "700"));
    Lesson teacher = new Lesson(name + "-teacher", labelled, large, teacherSteps, seed);
    Lesson alone = new Lesson(name + "-alone", labelled, small, studentSteps, seed);
    Lesson distilled = new Lesson(name + "-distilled", set, small, studentSteps, seed);
    Path master = learn(teacher, null);
    learn(alone, null);
    learn(distilled, new Teaching(master, Gate.NONE));
  }

  private record Lesson(String name, Path data, NetSize size, int steps, long seed) {}

  private Path learn(Lesson lesson, @Nullable Teaching teaching)
      throws IOException, ModelPackageException {
    Path model = out.resolve("models").resolve(lesson.name());
    Path result = out.resolve("cells").resolve(lesson.name() + ".json");
    if (Files.isRegularFile(result)) {
      return model;
    }
    TrainingConfig config =
        new TrainingConfig(
            lesson.data(),
            model,
            lesson.name(),
            lesson.size(),
            new Effort(Duration.ZERO, lesson.steps(), Start.BASE, 1),
            lesson.seed(),
            teaching,
            TrainingConfig.Origin.UNKNOWN);
    ModelPackage trained =
        Training.run(config, line -> System.out.printf("%s: %s%n", lesson.name(), line));
    ObjectNode figures = figures(trained);
    Files.createDirectories(result.resolveSibling("."));
    Path draft = result.resolveSibling(lesson.name() + ".draft");
    Files.write(draft, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(figures));
    Files.move(draft, result, StandardCopyOption.ATOMIC_MOVE);
    System.out.printf(
        "%s: image AUROC %.4f, pixel AP %.4f%n",
        lesson.name(), figures.path("imageAuroc").asDouble(), figures.path("pixelAp").asDouble());
    return model;
  }

  private ObjectNode figures(ModelPackage model) throws IOException, ModelPackageException {
    List<LabelledPicture> test = DataSet.open(data).pictures(Split.TEST);
    try (DefectDetector detector = DefectDetector.open(model, Provider.CPU, 1)) {
      EvaluationReport report = Evaluation.of(detector, test);
      ObjectNode node = json.createObjectNode();
      node.put("imageAuroc", report.image().auroc());
      report.pixel().ifPresent(pixel -> node.put("pixelAp", pixel.ap()));
      node.set("test", json.readTree(report.toJson()));
      node.put("seconds", model.card().provenance().at("/seconds").asLong());
      node.put("steps", model.card().provenance().at("/steps").asLong());
      node.set("runs", model.card().provenance().at("/runs"));
      return node;
    }
  }
}
