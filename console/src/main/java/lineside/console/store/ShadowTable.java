package lineside.console.store;

import java.util.LinkedHashMap;
import java.util.Map;
import lineside.schemas.record.ShadowComparison;
import lineside.schemas.record.ViewVerdict;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What models in the shadow said, beside the models that count. */
final class ShadowTable {
  private ShadowTable() {}

  private record Key(
      String lineId,
      String stationId,
      String model,
      String against,
      long hourAt,
      String before,
      String after) {}

  /** Sums of one batch. */
  static final class Sums {
    private final Map<Key, Long> views = new LinkedHashMap<>();

    void take(Handle handle, ViewVerdict view, byte[] body) {
      ShadowComparison counted = view.getShadowOf();
      String model = view.getModelSha256();
      if (counted == null || model == null || !isNew(handle, view, model)) {
        return;
      }
      views.merge(
          new Key(
              view.getLineId(),
              view.getStationId(),
              model,
              counted.getModelSha256(),
              Slots.hourOf(view.getTriggeredAt().toEpochMilli()),
              counted.getResultEvaluation().name(),
              view.getResultEvaluation().name()),
          1L,
          Long::sum);
      if (counted.getIsFlip()) {
        handle
            .createUpdate("INSERT OR IGNORE INTO flip VALUES (:view, :model, :at, :body)")
            .bind("view", view.getViewId())
            .bind("model", model)
            .bind("at", view.getTriggeredAt().toEpochMilli())
            .bind("body", body)
            .execute();
      }
    }

    private static boolean isNew(Handle handle, ViewVerdict view, String model) {
      return handle
              .createUpdate("INSERT OR IGNORE INTO shadow_seen VALUES (:view, :model, :at)")
              .bind("view", view.getViewId())
              .bind("model", model)
              .bind("at", view.getTriggeredAt().toEpochMilli())
              .execute()
          > 0;
    }

    void write(Handle handle) {
      if (views.isEmpty()) {
        return;
      }
      try (PreparedBatch batch =
          handle.prepareBatch(
              "INSERT INTO shadow_tally VALUES (:line, :station, :model, :against, :hour, :before,"
                  + " :after, :views) ON CONFLICT DO UPDATE SET views = views + excluded.views")) {
        views.forEach(
            (key, count) ->
                batch
                    .bind("line", key.lineId())
                    .bind("station", key.stationId())
                    .bind("model", key.model())
                    .bind("against", key.against())
                    .bind("hour", key.hourAt())
                    .bind("before", key.before())
                    .bind("after", key.after())
                    .bind("views", count)
                    .add());
        batch.execute();
      }
    }
  }
}
