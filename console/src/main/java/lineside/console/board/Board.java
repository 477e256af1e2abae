package lineside.console.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ViewVerdict;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The state behind the page, built from messages in the order in which they are read. Messages that
 * come twice count once, and of what is revised the highest revision counts. Bounded: a few
 * pictures per camera, the latest alarms and gaps, counters. Thread-safe; one thread writes, web
 * threads read.
 */
public final class Board {
  private static final int REMEMBERED_VERDICTS = 50_000;

  private static final Comparator<BoardView.Tile> BY_PLACE =
      Comparator.comparing(BoardView.Tile::lineId)
          .thenComparing(BoardView.Tile::stationId)
          .thenComparing(BoardView.Tile::cameraId);

  private final Map<String, CameraTile> tiles = new TreeMap<>();
  private final Map<String, LineCount> counts = new TreeMap<>();
  private final AlarmList alarms = new AlarmList();
  private final GapList gaps = new GapList();
  private final RecentIds seen = new RecentIds(REMEMBERED_VERDICTS);
  private final LatestVerdicts verdicts = new LatestVerdicts(REMEMBERED_VERDICTS);
  private Instant lineTime = Instant.EPOCH;
  private long unreadable;
  private long version;

  /** Takes one message of any topic that the page shows; others are passed over. */
  public synchronized void accept(SpecificRecordBase message) {
    version++;
    if (message instanceof Frame frame) {
      advance(frame.getTriggeredAt());
      tile(frame.getCameraId()).accept(frame);
    } else if (message instanceof ViewVerdict view) {
      accept(view);
    } else if (message instanceof PartVerdict part) {
      accept(part);
    } else if (message instanceof Alarm alarm) {
      advance(alarm.getChangedAt());
      alarms.accept(alarm);
    } else if (message instanceof CameraState state) {
      advance(state.getAt());
      tile(state.getCameraId()).accept(state);
    } else if (message instanceof Loss loss) {
      if (seen.isNew("loss " + loss.getViewId())) {
        gaps.accept(loss);
      }
    } else if (message instanceof DeadLetter letter) {
      accept(letter);
    }
  }

  /** Counts a message that nobody can read. */
  public synchronized void countUnreadable() {
    version++;
    unreadable++;
  }

  /** Rises with every change: equal versions, equal views. */
  public synchronized long version() {
    return version;
  }

  /** A consistent copy of everything. */
  public synchronized BoardView view() {
    return new BoardView(
        lineTime.toEpochMilli(),
        tiles.values().stream().map(CameraTile::view).sorted(BY_PLACE).toList(),
        counts.values().stream().map(LineCount::view).toList(),
        alarms.view(),
        gaps.view(),
        unreadable);
  }

  /** The picture of a view, while it is among the latest of its camera. */
  public synchronized Optional<Still> still(String cameraId, String viewId) {
    CameraTile tile = tiles.get(cameraId);
    return tile == null ? Optional.empty() : tile.still(viewId);
  }

  private void accept(ViewVerdict view) {
    if (view.getModelStage() == ModelStage.SHADOW) {
      // Says what another model would have said, of a view that has its verdict.
      return;
    }
    advance(view.getTriggeredAt());
    if (seen.isNew("view " + view.getViewId())) {
      tile(view.getCameraId()).accept(view);
      gaps.accept(view);
    } else {
      ViewVerdict replaced = tile(view.getCameraId()).revise(view);
      if (replaced != null) {
        gaps.revise(replaced, view);
      }
    }
  }

  private void accept(PartVerdict part) {
    advance(part.getFirstTriggeredAt());
    LatestVerdicts.News news = verdicts.take(part);
    if (news != null) {
      counts.computeIfAbsent(part.getLineId(), LineCount::new).accept(news);
      gaps.accept(news);
    }
  }

  private void accept(DeadLetter letter) {
    String coordinates =
        letter.getSourceTopic()
            + "/"
            + letter.getSourcePartition()
            + "/"
            + letter.getSourceOffset();
    if (seen.isNew("letter " + coordinates)) {
      gaps.accept(letter);
    }
  }

  private CameraTile tile(String cameraId) {
    return tiles.computeIfAbsent(cameraId, CameraTile::new);
  }

  private void advance(Instant at) {
    if (at.isAfter(lineTime)) {
      lineTime = at;
    }
  }
}
