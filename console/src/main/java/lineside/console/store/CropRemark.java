package lineside.console.store;

import java.util.Optional;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackMark;

/**
 * What a person said of the picture of a finding.
 *
 * @param cropSha256 the picture
 * @param viewId its view
 * @param isDefect whether it shows a defect
 * @param kind what kind; empty when it is none or nobody said
 * @param person who said it
 * @param at when, milliseconds since 1970 (UTC)
 */
public record CropRemark(
    String cropSha256, String viewId, boolean isDefect, String kind, String person, long at) {

  /** The crop that feedback is about; empty when it is about the part alone. */
  public static Optional<CropRemark> of(Feedback feedback) {
    for (FeedbackMark mark : feedback.getMarks()) {
      String sha256 = mark.getCropSha256();
      if (sha256 != null) {
        return Optional.of(
            new CropRemark(
                sha256,
                mark.getViewId(),
                mark.getIsDefect(),
                mark.getKind(),
                feedback.getPerson(),
                feedback.getAt().toEpochMilli()));
      }
    }
    return Optional.empty();
  }
}
