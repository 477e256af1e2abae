package lineside.training.data;

/** How parts lie in front of the camera. */
public enum Pose {
  /** Always alike: what is missing at its place is a defect, mirrored crops would lie. */
  FIXED,
  /** Any way round: crops are mirrored at random. */
  FREE
}
