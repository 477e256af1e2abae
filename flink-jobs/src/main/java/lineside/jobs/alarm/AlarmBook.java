package lineside.jobs.alarm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.Alarm;

/** What the alarms of one line remember: state, a Flink POJO. Times are of the line's clock. */
public final class AlarmBook {
  /** Latest parts of each place; keys as the engine makes them. */
  public Map<String, Window> windows = new HashMap<>();

  /** Active alarms by cause. */
  public Map<String, OpenAlarm> active = new HashMap<>();

  /** Alarms that were cleared before anybody acknowledged them, by id. */
  public Map<String, Alarm> unacknowledged = new HashMap<>();

  /** What is normal for the scores of a camera and recipe. */
  public Map<String, ScoreTrack> scores = new HashMap<>();

  /** Actions taken lately, oldest first: a repetition changes nothing. */
  public List<String> actionIds = new ArrayList<>();

  /** No part, no alarm. */
  public AlarmBook() {}

  /** Active alarms that are shown. */
  public long activeCount() {
    return active.values().stream().filter(open -> !open.alarm.getIsSuppressed()).count();
  }

  /** Active or cleared alarms that wait for somebody. */
  public long unacknowledgedCount() {
    return unacknowledged.size()
        + active.values().stream()
            .filter(open -> !open.alarm.getIsSuppressed() && !open.alarm.getIsAcknowledged())
            .count();
  }

  /** Alarms on the shelf. */
  public long shelvedCount() {
    return active.values().stream().filter(open -> open.alarm.getShelvedUntil() != null).count();
  }

  /** The latest parts of one place: a class, because a list inside a map is a generic type. */
  public static final class Window {
    /** Oldest first. */
    public List<PartFaults> parts = new ArrayList<>();

    /** Event time of the latest part, milliseconds since 1970 (UTC). */
    public long lastSeenMillis;

    /** No part. */
    public Window() {}
  }

  /**
   * What one part showed at one place.
   *
   * @param faults kinds of faults, without repetition; empty for a good part
   * @param spots where they are; kept only where a rule asks for it
   */
  public record PartFaults(String inspectionId, List<String> faults, List<Spot> spots) {
    /** Copies the lists. */
    public PartFaults {
      faults = faults == null ? List.of() : new ArrayList<>(faults);
      spots = spots == null ? List.of() : new ArrayList<>(spots);
    }
  }

  /**
   * A defect in a picture.
   *
   * @param x centre, share of the picture's width
   * @param y centre, share of the picture's height
   */
  public record Spot(String cameraId, String kind, float x, float y) {}

  /** An active alarm and what holds it. */
  public static final class OpenAlarm {
    /** As it was published last. */
    public Alarm alarm = new Alarm();

    /** Rules whose condition has not gone for good; empty where one event clears the alarm. */
    public List<Holding> holdings = new ArrayList<>();

    /** Names of the kinds of alarms that explain it. */
    public List<String> suppressedWhile = new ArrayList<>();

    /** Line time without acknowledgement after which it escalates; 0 for never. */
    public long escalateAfterMillis;

    /** Event time of its latest occurrence, milliseconds since 1970 (UTC). */
    public long lastSeenMillis;

    /** For the serializer. */
    public OpenAlarm() {}
  }

  /**
   * A rule that holds an alarm.
   *
   * @param clearAfterParts quiet parts in a row after which it does no longer
   * @param quietParts in a row so far
   */
  public record Holding(String recipeId, String ruleId, int clearAfterParts, int quietParts) {
    Holding quiet() {
      return new Holding(recipeId, ruleId, clearAfterParts, quietParts + 1);
    }

    Holding loud() {
      return new Holding(recipeId, ruleId, clearAfterParts, 0);
    }

    boolean isOver() {
      return quietParts >= clearAfterParts;
    }
  }

  /** Running figures of the scores of good views of one camera and recipe. */
  public static final class ScoreTrack {
    /** Model hash and threshold that gave the scores; empty before the first. */
    public String model = "";

    /** Scores learned from. */
    public long learned;

    /** Mean of their log-odds. */
    public double mean;

    /** Sum of squared deviations from it. */
    public double squares;

    /** Exponentially weighted mean of the log-odds since. */
    public double average;

    /** Event time of the latest, milliseconds since 1970 (UTC). */
    public long lastSeenMillis;

    /** For the serializer. */
    public ScoreTrack() {}
  }
}
