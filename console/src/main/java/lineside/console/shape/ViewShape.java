package lineside.console.shape;

import java.util.List;
import java.util.Map;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a view.
 *
 * @param model hash of the model; null when none judged
 * @param modelName its name; null when it is not known
 * @param picture address of the reduced picture of the view; null for none
 * @param still address of the live picture; null for none
 * @param fullPicture address of the whole picture; null for none
 * @param map address of the model's defect map, which covers the whole view; null for none
 */
public record ViewShape(
    String viewId,
    String cameraId,
    String stationId,
    String evaluation,
    String undefinedReason,
    String detail,
    @Nullable Float score,
    @Nullable Float threshold,
    @Nullable Float undecidableFrom,
    @Nullable String model,
    @Nullable String modelName,
    @Nullable String picture,
    @Nullable String still,
    @Nullable String fullPicture,
    int widthPx,
    int heightPx,
    List<FindingShape> findings,
    @Nullable String map,
    @Nullable OpinionShape secondOpinion,
    long triggeredAt,
    long evaluatedAt) {

  /** Copies the list. */
  public ViewShape {
    findings = List.copyOf(findings);
  }

  /**
   * Of a verdict.
   *
   * @param modelNames names of models by hash
   * @param still address of the live picture; null for none
   */
  public static ViewShape of(
      ViewVerdict view, Map<String, String> modelNames, @Nullable String still) {
    double widthPx = Math.max(1, view.getWidthPx());
    double heightPx = Math.max(1, view.getHeightPx());
    String model = view.getModelSha256();
    return new ViewShape(
        view.getViewId(),
        view.getCameraId(),
        view.getStationId(),
        view.getResultEvaluation().name(),
        view.getUndefinedReason().name(),
        view.getDetail(),
        view.getScore(),
        view.getThreshold(),
        view.getUndecidableFrom(),
        model,
        model == null ? null : modelNames.get(model),
        Evidence.addressOf(view.getEvidenceSha256()),
        still,
        Evidence.addressOf(view.getPictureSha256()),
        view.getWidthPx(),
        view.getHeightPx(),
        view.getFindings().stream()
            .map(finding -> FindingShape.of(finding, widthPx, heightPx))
            .toList(),
        Evidence.addressOf(view.getDefectMapSha256()),
        OpinionShape.of(view.getSecondOpinion()),
        view.getTriggeredAt().toEpochMilli(),
        view.getEvaluatedAtMicros() / 1000);
  }
}
