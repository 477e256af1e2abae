package lineside.console.store;

import lineside.schemas.record.AlarmLoad;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.Spc;
import org.jdbi.v3.core.Handle;

/** Charts, load and books of closed periods. */
final class ChartTables {
  private ChartTables() {}

  static void take(Handle handle, Spc chart, byte[] body) {
    handle
        .createUpdate("INSERT OR REPLACE INTO chart VALUES (:line, :station, :recipe, :at, :body)")
        .bind("line", chart.getLineId())
        .bind("station", chart.getStationId())
        .bind("recipe", chart.getRecipeId())
        .bind("at", chart.getPeriodStart().toEpochMilli())
        .bind("body", body)
        .execute();
  }

  static void take(Handle handle, AlarmLoad load, byte[] body) {
    handle
        .createUpdate("INSERT OR REPLACE INTO alarm_load VALUES (:line, :at, :body)")
        .bind("line", load.getLineId())
        .bind("at", load.getPeriodStart().toEpochMilli())
        .bind("body", body)
        .execute();
  }

  static void take(Handle handle, LedgerEntry entry, byte[] body) {
    handle
        .createUpdate(
            "INSERT OR REPLACE INTO ledger VALUES (:line, :camera, :at, :balanced, :body)")
        .bind("line", entry.getLineId())
        .bind("camera", entry.getCameraId())
        .bind("at", entry.getPeriodStart().toEpochMilli())
        .bind("balanced", entry.getIsBalanced() ? 1 : 0)
        .bind("body", body)
        .execute();
  }
}
