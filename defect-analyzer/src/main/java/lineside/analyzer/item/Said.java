package lineside.analyzer.item;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who said it.
 *
 * @param speaker person, model or nobody
 * @param who names of persons, or hash of the model's package; empty for nobody
 * @param at when; null where nothing recorded it, as for readings of crops
 * @param occasion why it was looked at: an occasion of feedback, {@code SECOND_OPINION} or {@code
 *     CROP_READING}; empty for nobody
 * @param placedBy hash of the model by which a person's word on a part was put on this picture of
 *     it; null when the word itself says which
 */
public record Said(
    Speaker speaker, String who, @Nullable Instant at, String occasion, @Nullable String placedBy) {
  /** Nobody said anything. */
  public static final Said NOTHING = new Said(Speaker.NOBODY, "", null, "", null);

  /** Checks for null. */
  public Said {
    requireNonNull(speaker, "speaker is null");
    requireNonNull(who, "who is null");
    requireNonNull(occasion, "occasion is null");
  }
}
