package lineside.console.board;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Finding;
import lineside.schemas.record.Frame;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What the page knows of one camera. Keeps a few of the latest pictures, because the verdict on a
 * picture comes a little after it. Not thread-safe: owned by the board.
 */
final class CameraTile {
  private static final int STILLS_KEPT = 8;
  private static final int EVALUATIONS_KEPT = 24;

  private final String cameraId;
  private final Deque<Still> stills = new ArrayDeque<>();
  private final Map<String, ViewVerdict> recent = new LinkedHashMap<>();
  private String lineId = "";
  private String status = "";
  private String statusDetail = "";
  private @Nullable ViewVerdict verdict;

  CameraTile(String cameraId) {
    this.cameraId = cameraId;
  }

  void accept(Frame frame) {
    lineId = frame.getLineId();
    StillImages.of(frame).ifPresent(this::keep);
  }

  void accept(CameraState state) {
    lineId = state.getLineId();
    status = state.getStatus().name();
    statusDetail = state.getDetail();
  }

  void accept(ViewVerdict latest) {
    lineId = latest.getLineId();
    recent.put(latest.getViewId(), latest);
    if (recent.size() > EVALUATIONS_KEPT) {
      recent.remove(recent.keySet().iterator().next());
    }
    ViewVerdict shown = verdict;
    if (shown == null || !latest.getTriggeredAt().isBefore(shown.getTriggeredAt())) {
      verdict = latest;
    }
  }

  /**
   * Takes a view that was told before: later evidence has bettered its verdict, or it came twice.
   *
   * @return the verdict that it replaces; null when it replaces none of the latest
   */
  @Nullable ViewVerdict revise(ViewVerdict later) {
    ViewVerdict before = recent.get(later.getViewId());
    if (before == null || later.getEvaluatedAtMicros() <= before.getEvaluatedAtMicros()) {
      return null;
    }
    recent.put(later.getViewId(), later);
    ViewVerdict shown = verdict;
    if (shown != null && shown.getViewId().equals(later.getViewId())) {
      verdict = later;
    }
    return before;
  }

  Optional<Still> still(String viewId) {
    return stills.stream().filter(s -> s.viewId().equals(viewId)).findFirst();
  }

  BoardView.Tile view() {
    ViewVerdict shown = verdict;
    Still newest = stills.peekLast();
    if (shown == null) {
      return new BoardView.Tile(
          lineId,
          "",
          cameraId,
          status,
          statusDetail,
          "",
          "",
          "",
          null,
          null,
          newest == null ? null : newest.viewId(),
          List.of(),
          List.of());
    }
    boolean hasPicture = still(shown.getViewId()).isPresent();
    String pictureId = hasPicture ? shown.getViewId() : newest == null ? null : newest.viewId();
    return new BoardView.Tile(
        lineId,
        shown.getStationId(),
        cameraId,
        status,
        statusDetail,
        shown.getPartId(),
        shown.getResultEvaluation().name(),
        whyOf(shown),
        shown.getScore(),
        shown.getThreshold(),
        pictureId,
        recent.values().stream().map(view -> view.getResultEvaluation().name()).toList(),
        hasPicture ? marksOf(shown) : List.of());
  }

  private void keep(Still still) {
    stills.addLast(still);
    if (stills.size() > STILLS_KEPT) {
      stills.removeFirst();
    }
  }

  private static String whyOf(ViewVerdict verdict) {
    if (verdict.getResultEvaluation() == ResultEvaluation.UNDEFINED) {
      return verdict.getDetail().isEmpty()
          ? verdict.getUndefinedReason().name()
          : verdict.getDetail();
    }
    return String.join(
        ", ", verdict.getFindings().stream().map(Finding::getKind).distinct().toList());
  }

  private static List<BoardView.Mark> marksOf(ViewVerdict verdict) {
    double width = Math.max(1, verdict.getWidthPx());
    double height = Math.max(1, verdict.getHeightPx());
    return verdict.getFindings().stream()
        .map(
            finding ->
                new BoardView.Mark(
                    finding.getKind(),
                    finding.getScore(),
                    finding.getBox().getXPx() / width,
                    finding.getBox().getYPx() / height,
                    finding.getBox().getWidthPx() / width,
                    finding.getBox().getHeightPx() / height))
        .toList();
  }
}
