package lineside.analyzer.crop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.schemas.record.Finding;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CropsOfArchiveTest {
  private final InspectionRow row =
      SimulatedArchive.of(41, 400, List.of()).rows().stream()
          .filter(any -> hasFinding(any.getVerdict()))
          .findFirst()
          .orElseThrow();

  @Test
  void namesTheCropOfEachFinding() {
    List<ArchivedCrop> crops =
        CropsOfArchive.of(List.of(with(ResultEvaluation.NOT_OK, "11".repeat(32), null)));

    assertThat(crops).hasSize(1);
    assertThat(crops.get(0).role()).isEqualTo(CropRole.FLAGGED);
    assertThat(crops.get(0).sha256()).isEqualTo("11".repeat(32));
    assertThat(crops.get(0).origin().partId()).isEqualTo(row.getVerdict().getPartId());
    assertThat(crops.get(0).small().findingNo()).isZero();
  }

  @Test
  void takesTheWholeViewWhereNoCropWasKept() {
    List<ArchivedCrop> crops =
        CropsOfArchive.of(List.of(with(ResultEvaluation.NOT_DECIDABLE, null, "22".repeat(32))));

    assertThat(crops).hasSize(1);
    assertThat(crops.get(0).role()).isEqualTo(CropRole.UNDECIDED);
    assertThat(crops.get(0).sha256()).isEqualTo("22".repeat(32));
    assertThat(crops.get(0).small().findingNo()).isEqualTo(ArchivedCrop.WHOLE_VIEW);
  }

  @Test
  void takesTheWholeViewOfAnAudit() {
    List<ArchivedCrop> crops =
        CropsOfArchive.of(List.of(with(ResultEvaluation.OK, null, "33".repeat(32))));

    assertThat(crops).extracting(ArchivedCrop::role).containsExactly(CropRole.AUDITED);
  }

  @Test
  void leavesOutWhatNobodyKept() {
    assertThat(CropsOfArchive.of(List.of(with(ResultEvaluation.OK, "44".repeat(32), null))))
        .isEmpty();
  }

  private InspectionRow with(
      ResultEvaluation evaluation, @Nullable String crop, @Nullable String picture) {
    ViewVerdict view =
        row.getVerdict().getViews().stream()
            .filter(any -> !any.getFindings().isEmpty())
            .findFirst()
            .orElseThrow();
    Finding finding = Finding.newBuilder(view.getFindings().get(0)).setEvidenceSha256(crop).build();
    ViewVerdict changed =
        ViewVerdict.newBuilder(view)
            .setResultEvaluation(evaluation)
            .setFindings(List.of(finding))
            .setPictureSha256(picture)
            .build();
    return new InspectionRow(
        PartVerdict.newBuilder(row.getVerdict()).setViews(List.of(changed)).build(),
        true,
        0,
        false);
  }

  private static boolean hasFinding(PartVerdict verdict) {
    return verdict.getViews().stream().anyMatch(view -> !view.getFindings().isEmpty());
  }
}
