package lineside.analyzer.crop;

/**
 * How far a run is.
 *
 * @param planned crops that there were to read
 * @param done crops read or refused
 * @param refused of those done; known at the end
 * @param modelShare share of the machines' time that the model took, 0 to 1; known at the end
 */
public record CropProgress(long planned, long done, long refused, double modelShare) {
  /** While it runs. */
  static CropProgress of(long planned, long done) {
    return new CropProgress(planned, Math.min(planned, done), 0, 0);
  }
}
