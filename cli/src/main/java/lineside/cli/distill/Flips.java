package lineside.cli.distill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import lineside.cli.demo.RunFailedException;
import lineside.cli.terminal.Terminal;
import lineside.training.replay.FlipReport;
import lineside.training.replay.FolderFrames;
import lineside.training.replay.Replay;
import lineside.training.replay.ReplayConfig;
import lineside.training.replay.ReplayResult;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.QualificationException;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;

/** Shows the active package and a candidate the same pictures and writes the flip report. */
final class Flips {
  private final ModelPackage active;
  private final ModelPackage candidate;
  private final Provider provider;

  Flips(ModelPackage active, ModelPackage candidate, Provider provider) {
    this.active = active;
    this.candidate = candidate;
    this.provider = provider;
  }

  /**
   * Replays.
   *
   * @param pictures folder of pictures
   * @param report directory of the report
   */
  ReplayResult replay(Path pictures, Path report, Terminal terminal)
      throws IOException, ModelPackageException, RunFailedException {
    Set<String> kinds = new HashSet<>(active.classes());
    kinds.addAll(candidate.classes());
    try (FolderFrames frames = FolderFrames.open(pictures, kinds);
        DefectDetector before = qualified(active);
        DefectDetector after = qualified(candidate)) {
      ReplayConfig config = new ReplayConfig(Long.MAX_VALUE, ReplayConfig.DEFAULT_FLIPS);
      ReplayResult result =
          new Replay(before, after, config, System::nanoTime)
              .run(frames, seen -> terminal.progress(seen + " pictures replayed"));
      FlipReport.write(result, report);
      return result;
    }
  }

  private DefectDetector qualified(ModelPackage model)
      throws ModelPackageException, RunFailedException {
    DefectDetector detector = DefectDetector.open(model, provider, 1);
    try {
      detector.qualify();
      return detector;
    } catch (QualificationException e) {
      detector.close();
      throw new RunFailedException(model.directory() + " does not qualify: " + e.getMessage());
    }
  }
}
