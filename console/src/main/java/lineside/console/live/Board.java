package lineside.console.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import lineside.console.shape.ViewShape;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.CameraHealth;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraWarning;
import lineside.schemas.record.Frame;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Stations and cameras as they are now, in memory and bounded. Thread-safe; the feed writes, web
 * threads read.
 */
public final class Board {
  private final Map<String, StationTile> stations = new TreeMap<>();
  private final Map<String, String[]> places = new HashMap<>();
  private final Map<String, StationShape.CameraShape> cameras = new TreeMap<>();
  private final Map<String, String> stationOfCamera = new HashMap<>();
  private final Stills stills = new Stills();
  private long lineAt;
  private long version;

  /**
   * What a station shows but for counts and alarms.
   *
   * @param evaluation of the current part; null before the first
   * @param seenAt when the console heard of it, wall clock
   */
  record Tile(
      String key,
      String lineId,
      String stationId,
      @Nullable ResultEvaluation evaluation,
      long seenAt,
      StationShape.@Nullable Passage current,
      StationShape.@Nullable Passage lastReject,
      List<String> recent,
      List<StationShape.CameraShape> cameras) {}

  /**
   * Takes one message; others than of stations and cameras are passed over.
   *
   * @param seenAt wall clock, milliseconds since 1970 (UTC); 0 for what was known before
   */
  public synchronized void accept(SpecificRecordBase message, long seenAt) {
    version++;
    if (message instanceof ViewVerdict view) {
      accept(view, seenAt);
    } else if (message instanceof PartVerdict part) {
      advance(part.getFirstTriggeredAt().toEpochMilli());
      part.getViews().forEach(view -> accept(view, seenAt));
    } else if (message instanceof CameraState state) {
      accept(state);
    } else if (message instanceof Recipe recipe) {
      recipe
          .getViews()
          .forEach(
              view -> {
                tile(recipe.getLineId(), view.getStationId());
                stationOfCamera.put(
                    view.getCameraId(), key(recipe.getLineId(), view.getStationId()));
              });
    } else if (message instanceof Alarm alarm) {
      advance(alarm.getChangedAt().toEpochMilli());
    }
  }

  /** Takes a picture. */
  public synchronized void accept(Frame frame) {
    if (stills.accept(frame)) {
      version++;
    }
  }

  /** Rises with every change. */
  public synchronized long version() {
    return version;
  }

  /** Latest time of a line; 0 before the first. */
  public synchronized long lineAt() {
    return lineAt;
  }

  /** The picture of a view, while it is among the latest of its camera. */
  public synchronized Optional<Still> still(String cameraId, String viewId) {
    return stills.find(cameraId, viewId);
  }

  /** The latest picture of a camera. */
  public synchronized Optional<Still> newest(String cameraId) {
    return stills.newest(cameraId);
  }

  synchronized List<Tile> tiles(Map<String, String> modelNames) {
    Function<ViewVerdict, ViewShape> shapes =
        view -> ViewShape.of(view, modelNames, stills.addressOf(view));
    List<Tile> tiles = new ArrayList<>();
    stations.forEach(
        (key, tile) -> {
          String[] place = places.getOrDefault(key, new String[] {"", ""});
          tiles.add(
              new Tile(
                  key,
                  place[0],
                  place[1],
                  tile.evaluation(),
                  tile.seenAt(),
                  tile.current(shapes),
                  tile.lastReject(shapes),
                  tile.recent(),
                  camerasOf(key)));
        });
    return tiles;
  }

  private List<StationShape.CameraShape> camerasOf(String key) {
    return cameras.values().stream()
        .filter(camera -> key.equals(stationOfCamera.get(camera.cameraId())))
        .toList();
  }

  private void accept(ViewVerdict view, long seenAt) {
    if (view.getModelStage() == ModelStage.SHADOW || view.getStationId().isEmpty()) {
      return;
    }
    advance(view.getTriggeredAt().toEpochMilli());
    tile(view.getLineId(), view.getStationId()).accept(view, seenAt);
    stationOfCamera.put(view.getCameraId(), key(view.getLineId(), view.getStationId()));
  }

  private void accept(CameraState state) {
    advance(state.getAt().toEpochMilli());
    CameraHealth health = state.getHealth();
    cameras.put(
        state.getCameraId(),
        new StationShape.CameraShape(
            state.getCameraId(),
            state.getStatus().name(),
            state.getDetail(),
            state.getAt().toEpochMilli(),
            health == null
                ? List.of()
                : health.getWarnings().stream().map(CameraWarning::name).toList(),
            health == null ? null : health.getFramesPerSecond(),
            state.getSpooledFrames()));
  }

  private StationTile tile(String lineId, String stationId) {
    String key = key(lineId, stationId);
    places.putIfAbsent(key, new String[] {lineId, stationId});
    return stations.computeIfAbsent(key, unused -> new StationTile());
  }

  private static String key(String lineId, String stationId) {
    return lineId + "|" + stationId;
  }

  private void advance(long at) {
    lineAt = Math.max(lineAt, at);
  }
}
