package lineside.console.web;

import lineside.console.shape.BoxShape;
import lineside.console.shape.Evidence;
import lineside.console.store.CropRemark;
import lineside.console.store.StoredCrop;
import org.jspecify.annotations.Nullable;

/** The picture of a finding. */
record CropShape(
    String cropSha256,
    String picture,
    String inspectionId,
    String viewId,
    String partId,
    int attempt,
    String lineId,
    String stationId,
    String cameraId,
    String kind,
    double score,
    @Nullable Double threshold,
    String evaluation,
    long at,
    BoxShape box,
    @Nullable String overview,
    @Nullable String map,
    @Nullable Judgement judgement) {

  /** What a person said of it. */
  record Judgement(boolean defect, String kind, String person, long at) {
    static Judgement of(CropRemark remark) {
      return new Judgement(remark.isDefect(), remark.kind(), remark.person(), remark.at());
    }
  }

  static CropShape of(StoredCrop crop) {
    StoredCrop.Origin origin = crop.origin();
    StoredCrop.Found found = crop.found();
    StoredCrop.Area area = crop.area();
    CropRemark remark = crop.remark();
    return new CropShape(
        found.sha256(),
        Evidence.address(found.sha256()),
        origin.inspectionId(),
        origin.viewId(),
        origin.partId(),
        origin.attempt(),
        origin.lineId(),
        origin.stationId(),
        origin.cameraId(),
        found.kind(),
        found.score(),
        found.threshold(),
        found.evaluation(),
        crop.at(),
        new BoxShape(area.x(), area.y(), area.width(), area.height()),
        Evidence.addressOf(found.overviewSha256()),
        Evidence.addressOf(found.mapSha256()),
        remark == null ? null : Judgement.of(remark));
  }
}
