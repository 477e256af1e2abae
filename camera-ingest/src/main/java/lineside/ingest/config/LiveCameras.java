package lineside.ingest.config;

import java.io.IOException;
import java.nio.file.Path;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.camera.Origin;
import lineside.ingest.encode.FrameEncoder;
import lineside.ingest.folder.WatchedFolder;
import lineside.ingest.genicam.GigeFrames;
import lineside.ingest.health.UsualFile;
import lineside.ingest.health.UsualMemory;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.push.FrameRoutes;
import lineside.ingest.push.PushedImages;
import lineside.ingest.stream.StreamFrames;
import lineside.ingest.trigger.TriggerSource;
import lineside.ingest.usb.UsbFrames;
import lineside.ingest.web.TriggerRoutes;
import lineside.schemas.identity.Identities;
import org.jspecify.annotations.Nullable;

/**
 * Puts cameras together that are no recordings.
 *
 * @param triggers makes what asks them for images
 * @param pushes where images come in that others send
 * @param learned directory, created by then, of the files that keep what is usual for a camera;
 *     null keeps nothing
 */
public record LiveCameras(LiveTriggers triggers, FrameRoutes pushes, @Nullable Path learned) {
  /** Cameras of which nothing is kept beyond the process. */
  public LiveCameras(LiveTriggers triggers, FrameRoutes pushes) {
    this(triggers, pushes, null);
  }

  /** Where is kept what is usual for a camera, as long as it is configured as it is. */
  UsualMemory memoryOf(CameraConfig config) {
    Path directory = learned;
    String cameraId = config.name().cameraId();
    return directory == null
        ? UsualMemory.NONE
        : new UsualFile(
            directory.resolve(cameraId + ".usual.json"),
            Identities.idOf("camera-config", config.toString()));
  }

  /** Cameras that nobody can call, as long as the routes are not served. */
  static LiveCameras uncalled() {
    return new LiveCameras(
        new LiveTriggers(IngestClock.system(), "", new TriggerRoutes()), new FrameRoutes());
  }

  /**
   * The camera of {@code config}.
   *
   * @throws IOException when this machine cannot serve it; with the remedy
   */
  Camera of(CameraConfig config, LiveSource source) throws IOException {
    if (source instanceof LiveSource.DroppedFiles) {
      WatchedFolder folder = new WatchedFolder(config.path(), config.recipeId());
      return camera(config, folder.triggers(), folder.frames());
    }
    if (source instanceof LiveSource.Pushed) {
      PushedImages images = new PushedImages(config.recipeId());
      pushes.add(config.name().cameraId(), images);
      return camera(config, images, images.frames());
    }
    if (source instanceof LiveSource.Stream stream) {
      return camera(
          config,
          triggers.of(config.name(), stream.trigger(), null),
          new StreamFrames(stream.address(), stream.timeout()));
    }
    if (source instanceof LiveSource.Usb usb) {
      return camera(
          config, triggers.of(config.name(), usb.trigger(), null), UsbFrames.of(usb.device()));
    }
    LiveSource.Gige gige = (LiveSource.Gige) source;
    GigeFrames frames = new GigeFrames(gige.settings());
    return camera(config, triggers.of(config.name(), gige.trigger(), frames), frames);
  }

  private static Camera camera(CameraConfig config, TriggerSource triggers, FrameSource frames) {
    return new Camera(config.name(), Origin.LIVE, triggers, frames, FrameEncoder.png());
  }
}
