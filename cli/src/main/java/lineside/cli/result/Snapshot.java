package lineside.cli.result;

import java.util.List;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.PartVerdict;

/**
 * All that was read of a run at one moment.
 *
 * @param verdicts highest revision of each inspection, in the order of their first arrival
 * @param alarms latest revision of each alarm
 * @param ledger closed periods, by line, camera and time
 */
public record Snapshot(
    Progress progress,
    List<PartVerdict> verdicts,
    List<Alarm> alarms,
    List<LedgerEntry> ledger,
    Doubts doubts,
    Latencies latencies) {
  /** Copies the lists. */
  public Snapshot {
    verdicts = List.copyOf(verdicts);
    alarms = List.copyOf(alarms);
    ledger = List.copyOf(ledger);
  }
}
