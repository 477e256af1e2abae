package lineside.console.shape;

import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinion;
import org.jspecify.annotations.Nullable;

/** What the large model was asked and said. */
public record OpinionShape(
    String status,
    boolean audit,
    String smallEvaluation,
    @Nullable String evaluation,
    @Nullable Float score,
    @Nullable Float threshold,
    @Nullable String model) {

  static @Nullable OpinionShape of(@Nullable SecondOpinion opinion) {
    if (opinion == null) {
      return null;
    }
    ResultEvaluation large = opinion.getLargeEvaluation();
    return new OpinionShape(
        opinion.getStatus().name(),
        opinion.getIsAudit(),
        opinion.getSmallEvaluation().name(),
        large == null ? null : large.name(),
        opinion.getScore(),
        opinion.getThreshold(),
        opinion.getModelSha256());
  }
}
