package lineside.console.live;

import java.util.List;
import lineside.console.shape.CountShape;
import lineside.console.shape.ViewShape;
import org.jspecify.annotations.Nullable;

/**
 * A station as a tile shows it.
 *
 * @param key line and station
 * @param andon stop, warn, run, blind or idle
 * @param andonReason alarm, camera, reject, undecided, quiet or none
 * @param recent evaluations of the latest views, the oldest first
 */
public record StationShape(
    String key,
    String lineId,
    String stationId,
    String andon,
    String andonReason,
    @Nullable Passage current,
    @Nullable Passage lastReject,
    List<String> recent,
    CountShape counts,
    List<CameraShape> cameras) {

  /** Copies the lists. */
  public StationShape {
    recent = List.copyOf(recent);
    cameras = List.copyOf(cameras);
  }

  /**
   * A part at the station.
   *
   * @param why kinds of defect, or why it was not inspected
   * @param at time of its trigger
   * @param seenAt when the console heard of it; 0 when that was in an earlier life
   */
  public record Passage(
      String partId,
      int attempt,
      String evaluation,
      String why,
      long at,
      long seenAt,
      String inspectionId,
      String recipeId,
      List<ViewShape> views) {
    /** Copies the list. */
    public Passage {
      views = List.copyOf(views);
    }
  }

  /** A camera of the station. */
  public record CameraShape(
      String cameraId,
      String status,
      String detail,
      long at,
      List<String> warnings,
      @Nullable Double framesPerSecond,
      long spooledFrames) {
    /** Copies the list. */
    public CameraShape {
      warnings = List.copyOf(warnings);
    }
  }
}
