package lineside.cli.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lineside.cli.replay.FootageFrames;
import lineside.footage.clip.FootageRenderer;
import lineside.footage.clip.ProgressListener;
import lineside.footage.scenario.Scenario;
import lineside.footage.scenario.ScenarioException;
import lineside.training.replay.ReplayFrame;
import lineside.training.replay.Truth;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Renders a scenario with other seeds and writes what a model says of every view and what the
 * sensors read: {@code MODEL SCENARIO OUT FIRST_SEED SEEDS NOISE}. The noise is added to every
 * picture before it is judged, standard deviation in grey levels: with 0 a good small model is
 * seldom in doubt. Files {@code SEED-views.csv} and {@code SEED-process.csv}; a seed that is there
 * is not made again.
 */
public final class ScoreRun {
  private static final int ARGUMENTS = 6;
  private static final long MAX_PIXELS = 1L << 22;

  private ScoreRun() {}

  /** Renders and scores. */
  public static void main(String[] args)
      throws IOException, ScenarioException, ModelPackageException, InvalidModelOutputException {
    if (args.length != ARGUMENTS) {
      System.err.println("usage: MODEL SCENARIO OUT FIRST_SEED SEEDS NOISE");
      System.exit(2);
    }
    Scenario scenario = Scenario.load(Path.of(args[1]));
    Path out = Files.createDirectories(Path.of(args[2]));
    long first = Long.parseLong(args[3]);
    long seeds = Long.parseLong(args[4]);
    double noise = Double.parseDouble(args[5]);
    try (DefectDetector detector =
        DefectDetector.open(ModelPackage.load(Path.of(args[0])), Provider.CPU, 1)) {
      for (long seed = first; seed < first + seeds; seed++) {
        if (!Files.exists(out.resolve(seed + "-views.csv"))) {
          score(withSeed(scenario, seed), noise, detector, out);
        }
      }
    }
  }

  private static Scenario withSeed(Scenario scenario, long seed) {
    return new Scenario(
        scenario.name(),
        seed,
        scenario.startAt(),
        scenario.durationMillis(),
        scenario.lines(),
        scenario.readings(),
        scenario.causes(),
        scenario.faults());
  }

  private static void score(Scenario scenario, double noise, DefectDetector detector, Path out)
      throws IOException, InvalidModelOutputException {
    Path footage = Files.createTempDirectory("study-");
    try {
      FootageRenderer.render(scenario, footage, ProgressListener.silent());
      Map<String, JsonNode> triggers = triggers(footage);
      opencv_core.setRNGSeed((int) scenario.seed());
      List<String> rows = new ArrayList<>();
      rows.add("camera,sequence,part,offsetMillis,score,truth");
      try (FootageFrames frames = FootageFrames.open(footage);
          PictureDecoder decoder = new PictureDecoder(MAX_PIXELS)) {
        for (Optional<ReplayFrame> frame = frames.next();
            frame.isPresent();
            frame = frames.next()) {
          JsonNode trigger = triggers.get(frame.get().name());
          if (trigger != null) {
            rows.add(row(frame.get(), trigger, score(frame.get(), noise, decoder, detector)));
          }
        }
      }
      Files.write(out.resolve(scenario.seed() + "-process.csv"), readings(footage));
      Files.write(out.resolve(scenario.seed() + "-views.csv"), rows);
    } finally {
      delete(footage);
    }
  }

  private static double score(
      ReplayFrame frame, double noise, PictureDecoder decoder, DefectDetector detector)
      throws IOException, InvalidModelOutputException {
    try (Picture picture = frame.content().decode(decoder)) {
      if (noise > 0) {
        add(noise, picture.mat());
      }
      return detector.detect(List.of(picture)).get(0).score();
    } catch (UndecodablePictureException e) {
      throw new IOException("rendered picture " + frame.name() + " cannot be decoded", e);
    }
  }

  private static void add(double noise, Mat pixels) {
    int depth = opencv_core.CV_16SC(pixels.channels());
    try (Mat drawn = new Mat(pixels.rows(), pixels.cols(), depth);
        Mat wide = new Mat();
        Mat none = new Mat(new double[] {0});
        Mat sigma = new Mat(new double[] {noise})) {
      opencv_core.randn(drawn, none, sigma);
      pixels.convertTo(wide, opencv_core.CV_16S);
      opencv_core.add(wide, drawn, wide);
      wide.convertTo(pixels, opencv_core.CV_8U);
    }
  }

  private static String row(ReplayFrame frame, JsonNode trigger, double score) {
    return String.format(
        Locale.ROOT,
        "%s,%d,%s,%d,%.9g,%s",
        frame.name().substring(0, frame.name().indexOf('/')),
        trigger.path("sequence").asLong(),
        trigger.path("partId").asText(),
        trigger.path("offsetMillis").asLong(),
        score,
        truth(frame.knownTruth()));
  }

  private static String truth(@Nullable Truth truth) {
    if (truth == null) {
      return "unknown";
    }
    return truth.label().equals(LabelledPicture.GOOD)
        ? "good"
        : truth.visibility().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, JsonNode> triggers(Path footage) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<String, JsonNode> byName = new HashMap<>();
    try (Stream<Path> files = Files.list(footage.resolve("clips"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
        String camera = String.valueOf(file.getFileName()).replace(".jsonl", "");
        for (String line : Files.readAllLines(file)) {
          JsonNode trigger = json.readTree(line);
          byName.put(camera + "/" + trigger.path("frame").asText(), trigger);
        }
      }
    }
    return byName;
  }

  private static List<String> readings(Path footage) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> rows = new ArrayList<>();
    rows.add("quantity,offsetMillis,value");
    for (String line : Files.readAllLines(footage.resolve("process.jsonl"))) {
      JsonNode reading = json.readTree(line);
      rows.add(
          String.format(
              Locale.ROOT,
              "%s,%d,%s",
              reading.path("quantity").asText(),
              reading.path("offsetMillis").asLong(),
              reading.path("value").asText()));
    }
    return rows;
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
