package lineside.jobs.inspection;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import lineside.jobs.deadletter.UnusableFrameException;
import lineside.jobs.process.SharedPerProcess;
import lineside.schemas.record.DeadLetterReason;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.Detection;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.detect.QualificationException;
import lineside.vision.machine.CpuQuota;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model package on disk: loaded and qualified once in a process, shared by its subtasks.
 *
 * @param directory of the package, text because a Path does not travel
 * @param provider where it computes
 * @param threads threads of one run of the model; {@link #SHARE_OF_QUOTA}: as many as the quota of
 *     the process gives to each of the subtasks that share it
 */
public record PackagedModel(String directory, Provider provider, int threads)
    implements JudgeSource {
  /** As many threads as there are processors for each subtask of the process. */
  public static final int SHARE_OF_QUOTA = 0;

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(PackagedModel.class);

  private static final SharedPerProcess<PackagedModel, DefectDetector> DETECTORS =
      new SharedPerProcess<>();

  /** Checks the range. */
  public PackagedModel {
    if (threads < SHARE_OF_QUOTA) {
      throw new IllegalArgumentException("threads is " + threads + ", must not be negative");
    }
  }

  /** Pictures that a package takes and kinds that it names, as {@link FrameJudge#takes()}. */
  public static String takes(ModelCard card) {
    return "pictures of %d channel(s), kinds %s"
        .formatted(card.input().channels(), new TreeSet<>(card.classes()));
  }

  @Override
  public JudgeSource sharedBy(int subtasks) {
    return threads == SHARE_OF_QUOTA
        ? new PackagedModel(directory, provider, CpuQuota.ofThisProcess().threadsPerRun(subtasks))
        : this;
  }

  @Override
  public FrameJudge open() throws Exception {
    if (threads == SHARE_OF_QUOTA) {
      return sharedBy(1).open();
    }
    return new Share(this, DETECTORS.acquire(this, PackagedModel::load));
  }

  private DefectDetector load() throws Exception {
    ModelPackage model = ModelPackage.load(Path.of(directory));
    DefectDetector detector = DefectDetector.open(model, provider, threads);
    try {
      detector.qualify();
      detector.warm();
    } catch (QualificationException | InvalidModelOutputException | RuntimeException e) {
      detector.close();
      throw e;
    }
    LOG.info(
        "model {} ({}) qualified on {}, {} threads, plateau at {} pictures a run",
        model.sha256(),
        model.directory(),
        detector.provider(),
        threads,
        detector.plateauBatch());
    return detector;
  }

  /** One subtask's share of a detector. */
  private record Share(PackagedModel key, DefectDetector detector) implements FrameJudge {
    @Override
    public Identity identity() {
      // Weights in integers decide with thresholds of their own.
      ModelCard.Thresholds thresholds = detector.thresholds();
      return new Identity(
          detector.model().sha256(),
          thresholds.notOk(),
          thresholds.undecidableFrom(),
          detector.provider());
    }

    @Override
    public String takes() {
      return PackagedModel.takes(detector.model().card());
    }

    @Override
    public List<Detection> judge(List<View> views) throws UnusableFrameException {
      try {
        return detector.detect(
            views.stream().map(View::picture).toList(), views.stream().map(View::area).toList());
      } catch (InvalidModelOutputException e) {
        throw new UnusableFrameException(
            DeadLetterReason.MODEL_OUTPUT_INVALID, String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void close() {
      DETECTORS.release(key, DefectDetector::close);
    }
  }
}
