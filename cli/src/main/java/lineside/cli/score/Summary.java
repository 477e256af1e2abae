package lineside.cli.score;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import lineside.cli.result.Opinions;
import lineside.cli.result.Percentiles;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a run, as {@code summary.json} has them (field names and order as here). What is
 * not built, or not known of this run, is null, never 0.
 */
public record Summary(
    Frames frames,
    Parts parts,
    @Nullable Accuracy accuracy,
    LatencyMillis latencyMillis,
    @Nullable Escalation escalation,
    Alarms alarms,
    Bytes bytes,
    @Nullable Patterns patterns) {

  /** The same with what the large model was asked. */
  public Summary withEscalation(Opinions asked) {
    double share = frames.inspected() == 0 ? 0 : (double) asked.requested() / frames.inspected();
    return new Summary(
        frames,
        parts,
        accuracy,
        latencyMillis,
        new Escalation(asked.requested(), asked.answered(), asked.late(), share),
        alarms,
        bytes,
        patterns);
  }

  /** Views by their ids, from the books. */
  public record Frames(
      long triggered,
      long captured,
      long published,
      long inspected,
      long deadLettered,
      long lost,
      long foreign) {}

  /** Inspections; the verdicts by the highest revision of each. */
  public record Parts(
      long triggered,
      long finalVerdicts,
      long ok,
      long notOk,
      long notDecidable,
      long undefined,
      long duplicates,
      long superseded) {}

  /** Parts against the truth. */
  public record Accuracy(Confusion small, Cascade cascade, Faint faint) {}

  /** The small model alone, forced to decide at its threshold. */
  public record Confusion(long tp, long fp, long tn, long fn) {}

  /** The verdicts as they were given. */
  public record Cascade(long tp, long fp, long tn, long fn, long undecided) {}

  /** Parts whose defects hardly show. */
  public record Faint(long tp, long fn) {}

  /** From the picture in memory to the reader of a topic, milliseconds. */
  public record LatencyMillis(
      @Nullable Percentiles captureToViewVerdict,
      @Nullable Percentiles captureToAlarm,
      @Nullable Percentiles captureToMes) {}

  /**
   * Second opinions on views that the small model cannot decide; audits stand outside.
   *
   * @param requested views asked about
   * @param answered of these, with an answer
   * @param late of these, answered or not, whose part was decided without the answer
   * @param shareOfFrames requested / frames inspected
   */
  public record Escalation(long requested, long answered, long late, double shareOfFrames) {}

  /**
   * Alarms.
   *
   * @param raised alarms
   * @param repeatsCounted occurrences beyond the first of each
   * @param acknowledged of the raised
   * @param causes different causes among them: one alarm stands for a cause until it is gone
   * @param perHour of the lines' time; null when they ran for no time
   * @param byRule raised, by the rule of the recipe that holds them; without a rule by their kind
   */
  public record Alarms(
      long raised,
      long repeatsCounted,
      @Nullable Long acknowledged,
      long causes,
      @Nullable Double perHour,
      SortedMap<String, Long> byRule) {
    /** Copies the map. */
    public Alarms {
      byRule = Collections.unmodifiableSortedMap(new TreeMap<>(byRule));
    }
  }

  /** Encoded pictures, and what left the line. */
  public record Bytes(@Nullable Long captured, @Nullable Long leftTheLine) {}

  /** Causes that touched enough parts to be found, and what the analyzer said. */
  public record Patterns(long planted, long found, long falseFound) {}
}
