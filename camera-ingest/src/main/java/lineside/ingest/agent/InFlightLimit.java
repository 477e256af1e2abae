package lineside.ingest.agent;

/**
 * How much of one camera may be under way to Kafka. At the bound the camera is not asked for
 * further images until answers come, or further ones go to disk: memory per camera is bounded by
 * {@code maxBytes}, or four of its images where these are more, and one image.
 *
 * @param maxFrames frames, at least 1
 * @param maxBytes encoded bytes, at least 1
 */
public record InFlightLimit(int maxFrames, long maxBytes) {
  /** 32 frames and 16 MiB: a second of a fast camera, and less than the producer's buffer. */
  public static final InFlightLimit DEFAULT = new InFlightLimit(32, 16L << 20);

  /** Checks the bounds. */
  public InFlightLimit {
    if (maxFrames < 1 || maxBytes < 1) {
      throw new IllegalArgumentException(
          "in-flight limit is %d frames and %d bytes, each at least 1"
              .formatted(maxFrames, maxBytes));
    }
  }
}
