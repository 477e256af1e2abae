package lineside.ingest.clip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.camera.Origin;
import lineside.ingest.encode.FrameEncoder;
import lineside.ingest.pace.Pace;

/**
 * Cameras that play a footage directory: {@code footage.json} names the lines and cameras, {@code
 * clips/CAMERA.jsonl} the triggers and {@code clips/CAMERA.tar} the pictures of each.
 */
public final class FootageCameras {
  private FootageCameras() {}

  /**
   * All cameras of the footage on one line time.
   *
   * @throws IOException when {@code footage.json} cannot be read; a missing clip is found out when
   *     its camera starts, and makes it absent
   */
  public static CameraSet of(Path footageDir, Pace pace) throws IOException {
    Footage footage = Footage.read(footageDir);
    List<Camera> cameras = new ArrayList<>();
    for (Footage.Line line : footage.lines()) {
      for (String cameraId : line.cameras()) {
        cameras.add(camera(footageDir, new CameraName(line.lineId(), cameraId)));
      }
    }
    return new CameraSet(cameras, pace, footage.zero());
  }

  /**
   * Cameras of the footage by name, which may assign them to other lines.
   *
   * @throws IOException as {@link #of(Path, Pace)}
   */
  public static CameraSet of(Path footageDir, Pace pace, List<CameraName> names)
      throws IOException {
    return new CameraSet(
        names.stream().map(name -> camera(footageDir, name)).toList(),
        pace,
        Footage.read(footageDir).zero());
  }

  private static Camera camera(Path footageDir, CameraName name) {
    Path clips = footageDir.resolve("clips");
    return new Camera(
        name,
        Origin.SIMULATED,
        new ClipTriggers(clips.resolve(name.cameraId() + ".jsonl")),
        new ClipFrames(clips.resolve(name.cameraId() + ".tar")),
        FrameEncoder.png());
  }
}
