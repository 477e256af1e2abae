package lineside.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.config.CameraConfig;
import lineside.ingest.config.IngestConfig;
import lineside.ingest.config.IngestConfigException;
import lineside.ingest.config.IngestConfigLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the configuration file while ingest runs: cameras that are new in it are started, those
 * that are gone are ended in order, those that are said otherwise are ended and started again, and
 * all others play on untouched. A file with problems changes nothing; the problems are logged.
 * Other keys than {@code cameras} count at the next start. Has a thread of its own.
 */
public final class FollowConfig implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(FollowConfig.class);

  /** Editors write a file in several steps: it is read when it has been quiet for so long. */
  private static final long QUIET_MILLIS = 300;

  /** What Kubernetes exchanges, instead of the file, when a ConfigMap changes. */
  private static final Path MOUNT = Path.of("..data");

  private final Path file;
  private final IngestService service;
  private final CamerasOf camerasOf;
  private final WatchService watch;
  private final Thread thread;
  private IngestConfig current;

  private FollowConfig(Path file, IngestConfig current, IngestService service, CamerasOf camerasOf)
      throws IOException {
    this.file = file.toAbsolutePath();
    this.current = current;
    this.service = service;
    this.camerasOf = camerasOf;
    Path directory = this.file.resolveSibling("");
    this.watch = directory.getFileSystem().newWatchService();
    directory.register(
        watch,
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE);
    this.thread = new Thread(this::follow, "ingest-config");
    this.thread.setDaemon(true);
  }

  /** Puts configured cameras together. */
  public interface CamerasOf {
    /** The cameras of {@code configs} in sets. */
    List<CameraSet> of(List<CameraConfig> configs) throws IOException;
  }

  /**
   * Follows {@code file}.
   *
   * @param current what {@code service} was started with
   * @throws IOException when the directory of the file cannot be watched
   */
  public static FollowConfig start(
      Path file, IngestConfig current, IngestService service, CamerasOf camerasOf)
      throws IOException {
    FollowConfig following = new FollowConfig(file, current, service, camerasOf);
    following.thread.start();
    return following;
  }

  private void follow() {
    try {
      while (true) {
        boolean isOurs = isOurs(watch.take());
        for (WatchKey more = poll(); more != null; more = poll()) {
          isOurs |= isOurs(more);
        }
        if (isOurs) {
          reload();
        }
      }
    } catch (InterruptedException | ClosedWatchServiceException closed) {
      LOG.debug("configuration is no longer followed (file={})", file);
    }
  }

  private @Nullable WatchKey poll() throws InterruptedException {
    return watch.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
  }

  private boolean isOurs(WatchKey key) {
    boolean isOurs =
        key.pollEvents().stream()
            .map(WatchEvent::context)
            .anyMatch(changed -> file.getFileName().equals(changed) || MOUNT.equals(changed));
    key.reset();
    return isOurs;
  }

  /** Compares the file with what runs. */
  void reload() {
    IngestConfig next;
    try {
      next = IngestConfigLoader.load(file);
    } catch (IngestConfigException bad) {
      LOG.error("configuration is not taken over, everything plays on: {}", bad.getMessage());
      return;
    }
    if (!next.settings().equals(current.settings())
        || !next.bootstrapServers().equals(current.bootstrapServers())) {
      LOG.warn(
          "only cameras are changed while ingest runs; the other keys count at the next start");
    }
    Map<String, CameraConfig> before = byId(current);
    List<CameraConfig> fresh = new ArrayList<>();
    for (CameraConfig camera : next.cameras()) {
      CameraConfig old = before.remove(camera.name().cameraId());
      if (old == null) {
        fresh.add(camera);
      } else if (!old.equals(camera)) {
        service.remove(camera.name().cameraId());
        fresh.add(camera);
      }
    }
    before.keySet().forEach(service::remove);
    fresh.forEach(this::add);
    LOG.info("configuration taken over: {} started, {} ended", fresh.size(), before.size());
    current = next;
  }

  /** One by one: a camera that cannot be put together keeps no other from starting. */
  private void add(CameraConfig camera) {
    try {
      for (CameraSet set : camerasOf.of(List.of(camera))) {
        service.add(set);
      }
    } catch (IOException | IllegalArgumentException failure) {
      LOG.error("camera is not started (camera={})", camera.name().cameraId(), failure);
    }
  }

  private static Map<String, CameraConfig> byId(IngestConfig config) {
    return config.cameras().stream()
        .collect(Collectors.toMap(camera -> camera.name().cameraId(), Function.identity()));
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}
