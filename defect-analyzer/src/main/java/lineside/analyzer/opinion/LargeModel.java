package lineside.analyzer.opinion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import lineside.schemas.record.Box;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Finding;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.topic.FrameLimits;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.Detection;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.detect.Region;
import lineside.vision.evidence.EvidenceStore;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelCard;
import lineside.vision.region.InspectedArea;

/** Judges the pictures that requests name. Owns the detector. Used by one thread. */
final class LargeModel implements AutoCloseable {
  private final DefectDetector detector;
  private final EvidenceStore evidence;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final PictureDecoder decoder = new PictureDecoder(FrameLimits.MAX_PIXELS);

  /** Takes a qualified detector, the store, the wall clock and a monotonic one. */
  LargeModel(DefectDetector detector, EvidenceStore evidence, Clock clock, LongSupplier nanoTime) {
    this.detector = detector;
    this.evidence = evidence;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /**
   * The answer.
   *
   * @throws RefusedRequestException when it will never have one
   * @throws IOException when the store cannot be read now
   */
  SecondOpinionAnswer answer(SecondOpinionRequest request)
      throws RefusedRequestException, IOException {
    InspectedArea area = area(request);
    try (Picture picture = picture(request.getPictureSha256())) {
      long begunNanos = nanoTime.getAsLong();
      Detection detection = detector.detect(List.of(picture), List.of(area)).get(0);
      return answer(request, picture, detection, nanoTime.getAsLong() - begunNanos);
    } catch (InvalidModelOutputException e) {
      throw new RefusedRequestException(
          DeadLetterReason.MODEL_OUTPUT_INVALID, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      // The area does not fit the picture; it never will, so the job must not stop at it.
      throw new RefusedRequestException(
          DeadLetterReason.MODEL_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private SecondOpinionAnswer answer(
      SecondOpinionRequest request, Picture picture, Detection detection, long nanos) {
    ModelCard.Thresholds thresholds = detector.thresholds();
    ResultEvaluation evaluation = evaluate(detection.score(), thresholds);
    return SecondOpinionAnswer.newBuilder()
        .setRequestId(request.getRequestId())
        .setViewId(request.getViewId())
        .setInspectionId(request.getInspectionId())
        .setLineId(request.getLineId())
        .setIsAudit(request.getIsAudit())
        .setResultEvaluation(evaluation)
        .setScore(detection.score())
        .setThreshold(thresholds.notOk())
        .setUndecidableFrom(thresholds.undecidableFrom())
        .setModelSha256(detector.model().sha256())
        .setProvider(detector.provider())
        .setFindings(evaluation == ResultEvaluation.OK ? List.of() : findings(picture, detection))
        .setInferMicros((int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMicros(nanos)))
        .setAnsweredAtMicros(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()))
        .build();
  }

  private Picture picture(String sha256) throws RefusedRequestException, IOException {
    byte[] encoded;
    try {
      encoded =
          evidence
              .get(sha256)
              .orElseThrow(
                  () ->
                      new RefusedRequestException(
                          DeadLetterReason.EVIDENCE_MISSING, "no picture of hash " + sha256));
    } catch (IllegalArgumentException e) {
      throw new RefusedRequestException(
          DeadLetterReason.UNREADABLE_MESSAGE, String.valueOf(e.getMessage()));
    }
    try {
      return decoder.decode(ByteBuffer.wrap(encoded));
    } catch (UndecodablePictureException e) {
      throw new RefusedRequestException(
          DeadLetterReason.UNDECODABLE_IMAGE, String.valueOf(e.getMessage()));
    }
  }

  private static InspectedArea area(SecondOpinionRequest request) throws RefusedRequestException {
    try {
      return RequestedArea.of(request);
    } catch (IllegalArgumentException e) {
      throw new RefusedRequestException(
          DeadLetterReason.UNREADABLE_MESSAGE, String.valueOf(e.getMessage()));
    }
  }

  private static ResultEvaluation evaluate(float score, ModelCard.Thresholds thresholds) {
    if (score >= thresholds.notOk()) {
      return ResultEvaluation.NOT_OK;
    }
    return score >= thresholds.undecidableFrom()
        ? ResultEvaluation.NOT_DECIDABLE
        : ResultEvaluation.OK;
  }

  private static List<Finding> findings(Picture picture, Detection detection) {
    return detection.regions().stream()
        .sorted(Comparator.comparingDouble(Region::score).reversed())
        .map(region -> finding(picture, region))
        .toList();
  }

  private static Finding finding(Picture picture, Region region) {
    return Finding.newBuilder()
        .setKind(region.kind())
        .setScore(region.score())
        .setAreaPx(region.areaPx())
        .setBox(new Box(region.xPx(), region.yPx(), region.widthPx(), region.heightPx()))
        .setCentreX(region.centreX() / picture.widthPx())
        .setCentreY(region.centreY() / picture.heightPx())
        .setPositionMm(null)
        .setTouchesStart(false)
        .setTouchesEnd(false)
        .setContinuesPrevious(false)
        .setEvidenceSha256(null)
        .build();
  }

  @Override
  public void close() {
    detector.close();
  }
}
