package lineside.jobs.alarm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.Alarm;

/** State of the {@link AlarmEngine} of one line: a Flink POJO. */
public final class AlarmBook {
  /** Latest parts of each place; keys as the engine makes them. */
  public Map<String, Window> windows = new HashMap<>();

  /** Active alarms by cause. */
  public Map<String, Alarm> active = new HashMap<>();

  /** No part, no alarm. */
  public AlarmBook() {}

  /** The latest parts of one place: a class, because a list inside a map is a generic type. */
  public static final class Window {
    /** Oldest first. */
    public List<PartFaults> parts = new ArrayList<>();

    /** No part. */
    public Window() {}
  }

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
