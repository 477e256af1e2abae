package lineside.vision.shape;

/** What tells kinds of defect apart. Which is best is a matter of measuring: {@link KindPurity}. */
public enum KindBasis {
  /** What the network made of the finding. */
  EMBEDDING,
  /** Its form and tone. */
  SHAPE,
  /** Both, the shape with twice the weight of the embedding's strongest components. */
  BOTH
}
