package lineside.jobs.verdict;

import java.util.HashMap;
import java.util.Map;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Recipe;
import org.jspecify.annotations.Nullable;

/** One open passage of a part: state, a Flink POJO, removed when its revision window closes. */
public final class Inspection {
  /** The inspection, as in PartVerdict. */
  public String inspectionId = "";

  /** Line. */
  public String lineId = "";

  /** Part. */
  public String partId = "";

  /** Passage of the part, from 1. */
  public int attempt;

  /** Recipe by id. */
  public String recipeId = "";

  /** As in Trigger. */
  public boolean isSimulated;

  /**
   * The recipe as it was when the inspection was opened, without the polygons of its views; null
   * when unknown.
   */
  public @Nullable Recipe recipe;

  /** Earliest trigger heard of, event time, milliseconds since 1970 (UTC). */
  public long firstTriggeredAtMillis = Long.MAX_VALUE;

  /** Line time until the final verdict at the latest. */
  public long deadlineAfterMillis;

  /** Line time after that in which evidence is taken. */
  public long revisionWindowMillis;

  /** By view id. */
  public Map<String, ViewEntry> views = new HashMap<>();

  /** What the MES said of the part. */
  public @Nullable PartContext context;

  /** The verdict that stands; null before revision 0. */
  public @Nullable PartVerdict verdict;

  /** Whether alarms have counted it. */
  public boolean isReleased;

  /**
   * Whether it goes on after it was closed: its views are judged and booked, but the part has had
   * its verdict.
   */
  public boolean isEpilogue;

  /** Between a camera's id and its count, in the name of a part that only the camera names. */
  private static final String OWN_NAME = "/";

  /** For the serializer. */
  public Inspection() {}

  /**
   * Whether a verdict on a part is given: not where the part has had its verdict, and not where
   * there was none, because a camera that runs by itself named it, for want of anybody who did, and
   * its pictures showed nothing.
   */
  public boolean isOfPart() {
    return !isEpilogue
        && (views.isEmpty() || !views.values().stream().allMatch(Inspection::showsNoPart));
  }

  private static boolean showsNoPart(ViewEntry entry) {
    Loss loss = entry.loss;
    return loss != null
        && entry.judged == null
        && loss.getReason() == LossReason.NOTHING_IN_VIEW
        && loss.getPartId().startsWith(loss.getCameraId() + OWN_NAME);
  }

  /** Line time at which it is decided at the latest. */
  public long deadlineMillis() {
    return firstTriggeredAtMillis + deadlineAfterMillis;
  }

  /** Whether a verdict on it, or on a view of it, is still to be given. */
  boolean isWaiting() {
    return verdict == null
        || views.values().stream().anyMatch(entry -> entry.isKnown() && entry.verdict == null);
  }

  /** Line time from which nothing is taken any more. */
  public long closesAtMillis() {
    return deadlineMillis() + revisionWindowMillis;
  }

  /** Whether any trigger or loss stands behind it, and not only frames of nobody's trigger. */
  boolean isKnown() {
    return views.values().stream().anyMatch(ViewEntry::isKnown);
  }
}
