package lineside.analyzer.crop;

import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.crop.ArchivedCrop.Origin;
import lineside.analyzer.crop.ArchivedCrop.Small;
import lineside.schemas.record.Finding;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinion;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/** Every flagged, undecided and audited picture that rows of the archive name. Pure. */
public final class CropsOfArchive {
  private static final float MIDDLE = 0.5f;

  private CropsOfArchive() {}

  /** The pictures in the order of the rows, views and findings. */
  public static List<ArchivedCrop> of(List<InspectionRow> rows) {
    List<ArchivedCrop> crops = new ArrayList<>();
    for (InspectionRow row : rows) {
      PartVerdict verdict = row.getVerdict();
      verdict.getViews().forEach(view -> add(crops, verdict, view));
    }
    return crops;
  }

  private static void add(List<ArchivedCrop> crops, PartVerdict verdict, ViewVerdict view) {
    Origin origin =
        new Origin(
            verdict.getInspectionId(),
            verdict.getRevision(),
            view.getViewId(),
            verdict.getLineId(),
            view.getStationId(),
            verdict.getPartId(),
            verdict.getAttempt(),
            view.getTriggeredAt());
    int before = crops.size();
    ResultEvaluation evaluation = view.getResultEvaluation();
    if (evaluation == ResultEvaluation.NOT_OK || evaluation == ResultEvaluation.NOT_DECIDABLE) {
      CropRole role = evaluation == ResultEvaluation.NOT_OK ? CropRole.FLAGGED : CropRole.UNDECIDED;
      for (int i = 0; i < view.getFindings().size(); i++) {
        Finding finding = view.getFindings().get(i);
        String sha256 = finding.getEvidenceSha256();
        if (sha256 != null) {
          crops.add(new ArchivedCrop(sha256, role, origin, small(view, i, finding)));
        }
      }
    }
    String picture = view.getPictureSha256();
    if (picture != null && crops.size() == before) {
      CropRole role = isAudited(view) ? CropRole.AUDITED : CropRole.UNDECIDED;
      crops.add(new ArchivedCrop(picture, role, origin, whole(view)));
    }
  }

  private static boolean isAudited(ViewVerdict view) {
    SecondOpinion opinion = view.getSecondOpinion();
    return opinion == null
        ? view.getResultEvaluation() == ResultEvaluation.OK
        : opinion.getIsAudit();
  }

  private static Small small(ViewVerdict view, int findingNo, Finding finding) {
    return new Small(
        findingNo,
        finding.getKind(),
        finding.getScore(),
        finding.getCentreX(),
        finding.getCentreY(),
        finding.getPositionMm(),
        orEmpty(view.getModelSha256()));
  }

  private static Small whole(ViewVerdict view) {
    Float score = view.getScore();
    return new Small(
        ArchivedCrop.WHOLE_VIEW,
        "",
        score == null ? 0 : score,
        MIDDLE,
        MIDDLE,
        null,
        orEmpty(view.getModelSha256()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
