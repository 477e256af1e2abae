package lineside.console.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lineside.analyzer.crop.ArchivedCrop;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.crop.CropRole;
import lineside.analyzer.crop.HistoricCrop;
import lineside.analyzer.kind.KindsFound;
import lineside.analyzer.similar.PublishIndex;
import lineside.schemas.record.Finding;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;

/**
 * The index of findings as the analyzer's own code publishes it. What a large model would read of a
 * crop is replaced by the levels of the picture, so that what looks alike is near.
 */
final class PublishedIndex {
  private static final String MODEL = "ef".repeat(32);
  private static final int NUMBERS_OF_FORM = 15;

  private final Path root;
  private final EvidenceFolder evidence;
  private final List<HistoricCrop> crops = new ArrayList<>();

  PublishedIndex(Path root, EvidenceFolder evidence) {
    this.root = root;
    this.evidence = evidence;
  }

  /** The findings of a part. */
  PublishedIndex with(PartVerdict verdict) throws IOException {
    for (ViewVerdict view : verdict.getViews()) {
      for (Finding finding : view.getFindings()) {
        String sha256 = finding.getEvidenceSha256();
        crops.add(
            crop(
                sha256,
                Files.readAllBytes(evidence.fileOf(sha256)),
                new ArchivedCrop.Origin(
                    verdict.getInspectionId(),
                    verdict.getRevision(),
                    view.getViewId(),
                    view.getLineId(),
                    view.getStationId(),
                    verdict.getPartId(),
                    verdict.getAttempt(),
                    view.getTriggeredAt()),
                finding.getKind()));
      }
    }
    return this;
  }

  /** A pit of a part that the console knows nothing of. */
  PublishedIndex withPit(String line, String station, int number, Instant at) throws IOException {
    byte[] picture = Pictures.pitCrop(number);
    crops.add(
        crop(
            evidence.store(picture),
            picture,
            new ArchivedCrop.Origin(
                "pit-inspection-" + number,
                0,
                "pit-view-" + number,
                line,
                station,
                "pit-part-" + number,
                1,
                at),
            "pit"));
    return this;
  }

  /** Publishes all of it as one version. */
  void publish() throws IOException {
    new PublishIndex(root).publish(MODEL, crops, KindsFound.NONE);
  }

  private static HistoricCrop crop(
      String sha256, byte[] picture, ArchivedCrop.Origin origin, String kind) throws IOException {
    float[] levels = Pictures.levels(picture);
    float[] sorted = levels.clone();
    Arrays.sort(sorted);
    double[] form = new double[NUMBERS_OF_FORM];
    for (int i = 0; i < NUMBERS_OF_FORM; i++) {
      form[i] = sorted[i * (sorted.length - 1) / (NUMBERS_OF_FORM - 1)];
    }
    return new HistoricCrop(
        new ArchivedCrop(
            sha256,
            CropRole.FLAGGED,
            origin,
            new ArchivedCrop.Small(0, kind, 0.97f, 0.5f, 0.5f, null, Parts.MODEL)),
        new CropReading(
            sha256,
            MODEL,
            new CropReading.Judgement("CPUExecutionProvider", 0.98f, ResultEvaluation.NOT_OK, kind),
            levels,
            form));
  }
}
