package lineside.cli.score;

/** What is true of a part. */
public enum TruthLabel {
  /** No defect. */
  GOOD,
  /** A defect that the pictures show. */
  VISIBLE,
  /** Only defects that hardly show, or that a neighbouring segment owns. */
  FAINT,
  /** A camera fault was planted: the part cannot be inspected. */
  UNDEFINED
}
