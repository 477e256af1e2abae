package lineside.jobs.alarm;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import lineside.jobs.alarm.AlarmBook.PartFaults;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.Finding;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Raises an alarm when k of the last n parts show one fault at one place, counts repeats on it, and
 * clears it when the window holds none any more. Parts come in trigger order. Works on state that
 * the caller keeps; not thread-safe.
 *
 * <p>A place is a station for defects and a camera for lost frames and pictures that are no
 * evidence. A view without evidence says nothing of defects and stands in no window of them.
 */
public final class AlarmEngine {
  private static final String LOST = AlarmKind.FRAME_LOSS.name();
  private static final String UNFIT = AlarmKind.IMAGE_QUALITY.name();

  /** As in Finding.kind, for a view that is NOT_OK as a whole. */
  private static final String UNCLASSIFIED = "unclassified";

  /** Places remembered; more are forged. */
  private static final int MAX_PLACES = 512;

  private final AlarmBook book;
  private final AlarmLife life;

  /**
   * Works on {@code book}.
   *
   * @param out takes every revision of every alarm
   * @param wallClockMicros microseconds since 1970 (UTC)
   */
  public AlarmEngine(AlarmBook book, Consumer<Alarm> out, LongSupplier wallClockMicros) {
    this.book = book;
    this.life = new AlarmLife(book.active, out, wallClockMicros);
  }

  /** Counts the verdict that stands on the next part. */
  public void part(PartVerdict part, @Nullable Recipe recipe) {
    AlarmRule rule = AlarmRule.of(recipe);
    TreeMap<String, Place> places = new TreeMap<>();
    for (ViewVerdict view : part.getViews()) {
      places
          .computeIfAbsent("camera|" + view.getCameraId(), key -> Place.camera(view))
          .add(cameraFaults(view), view);
      if (view.getResultEvaluation() != ResultEvaluation.UNDEFINED
          && !view.getStationId().isEmpty()) {
        places
            .computeIfAbsent("station|" + view.getStationId(), key -> Place.station(view))
            .add(defects(view), view);
      }
    }
    places.forEach((key, place) -> count(key, place, part, rule));
  }

  /** Corrects what a part that was counted before showed; raises and clears nothing by itself. */
  public void revise(PartVerdict part) {
    for (ViewVerdict view : part.getViews()) {
      correct("camera|" + view.getCameraId(), part, cameraFaults(view));
      if (view.getResultEvaluation() != ResultEvaluation.UNDEFINED) {
        correct("station|" + view.getStationId(), part, defects(view));
      }
    }
  }

  /** The alarms of cameras and books, which have no window. */
  public AlarmLife life() {
    return life;
  }

  private void count(String key, Place place, PartVerdict part, AlarmRule rule) {
    AlarmBook.Window known = book.windows.get(key);
    if (known == null) {
      if (book.windows.size() >= MAX_PLACES) {
        return;
      }
      known = new AlarmBook.Window();
      book.windows.put(key, known);
    }
    List<PartFaults> window = known.parts;
    window.add(new PartFaults(part.getInspectionId(), List.copyOf(place.faults)));
    while (window.size() > rule.windowParts()) {
      window.remove(0);
    }
    Set<String> kinds = new TreeSet<>(place.faults);
    window.forEach(entry -> kinds.addAll(entry.faults()));
    kinds.addAll(place.activeKinds(book.active.values()));
    for (String kind : kinds) {
      long count = window.stream().filter(entry -> entry.faults().contains(kind)).count();
      Cause cause = place.cause(part.getLineId(), kind);
      if (count == 0) {
        life.clear(cause, part.getFirstTriggeredAt());
      } else if (place.faults.contains(kind)) {
        Occurrence occurrence =
            new Occurrence(
                part.getInspectionId(),
                part.getFirstTriggeredAt(),
                part.getPartId(),
                place.acquiredAtMicros);
        life.occur(cause, occurrence, rule, count, message(place, kind, count, window.size()));
      }
    }
  }

  private void correct(String key, PartVerdict part, Set<String> faults) {
    AlarmBook.Window known = book.windows.get(key);
    List<PartFaults> window = known == null ? List.of() : known.parts;
    for (int i = 0; i < window.size(); i++) {
      if (window.get(i).inspectionId().equals(part.getInspectionId())) {
        window.set(i, new PartFaults(part.getInspectionId(), List.copyOf(faults)));
      }
    }
  }

  private static Set<String> defects(ViewVerdict view) {
    Set<String> kinds = new LinkedHashSet<>();
    if (view.getResultEvaluation() == ResultEvaluation.NOT_OK) {
      if (view.getFindings().isEmpty()) {
        kinds.add(UNCLASSIFIED);
      }
      for (Finding finding : view.getFindings()) {
        if (!finding.getContinuesPrevious()) {
          kinds.add(finding.getKind());
        }
      }
    }
    return kinds;
  }

  private static Set<String> cameraFaults(ViewVerdict view) {
    UndefinedReason reason = view.getUndefinedReason();
    return switch (reason) {
      case NONE -> Set.of();
      case LOST, MISSING -> Set.of(LOST);
      case DEAD_LETTERED, IMAGE_QUALITY -> Set.of(UNFIT);
    };
  }

  private static String message(Place place, String kind, long count, int windowParts) {
    String parts = " on " + count + " of the last " + windowParts + " parts ";
    if (!place.isCamera) {
      return kind + parts + "at station " + place.stationId;
    }
    return (kind.equals(LOST) ? "no frame" : "no usable picture")
        + parts
        + "from camera "
        + place.cameraId;
  }
}
