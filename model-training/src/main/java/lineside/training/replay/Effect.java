package lineside.training.replay;

/** What a changed decision does, by the truth. */
public enum Effect {
  /** Right before, wrong now. */
  BREAKS,
  /** Nobody knows: no truth, or a defect that lies within the noise. */
  UNKNOWN,
  /** Wrong before and wrong now, or right both times. */
  NEITHER,
  /** Wrong before, right now. */
  MENDS
}
