package lineside.jobs.inspection;

import java.util.ArrayList;
import java.util.List;
import lineside.jobs.deadletter.UnusableFrameException;
import lineside.schemas.record.DeadLetterReason;
import lineside.vision.detect.Detection;
import org.jspecify.annotations.Nullable;

/**
 * Runs the model over a micro-batch so that one picture that it fails on costs only that picture:
 * the batch at once, and when that fails, each picture alone.
 */
final class BatchJudgement {
  private final FrameJudge judge;

  /** What became of one picture; exactly one is set. */
  record Result(@Nullable Detection detection, @Nullable UnusableFrameException refusal) {}

  /** Takes the model; the caller closes it. */
  BatchJudgement(FrameJudge judge) {
    this.judge = judge;
  }

  /** One result a picture, in their order; empty for none. */
  List<Result> judge(List<FrameJudge.View> views) {
    if (views.isEmpty()) {
      return List.of();
    }
    try {
      return judgeTogether(views);
    } catch (UnusableFrameException e) {
      return views.size() == 1 ? List.of(new Result(null, e)) : judgeEach(views);
    }
  }

  private List<Result> judgeEach(List<FrameJudge.View> views) {
    List<Result> results = new ArrayList<>(views.size());
    for (FrameJudge.View view : views) {
      results.addAll(judge(List.of(view)));
    }
    return results;
  }

  private List<Result> judgeTogether(List<FrameJudge.View> views) throws UnusableFrameException {
    List<Detection> detections = detect(views);
    if (detections.size() != views.size()) {
      throw new UnusableFrameException(
          DeadLetterReason.MODEL_FAILED,
          "model gave " + detections.size() + " answers for " + views.size() + " pictures");
    }
    List<Result> results = new ArrayList<>(detections.size());
    for (Detection detection : detections) {
      results.add(checked(detection));
    }
    return results;
  }

  private List<Detection> detect(List<FrameJudge.View> views) throws UnusableFrameException {
    try {
      return judge.judge(views);
    } catch (RuntimeException e) {
      throw new UnusableFrameException(DeadLetterReason.MODEL_FAILED, "model run failed: " + e);
    }
  }

  private static Result checked(Detection detection) {
    if (Float.isFinite(detection.score())) {
      return new Result(detection, null);
    }
    return new Result(
        null,
        new UnusableFrameException(
            DeadLetterReason.MODEL_OUTPUT_INVALID, "image score is " + detection.score()));
  }
}
