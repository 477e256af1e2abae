package lineside.ingest.config;

import java.nio.file.Path;
import java.time.Duration;
import lineside.ingest.camera.CameraName;
import lineside.ingest.pace.Pace;
import org.jspecify.annotations.Nullable;

/**
 * One configured camera.
 *
 * @param name line and camera
 * @param kind what it is
 * @param path footage directory of a clip, the folder or the video; of other kinds, empty
 * @param pace how its line time passes; cameras of one pace and footage share it
 * @param recipeId recipe of the pictures; of a clip, whose triggers name theirs, empty
 * @param period line time between two pictures of a folder, or between two images of a camera
 * @param encoding encoding on the frame topic
 * @param live where the images come from; null for clips, folders and videos
 */
public record CameraConfig(
    CameraName name,
    CameraKind kind,
    Path path,
    Pace pace,
    String recipeId,
    Duration period,
    EncodingConfig encoding,
    @Nullable LiveSource live) {
  /** A camera that plays a recording. */
  public CameraConfig(
      CameraName name,
      CameraKind kind,
      Path path,
      Pace pace,
      String recipeId,
      Duration period,
      EncodingConfig encoding) {
    this(name, kind, path, pace, recipeId, period, encoding, null);
  }
}
