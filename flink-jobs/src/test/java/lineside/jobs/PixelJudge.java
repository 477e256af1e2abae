package lineside.jobs;

import java.util.ArrayList;
import java.util.List;
import lineside.jobs.inspection.FrameJudge;
import lineside.jobs.inspection.JudgeSource;
import lineside.vision.detect.Detection;
import lineside.vision.detect.Region;
import org.bytedeco.javacpp.BytePointer;

/**
 * A model that finds a scratch where the first pixel is {@link #DEFECT} and is not sure where it is
 * {@link #DOUBTFUL}; travels with the job.
 */
final class PixelJudge implements JudgeSource, FrameJudge {
  static final int DEFECT = 200;
  static final int DOUBTFUL = 120;
  static final int GOOD = 10;
  private static final long serialVersionUID = 1L;

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
    for (View view : views) {
      try (BytePointer first = view.picture().mat().ptr(0)) {
        int shown = first.get() & 0xFF;
        boolean isDefect = shown == DEFECT;
        float sound = shown == DOUBTFUL ? 0.5f : 0.1f;
        List<Region> regions =
            isDefect
                ? List.of(new Region("scratch", 0.9f, 310.5, 20, 30, 40, 10, 40f, 35f))
                : List.of();
        detections.add(new Detection(isDefect ? 0.9f : sound, regions, new float[0]));
      }
    }
    return detections;
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
