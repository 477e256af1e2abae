package lineside.bench.fuzz;

import java.util.ArrayList;
import java.util.List;
import lineside.jobs.inspection.FrameJudge;
import lineside.jobs.inspection.JudgeSource;
import lineside.vision.detect.Detection;

/** Finds every picture good: here the messages are the subject. Travels with the job. */
final class StubJudge implements JudgeSource, FrameJudge {
  private static final long serialVersionUID = 1L;
  private static final float SCORE = 0.1f;

  @Override
  public FrameJudge open() {
    return this;
  }

  @Override
  public Identity identity() {
    return new Identity("ab".repeat(32), 0.6f, 0.4f, "cpu");
  }

  @Override
  public List<Detection> judge(List<View> views) {
    List<Detection> detections = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      detections.add(new Detection(SCORE, List.of(), new float[0]));
    }
    return detections;
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
