package lineside.console.live;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.console.shape.AlarmShape;
import lineside.console.shape.CountShape;
import lineside.console.shape.UnseenShape;
import lineside.console.store.Database;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.ModelAnnouncement;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.topic.Topic;

/**
 * Puts together what operators see. What comes from the database is asked for again at most once a
 * second, unless alarms have changed. Thread-safe.
 */
public final class Operate {
  private static final long REFRESH_MILLIS = 1000;
  private static final long QUIET_MILLIS = 60_000;

  private final Board board;
  private final Progress progress;
  private final Setting setting;
  private final Knowledge known;
  private final AlarmViews alarmViews;
  private ShiftView shiftView;
  private List<AlarmShape> alarms = List.of();
  private Map<String, String> modelNames = Map.of();
  private long refreshedAt;
  private boolean isAlarmsChanged = true;

  /** When shifts begin, and what time it is. */
  public record Setting(Shifts shifts, InstantSource clock) {}

  /** Of a board and a database. */
  public Operate(Board board, Progress progress, Database database, Setting setting) {
    this.board = board;
    this.progress = progress;
    this.setting = setting;
    this.known = Knowledge.of(database);
    this.alarmViews = new AlarmViews(known, board);
    this.shiftView =
        new ShiftView(
            setting.shifts().at(setting.clock().millis()), List.of(), Map.of(), UnseenShape.NONE);
  }

  /** Alarms are asked for anew with the next view. */
  public synchronized void alarmsChanged() {
    isAlarmsChanged = true;
  }

  /** Everything, now. */
  public synchronized OperateShape current() {
    long now = setting.clock().millis();
    refresh(now);
    long lineAt = board.lineAt();
    return new OperateShape(
        now,
        lineAt == 0 ? null : lineAt,
        progress.connection(),
        progress.history(),
        shiftView.shift(),
        shiftView.lines(),
        stations(now),
        alarms,
        shiftView.unseen());
  }

  /** Names of announced models by hash. */
  public synchronized Map<String, String> modelNames() {
    refresh(setting.clock().millis());
    return modelNames;
  }

  private void refresh(long now) {
    boolean isDue = now - refreshedAt >= REFRESH_MILLIS;
    if (isDue || isAlarmsChanged) {
      alarms = alarmViews.open(now);
      isAlarmsChanged = false;
    }
    if (isDue) {
      refreshedAt = now;
      long lineAt = board.lineAt();
      shiftView = ShiftView.of(known, setting.shifts().at(lineAt == 0 ? now : lineAt));
      Map<String, String> names = new TreeMap<>();
      known
          .latest()
          .all(Topic.MODEL, ModelAnnouncement.class)
          .forEach(model -> names.put(model.key(), model.content().getName()));
      modelNames = names;
    }
  }

  private List<StationShape> stations(long now) {
    List<StationShape> stations = new ArrayList<>();
    for (Board.Tile tile : board.tiles(modelNames)) {
      Andon andon = andonOf(tile, now);
      stations.add(
          new StationShape(
              tile.key(),
              tile.lineId(),
              tile.stationId(),
              andon.light(),
              andon.reason(),
              tile.current(),
              tile.lastReject(),
              tile.recent(),
              shiftView.stations().getOrDefault(tile.key(), CountShape.NONE),
              tile.cameras()));
    }
    return stations;
  }

  private record Andon(String light, String reason) {}

  private Andon andonOf(Board.Tile tile, long now) {
    boolean isWarned = false;
    for (AlarmShape alarm : alarms) {
      boolean isHere =
          alarm.lineId().equals(tile.lineId())
              && (alarm.stationId().isEmpty() || alarm.stationId().equals(tile.stationId()));
      if (isHere
          && alarm.isCalling()
          && AlarmPriority.valueOf(alarm.priority()).compareTo(AlarmPriority.HIGH) >= 0) {
        return new Andon("stop", "alarm");
      }
      isWarned |= isHere && alarm.isStanding();
    }
    if (tile.cameras().stream().anyMatch(camera -> camera.status().equals("ABSENT"))) {
      return new Andon("blind", "camera");
    }
    ResultEvaluation evaluation = tile.evaluation();
    if (evaluation == ResultEvaluation.UNDEFINED) {
      return new Andon("blind", "undecided");
    }
    if (isWarned) {
      return new Andon("warn", "alarm");
    }
    if (evaluation == null || now - tile.seenAt() > QUIET_MILLIS) {
      return new Andon("idle", "quiet");
    }
    return switch (evaluation) {
      case NOT_OK -> new Andon("warn", "reject");
      case NOT_DECIDABLE -> new Andon("warn", "undecided");
      case OK, UNDEFINED -> new Andon("run", "none");
    };
  }
}
