package lineside.ingest.trigger;

import java.time.Instant;
import lineside.schemas.record.LossReason;
import org.jspecify.annotations.Nullable;

/**
 * Why a trigger has no image and none is to be asked for: it happened while nobody could take one.
 *
 * @param reason as recorded
 * @param detail words for a person
 * @param interruption the time that one trigger stands for; null for a single trigger
 */
public record Foregone(LossReason reason, String detail, @Nullable Interruption interruption) {

  /**
   * A time in which a camera that runs by itself was not watched.
   *
   * @param since last trigger before it
   * @param until when it was watched again
   * @param estimatedTriggers estimate of what nobody saw, at least 0
   */
  public record Interruption(Instant since, Instant until, long estimatedTriggers) {
    private static final String PREFIX = "interruption/";

    /** A loss for the whole time. */
    public Foregone foregone() {
      String detail =
          "not watched from %s to %s, about %d triggers (estimate)"
              .formatted(since, until, estimatedTriggers);
      return new Foregone(LossReason.INTERRUPTED, detail, this);
    }

    /** Part id of the one trigger that stands for the time; says all of it. */
    public String partId() {
      return PREFIX + since.toEpochMilli() + "/" + until.toEpochMilli() + "/" + estimatedTriggers;
    }

    /**
     * The interruption that a trigger with that part id stands for; null when it is a real part.
     */
    public static @Nullable Interruption ofPartId(String partId) {
      String[] words = partId.split("/", -1);
      if (words.length != 4 || !partId.startsWith(PREFIX)) {
        return null;
      }
      try {
        return new Interruption(
            Instant.ofEpochMilli(Long.parseLong(words[1])),
            Instant.ofEpochMilli(Long.parseLong(words[2])),
            Long.parseLong(words[3]));
      } catch (NumberFormatException realPart) {
        return null;
      }
    }
  }
}
