package lineside.footage.scenario;

/** What a line makes. */
public enum Material {
  /** Discrete machined brackets on pallets. */
  BRACKET,
  /** A continuous brushed steel strip, in segments of one frame. */
  STRIP
}
