package lineside.ingest.config;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.clip.FootageCameras;
import lineside.ingest.folder.FolderCamera;
import lineside.ingest.health.CameraWatch;
import lineside.ingest.health.WatchedFrames;
import lineside.ingest.pace.Pace;
import lineside.ingest.stream.VideoCamera;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts configured cameras together. Clips of one footage and pace share a line time, and so do
 * folders of one pace.
 */
public final class ConfiguredCameras {
  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredCameras.class);

  /** Their images have to be decoded for a look. */
  private static final Duration LOOK_AT_PLAYED = Duration.ofSeconds(2);

  private ConfiguredCameras() {}

  /**
   * The cameras of {@code configs} in sets.
   *
   * @param now event time zero of folders at maximum pace
   * @throws IOException when a footage head or a folder cannot be read, or this machine lacks what
   *     a camera needs
   */
  public static List<CameraSet> of(List<CameraConfig> configs, Instant now) throws IOException {
    return of(configs, now, LiveCameras.uncalled());
  }

  /**
   * The cameras of {@code configs} in sets.
   *
   * @param now event time zero of folders at maximum pace
   * @param live puts those together that are no recordings
   * @throws IOException when a footage head or a folder cannot be read, or this machine lacks what
   *     a camera needs
   */
  public static List<CameraSet> of(List<CameraConfig> configs, Instant now, LiveCameras live)
      throws IOException {
    Map<Group, List<CameraConfig>> groups = new LinkedHashMap<>();
    for (CameraConfig config : configs) {
      LOG.info("camera as configured: {}", config);
      Path footage = config.kind() == CameraKind.CLIP ? config.path() : Path.of("");
      Group group = new Group(config.kind(), config.pace(), footage);
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(config);
    }
    List<CameraSet> sets = new ArrayList<>();
    for (Map.Entry<Group, List<CameraConfig>> entry : groups.entrySet()) {
      sets.add(set(entry.getKey(), entry.getValue(), now, live));
    }
    return List.copyOf(sets);
  }

  private static CameraSet set(
      Group group, List<CameraConfig> configs, Instant now, LiveCameras live) throws IOException {
    List<Camera> cameras = new ArrayList<>();
    return switch (group.kind()) {
      case CLIP -> {
        List<CameraName> names = configs.stream().map(CameraConfig::name).toList();
        CameraSet clips = FootageCameras.of(group.footage(), group.pace(), names);
        for (int i = 0; i < configs.size(); i++) {
          cameras.add(played(clips.cameras().get(i), configs.get(i), live));
        }
        yield new CameraSet(cameras, group.pace(), clips.recordedAt());
      }
      case FOLDER -> {
        for (CameraConfig config : configs) {
          Camera folder =
              FolderCamera.listedAtStart(
                  config.path(), config.name(), config.recipeId(), config.period());
          cameras.add(played(folder, config, live));
        }
        yield new CameraSet(cameras, group.pace(), now);
      }
      case VIDEO -> {
        for (CameraConfig config : configs) {
          Camera video = VideoCamera.of(config.path(), config.name(), config.recipeId());
          cameras.add(played(video, config, live));
        }
        yield new CameraSet(cameras, group.pace(), now);
      }
      case WATCHED_FOLDER, PUSH, STREAM, GIGE, USB -> {
        for (CameraConfig config : configs) {
          LiveSource source = requireNonNull(config.live(), "live is null");
          CameraWatch watch = new CameraWatch(CameraWatch.EACH_SECOND, live.memoryOf(config));
          cameras.add(watched(live.of(config, source), config.encoding(), watch));
        }
        yield new CameraSet(cameras, group.pace(), now);
      }
    };
  }

  /** A recording; one that is played as fast as possible has no rhythm that could be watched. */
  private static Camera played(Camera camera, CameraConfig config, LiveCameras live)
      throws IOException {
    return switch (config.pace()) {
      case REALTIME ->
          watched(
              camera, config.encoding(), new CameraWatch(LOOK_AT_PLAYED, live.memoryOf(config)));
      case MAX -> with(camera, config.encoding().applyTo(camera.frames()), config.encoding());
    };
  }

  /** A camera whose images are watched, too. */
  private static Camera watched(Camera camera, EncodingConfig encoding, CameraWatch watch)
      throws IOException {
    FrameSource frames =
        new WatchedFrames(encoding.applyTo(camera.frames()), watch, System::nanoTime);
    return with(camera, frames, encoding);
  }

  private static Camera with(Camera camera, FrameSource frames, EncodingConfig encoding) {
    return new Camera(
        camera.name(), camera.origin(), camera.triggers(), frames, encoding.encoder());
  }

  /** Cameras that share a line time; folders of all paths do. */
  private record Group(CameraKind kind, Pace pace, Path footage) {}
}
