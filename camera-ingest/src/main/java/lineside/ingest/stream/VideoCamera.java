package lineside.ingest.stream;

import java.nio.file.Path;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.Origin;
import lineside.ingest.encode.FrameEncoder;

/**
 * A camera that plays a video file, each image the picture of a part of its own: the part id is the
 * file name, a slash and the number of the image from 0.
 */
public final class VideoCamera {
  private VideoCamera() {}

  /** A camera that plays {@code file}; a file that is no video ends it with the reason. */
  public static Camera of(Path file, CameraName name, String recipeId) {
    return new Camera(
        name,
        Origin.SIMULATED,
        new VideoFileTriggers(file, recipeId),
        new VideoFileFrames(file),
        FrameEncoder.png());
  }
}
