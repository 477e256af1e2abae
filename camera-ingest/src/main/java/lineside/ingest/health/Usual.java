package lineside.ingest.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is usual for one camera; null is not learned yet.
 *
 * @param sharpness as in {@code CameraHealth}
 * @param brightness as in {@code CameraHealth}
 * @param framesPerSecond images a second
 * @param jitterMillis standard deviation of the time between two images
 * @param leastChange least difference between two looks, grey values
 */
public record Usual(
    @JsonProperty("sharpness") @Nullable Double sharpness,
    @JsonProperty("brightness") @Nullable Double brightness,
    @JsonProperty("framesPerSecond") @Nullable Double framesPerSecond,
    @JsonProperty("jitterMillis") @Nullable Double jitterMillis,
    @JsonProperty("leastChange") @Nullable Double leastChange) {
  /** Nothing is known yet. */
  public static final Usual UNKNOWN = new Usual(null, null, null, null, null);
}
