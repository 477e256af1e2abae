package lineside.schemas.topic;

/** Bounds that producer, topic, broker and consumer of frames must agree on. */
public final class FrameLimits {
  /** Largest encoded image taken: 16 MiB, a 16-Mpixel mono8 picture without compression. */
  public static final int MAX_IMAGE_BYTES = 16 << 20;

  /** Largest record on the frame topic: an image and 1 MiB for header and batch overhead. */
  public static final int MAX_RECORD_BYTES = MAX_IMAGE_BYTES + (1 << 20);

  /**
   * Largest decoded image taken, pixels: 64 Mpixel; a header that claims more is refused unread.
   */
  public static final long MAX_PIXELS = 64L << 20;

  private FrameLimits() {}
}
