package lineside.jobs.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.Box;
import lineside.schemas.record.Finding;
import lineside.schemas.record.ViewVerdict;

/**
 * Recognises on continuous material the finding that goes on where the segment before it ended, so
 * that a defect across two segments counts once. Views of one camera come in their order. Works on
 * state that the caller keeps; not thread-safe.
 */
public final class SegmentSeam {
  /** Cameras remembered; more are forged. */
  private static final int MAX_CAMERAS = 256;

  private final State state;

  /** Works on {@code state}. */
  public SegmentSeam(State state) {
    this.state = state;
  }

  /** State: a Flink POJO. */
  public static final class State {
    /** Where the latest segment of each camera ended. */
    public Map<String, Edge> edges = new HashMap<>();

    /** No segment seen. */
    public State() {}
  }

  /** What reached the end of a segment. */
  public record Edge(long epoch, long sequence, String coil, List<Span> spans) {}

  /** Extent across the material, pixels of the original image, the second excluded. */
  public record Span(int fromPx, int toPx) {
    boolean overlaps(Box box) {
      return box.getXPx() < toPx && fromPx < box.getXPx() + box.getWidthPx();
    }
  }

  /** The view with {@code continuesPrevious} set where it holds; the argument is not changed. */
  public ViewVerdict join(ViewVerdict view) {
    Edge before = state.edges.get(view.getCameraId());
    String coil = coilOf(view.getPartId());
    if (state.edges.size() < MAX_CAMERAS || before != null) {
      state.edges.put(
          view.getCameraId(),
          new Edge(view.getEpoch(), view.getSequence(), coil, endSpans(view.getFindings())));
    }
    return before != null && isNeighbour(before, view, coil) ? marked(view, before) : view;
  }

  private static boolean isNeighbour(Edge before, ViewVerdict view, String coil) {
    return before.epoch() == view.getEpoch()
        && before.sequence() + 1 == view.getSequence()
        && before.coil().equals(coil)
        && !before.spans().isEmpty();
  }

  private static ViewVerdict marked(ViewVerdict view, Edge before) {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : view.getFindings()) {
      boolean continues =
          finding.getTouchesStart()
              && before.spans().stream().anyMatch(span -> span.overlaps(finding.getBox()));
      findings.add(
          continues ? Finding.newBuilder(finding).setContinuesPrevious(true).build() : finding);
    }
    return ViewVerdict.newBuilder(view).setFindings(findings).build();
  }

  private static List<Span> endSpans(List<Finding> findings) {
    List<Span> spans = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding.getTouchesEnd()) {
        Box box = finding.getBox();
        spans.add(new Span(box.getXPx(), box.getXPx() + box.getWidthPx()));
      }
    }
    return spans;
  }

  private static String coilOf(String partId) {
    int slash = partId.lastIndexOf('/');
    return slash < 0 ? partId : partId.substring(0, slash);
  }
}
