package lineside.footage.clip;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lineside.footage.clip.FrameTaker.Taken;
import lineside.footage.defect.Photographer;
import lineside.footage.plan.FactoryPlan;
import lineside.footage.plan.LinePlan;
import lineside.footage.plan.PlannedPart;
import lineside.footage.plan.PlannedShot;
import lineside.footage.render.Studio;
import lineside.footage.scenario.LineSpec;
import lineside.footage.scenario.Scenario;
import lineside.footage.truth.JsonLines;
import lineside.footage.truth.LineLogs;
import lineside.footage.truth.LineTruth;
import lineside.footage.truth.RecipeFile;
import lineside.footage.truth.Sighting;
import lineside.footage.truth.TruthFiles;

/**
 * Renders a scenario into a footage directory: clips, masks, truth, causes, part context, process
 * readings and recipes. The same scenario gives the same bytes. A directory appears under its name
 * only when it is complete. Used by one thread; draws frames on all cores.
 */
public final class FootageRenderer {
  private static final int FORMAT_VERSION = 1;
  private static final int CHUNK = 32;
  private static final String MARKER = "footage.json";
  private final Scenario scenario;
  private final Photographer photographer;
  private final ProgressListener listener;
  private long done;
  private long total;

  private FootageRenderer(Scenario scenario, ProgressListener listener) {
    this.scenario = scenario;
    this.listener = listener;
    this.photographer = new Photographer(new Studio(scenario.rootSeed().child("studio")));
  }

  /**
   * Renders a scenario.
   *
   * @param scenario what to render
   * @param out directory to create; must not exist, or be empty
   * @param listener is told after every few frames
   */
  public static void render(Scenario scenario, Path out, ProgressListener listener)
      throws IOException {
    Path target = out.toAbsolutePath().normalize();
    Path name = target.getFileName();
    if (name == null) {
      throw new IOException("footage rendering failed: not a directory name: " + out);
    }
    if (Files.exists(target) && !isEmptyDirectory(target)) {
      throw new FileAlreadyExistsException(
          target.toString(), null, "footage rendering refused: exists and is not empty");
    }
    Path unfinished = target.resolveSibling(name + ".unfinished");
    delete(unfinished);
    Files.createDirectories(unfinished.resolve("clips"));
    Files.createDirectories(unfinished.resolve("masks"));
    new FootageRenderer(scenario, listener).renderInto(unfinished);
    Files.deleteIfExists(target);
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether a directory holds footage that was rendered to its end. */
  public static boolean isComplete(Path footage) {
    return Files.isRegularFile(footage.resolve(MARKER));
  }

  private void renderInto(Path out) throws IOException {
    List<LinePlan> plans = FactoryPlan.of(scenario, photographer);
    total =
        plans.stream().mapToLong(p -> p.parts().size() * (long) p.line().cameras().size()).sum();
    RecipeFile.write(out.resolve("recipes.json"), scenario);
    LineLogs.writeContext(out.resolve("context.jsonl"), plans);
    LineLogs.writeReadings(out.resolve("process.jsonl"), scenario);
    List<LineTruth> truths = new ArrayList<>();
    for (LinePlan plan : plans) {
      truths.add(renderLine(out, plan));
    }
    TruthFiles.writeParts(out.resolve("truth.jsonl"), truths);
    TruthFiles.writeCauses(out.resolve("causes.json"), scenario, truths);
    JsonLines.writeDocument(out.resolve(MARKER), description());
  }

  private LineTruth renderLine(Path out, LinePlan plan) throws IOException {
    FrameTaker taker = new FrameTaker(photographer, plan, scenario.rootSeed());
    List<Sighting> sightings = new ArrayList<>();
    for (int camera = 0; camera < plan.line().cameras().size(); camera++) {
      String cameraId = plan.line().cameras().get(camera).cameraId();
      try (CameraClip clip = new CameraClip(out, plan.line(), cameraId)) {
        for (int from = 0; from < plan.parts().size(); from += CHUNK) {
          int to = Math.min(plan.parts().size(), from + CHUNK);
          renderChunk(plan.parts().subList(from, to), camera, taker, new Sink(clip, sightings));
        }
      }
    }
    return new LineTruth(plan, sightings);
  }

  private record Sink(CameraClip clip, List<Sighting> sightings) {}

  private void renderChunk(List<PlannedPart> parts, int camera, FrameTaker taker, Sink sink)
      throws IOException {
    List<Taken> frames =
        parts.parallelStream().map(part -> taker.take(part, part.shots().get(camera))).toList();
    for (int i = 0; i < frames.size(); i++) {
      PlannedPart part = parts.get(i);
      PlannedShot shot = part.shots().get(camera);
      Taken taken = frames.get(i);
      sink.clip().add(part, shot, taken);
      for (int d = 0; d < shot.defects().size(); d++) {
        sink.sightings()
            .add(new Sighting(part, shot, shot.defects().get(d), taken.visibilities().get(d)));
      }
    }
    done += frames.size();
    listener.framesDone(done, total);
  }

  private ObjectNode description() {
    ObjectNode node = JsonLines.object();
    node.put("formatVersion", FORMAT_VERSION);
    node.put("scenario", scenario.name());
    node.put("seed", scenario.seed());
    node.put("startAt", scenario.startAt().toString());
    node.put("durationMillis", scenario.durationMillis());
    ArrayNode lines = node.putArray("lines");
    for (LineSpec line : scenario.lines()) {
      ObjectNode entry = lines.addObject();
      entry.put("lineId", line.lineId());
      ArrayNode cameras = entry.putArray("cameras");
      line.cameras().forEach(camera -> cameras.add(camera.cameraId()));
    }
    return node;
  }

  private static boolean isEmptyDirectory(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
