package lineside.analyzer.crop;

/** Why a picture was kept. */
public enum CropRole {
  /** Around a finding of a view that is NOT_OK. */
  FLAGGED,
  /** Around a finding of a view that is NOT_DECIDABLE, or the whole of it where no crop is. */
  UNDECIDED,
  /** A whole view that was drawn to look at what the small model passes. */
  AUDITED
}
