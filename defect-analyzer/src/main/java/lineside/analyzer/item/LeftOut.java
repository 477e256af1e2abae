package lineside.analyzer.item;

/** Why something became no item, or is none any more. Counted, never an error. */
public enum LeftOut {
  /** Feedback on a part that the archive does not hold. */
  PART_NOT_IN_ARCHIVE,
  /** Feedback on a part of which no picture at full size was kept. */
  NO_PICTURE_KEPT,
  /** Inspection of which persons say different things. */
  PERSONS_DISAGREE,
  /** Defective part of which nothing tells which picture shows the defect. */
  DEFECT_NOT_PLACED,
  /** Picture that two labels claim with the same right. */
  LABELS_DISAGREE,
  /** Picture that is already an item of another view. */
  SAME_PICTURE,
  /** Picture of parts on both sides: it could be learned from and judged by. */
  ON_BOTH_SIDES,
  /** Picture that the evidence store holds no more, or never did. */
  PICTURE_GONE,
  /** Picture whose bytes are not those of its name, or that has no name. */
  PICTURE_DAMAGED,
  /** Picture that does not decode. */
  UNDECODABLE
}
