package lineside.jobs.alarm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.Alarm;

/** State of the {@link AlarmEngine} of one line: a Flink POJO. */
public final class AlarmBook {
  /** Latest parts of each place, oldest first; keys as the engine makes them. */
  public Map<String, List<PartFaults>> windows = new HashMap<>();

  /** Active alarms by cause. */
  public Map<String, Alarm> active = new HashMap<>();

  /** No part, no alarm. */
  public AlarmBook() {}

  /**
   * What one part showed at one place.
   *
   * @param faults kinds of faults, without repetition; empty for a good part
   */
  public record PartFaults(String inspectionId, List<String> faults) {
    /** Copies the list. */
    public PartFaults {
      faults = faults == null ? List.of() : new ArrayList<>(faults);
    }
  }
}
