package lineside.console.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What verdicts of one batch change in counts, summed up and written at once. Used by one thread.
 */
final class InspectionCounts {
  private static final int OK = 0;
  private static final int NOT_OK = 1;
  private static final int NOT_DECIDABLE = 2;
  private static final int UNDEFINED = 3;
  private static final int FIRST_PARTS = 4;
  private static final int FIRST_OK = 5;

  private record Slot(String lineId, String stationId, long slotAt) {}

  private record Bin(String lineId, String stationId, String model, long hourAt, int bin) {}

  private final Map<Slot, long[]> slots = new LinkedHashMap<>();
  private final Map<Bin, Long> bins = new LinkedHashMap<>();
  private final List<PartVerdict> added = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();

  void add(PartVerdict verdict) {
    count(verdict, 1);
    added.add(verdict);
  }

  void remove(PartVerdict verdict) {
    count(verdict, -1);
    removed.add(verdict.getInspectionId());
    added.removeIf(other -> other.getVerdictId().equals(verdict.getVerdictId()));
  }

  void write(Handle handle) {
    writeSlots(handle);
    writeBins(handle);
    FlaggedTables.remove(handle, removed);
    FlaggedTables.add(handle, added);
  }

  private void count(PartVerdict verdict, int step) {
    long at = verdict.getFirstTriggeredAt().toEpochMilli();
    count(verdict, "", verdict.getResultEvaluation(), step);
    evaluationsByStation(verdict)
        .forEach((station, evaluation) -> count(verdict, station, evaluation, step));
    for (ViewVerdict view : verdict.getViews()) {
      Float score = view.getScore();
      String model = view.getModelSha256();
      if (score != null && model != null) {
        bins.merge(
            new Bin(
                verdict.getLineId(),
                view.getStationId(),
                model,
                Slots.hourOf(at),
                Slots.binOf(score)),
            (long) step,
            Long::sum);
      }
    }
  }

  private void count(PartVerdict verdict, String station, ResultEvaluation evaluation, int step) {
    long at = verdict.getFirstTriggeredAt().toEpochMilli();
    long[] sums =
        slots.computeIfAbsent(
            new Slot(verdict.getLineId(), station, Slots.slotOf(at)), slot -> new long[6]);
    sums[columnOf(evaluation)] += step;
    if (verdict.getAttempt() == 1 && evaluation != ResultEvaluation.UNDEFINED) {
      sums[FIRST_PARTS] += step;
      sums[FIRST_OK] += evaluation == ResultEvaluation.OK ? step : 0;
    }
  }

  /** The worst of the views at each station, in the order in which a part is judged. */
  static Map<String, ResultEvaluation> evaluationsByStation(PartVerdict verdict) {
    Map<String, ResultEvaluation> worst = new TreeMap<>();
    for (ViewVerdict view : verdict.getViews()) {
      if (!view.getStationId().isEmpty()) {
        worst.merge(view.getStationId(), view.getResultEvaluation(), Evaluations::worse);
      }
    }
    return worst;
  }

  private static int columnOf(ResultEvaluation evaluation) {
    return switch (evaluation) {
      case OK -> OK;
      case NOT_OK -> NOT_OK;
      case NOT_DECIDABLE -> NOT_DECIDABLE;
      case UNDEFINED -> UNDEFINED;
    };
  }

  private void writeSlots(Handle handle) {
    if (slots.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO tally VALUES (:line, :station, :slot, :ok, :notOk, :undecided, :undefined,"
                + " :parts, :firstOk) ON CONFLICT DO UPDATE SET ok = ok + excluded.ok, not_ok ="
                + " not_ok + excluded.not_ok, not_decidable = not_decidable +"
                + " excluded.not_decidable, undefined = undefined + excluded.undefined, first_parts"
                + " = first_parts + excluded.first_parts, first_ok = first_ok +"
                + " excluded.first_ok")) {
      slots.forEach(
          (slot, sums) ->
              batch
                  .bind("line", slot.lineId())
                  .bind("station", slot.stationId())
                  .bind("slot", slot.slotAt())
                  .bind("ok", sums[OK])
                  .bind("notOk", sums[NOT_OK])
                  .bind("undecided", sums[NOT_DECIDABLE])
                  .bind("undefined", sums[UNDEFINED])
                  .bind("parts", sums[FIRST_PARTS])
                  .bind("firstOk", sums[FIRST_OK])
                  .add());
      batch.execute();
    }
  }

  private void writeBins(Handle handle) {
    if (bins.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO score_tally VALUES (:line, :station, :model, :hour, :bin, :views) ON"
                + " CONFLICT DO UPDATE SET views = views + excluded.views")) {
      bins.forEach(
          (bin, views) ->
              batch
                  .bind("line", bin.lineId())
                  .bind("station", bin.stationId())
                  .bind("model", bin.model())
                  .bind("hour", bin.hourAt())
                  .bind("bin", bin.bin())
                  .bind("views", views)
                  .add());
      batch.execute();
    }
  }
}
