package lineside.jobs.inspection;

import java.util.ArrayList;
import java.util.List;
import lineside.jobs.deadletter.UnusableFrameException;
import lineside.schemas.record.DeadLetterReason;
import lineside.vision.detect.Detection;
import lineside.vision.frame.Picture;
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
  List<Result> judge(List<Picture> pictures) {
    if (pictures.isEmpty()) {
      return List.of();
    }
    try {
      return judgeTogether(pictures);
    } catch (UnusableFrameException e) {
      return pictures.size() == 1 ? List.of(new Result(null, e)) : judgeEach(pictures);
    }
  }

  private List<Result> judgeEach(List<Picture> pictures) {
    List<Result> results = new ArrayList<>(pictures.size());
    for (Picture picture : pictures) {
      results.addAll(judge(List.of(picture)));
    }
    return results;
  }

  private List<Result> judgeTogether(List<Picture> pictures) throws UnusableFrameException {
    List<Detection> detections = detect(pictures);
    if (detections.size() != pictures.size()) {
      throw new UnusableFrameException(
          DeadLetterReason.MODEL_FAILED,
          "model gave " + detections.size() + " answers for " + pictures.size() + " pictures");
    }
    List<Result> results = new ArrayList<>(detections.size());
    for (Detection detection : detections) {
      results.add(checked(detection));
    }
    return results;
  }

  private List<Detection> detect(List<Picture> pictures) throws UnusableFrameException {
    try {
      return judge.judge(pictures);
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
