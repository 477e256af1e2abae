package lineside.bench.plant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lineside.bench.figure.JavaThreads;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;
import lineside.vision.model.ModelPackage;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The inspection job over frames that all wait on the broker: how fast it goes when nothing but it
 * limits it.
 *
 * @param millisPerFrame wall time between view verdicts, once it runs
 * @param cpuMillisPerFrame processor time of all Java threads in that time, without what they take
 *     of each second while there is nothing to do
 * @param idleShare that: processors that the job takes while no frame comes
 * @param checkpoints those that it made
 * @param notOkShare share of the frames that were rejected
 */
public record SaturatedRun(
    double millisPerFrame,
    double cpuMillisPerFrame,
    double idleShare,
    RunningJob.Checkpoints checkpoints,
    double notOkShare) {
  /** Share of the frames that are left out of the figures: the compiler works on them. */
  private static final double WARM_UP = 0.3;

  private static final double MICROS_PER_MILLI = 1000;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final long IDLE_NANOS = Duration.ofSeconds(3).toNanos();

  /** Polls between two looks whether the job is alive. */
  private static final int LOOKS = 20;

  private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();

  /**
   * Runs until every frame has its verdict.
   *
   * @param frames that were preloaded
   * @param checkpoints time between checkpoints
   * @throws IllegalStateException when a verdict is missing or is none of a picture
   */
  public static SaturatedRun of(
      Plant plant, ModelPackage model, PlantMap map, int frames, Duration checkpoints)
      throws Exception {
    int from = (int) Math.round(frames * WARM_UP);
    List<Long> evaluated = new ArrayList<>();
    long cpuAtStart = 0;
    long wallAtStart = 0;
    long looks = 0;
    int seenAtStart = 0;
    int notOk = 0;
    try (Listener listener = new Listener(plant.bootstrapServers(), Topic.VIEW_VERDICT);
        RunningJob job = plant.submit(model, map, checkpoints)) {
      long begun = System.nanoTime();
      while (evaluated.size() < frames) {
        for (SpecificRecordBase message : listener.poll()) {
          ViewVerdict verdict = (ViewVerdict) message;
          evaluated.add(evaluatedAt(verdict));
          notOk += verdict.getResultEvaluation() == ResultEvaluation.NOT_OK ? 1 : 0;
        }
        if (seenAtStart == 0 && evaluated.size() >= from) {
          cpuAtStart = JavaThreads.cpuNanos();
          wallAtStart = System.nanoTime();
          seenAtStart = evaluated.size();
        }
        if (System.nanoTime() - begun > PATIENCE_NANOS) {
          throw new IllegalStateException(
              "%d of %d view verdicts came in time".formatted(evaluated.size(), frames));
        }
        if (looks++ % LOOKS == 0) {
          job.requireAlive();
        }
      }
      long cpuNanos = JavaThreads.cpuNanos() - cpuAtStart;
      long wallNanos = System.nanoTime() - wallAtStart;
      double idle = idleShare(listener);
      evaluated.sort(Long::compare);
      double micros = evaluated.get(frames - 1) - evaluated.get(from);
      return new SaturatedRun(
          micros / MICROS_PER_MILLI / (frames - 1 - from),
          (cpuNanos - idle * wallNanos) / NANOS_PER_MILLI / Math.max(1, frames - seenAtStart),
          idle,
          job.checkpoints(),
          (double) notOk / frames);
    }
  }

  /**
   * Runs once for nothing, so that classes are loaded and the compiler has seen what is measured
   * next.
   */
  public static void warmUp(Plant plant, ModelPackage model, PlantMap map, int frames)
      throws Exception {
    of(plant, model, map, frames, Plant.NO_CHECKPOINTS);
  }

  private static double idleShare(Listener listener) {
    long begun = System.nanoTime();
    long cpu = JavaThreads.cpuNanos();
    while (System.nanoTime() - begun < IDLE_NANOS) {
      listener.poll();
    }
    return (double) (JavaThreads.cpuNanos() - cpu) / (System.nanoTime() - begun);
  }

  private static long evaluatedAt(ViewVerdict verdict) {
    if (verdict.getModelSha256() == null || verdict.getModelSha256().isEmpty()) {
      throw new IllegalStateException(
          "a frame was not judged: %s %s"
              .formatted(verdict.getUndefinedReason(), verdict.getDetail()));
    }
    return verdict.getEvaluatedAtMicros();
  }
}
