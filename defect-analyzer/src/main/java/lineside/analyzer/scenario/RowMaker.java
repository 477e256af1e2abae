package lineside.analyzer.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Box;
import lineside.schemas.record.Finding;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/** Makes the row that an inspection leaves: what a fallible detector says of a part. */
final class RowMaker {
  private static final int WIDTH_PX = 640;
  private static final int HEIGHT_PX = 480;
  private static final double DETECTED = 0.95;
  private static final double FALSE_ALARMS = 0.004;
  private static final double UNDEFINED = 0.01;
  private static final double UNDECIDED = 0.02;
  private static final String MODEL = "5e".repeat(32);
  private static final float THRESHOLD = 0.5f;

  private final Random random;
  private final Appearance appearance;

  RowMaker(Random random, Appearance appearance) {
    this.random = random;
    this.appearance = appearance;
  }

  /**
   * A true defect.
   *
   * @param cause what made it; null for chance
   */
  record Defect(
      String stationId,
      String kind,
      double x,
      double y,
      double offsetMm,
      @Nullable PlantedCause cause) {}

  /** A part and where it is looked at. */
  record Made(
      String lineId,
      String partId,
      String recipeId,
      Instant at,
      int number,
      List<String> stations) {}

  /** The row. */
  InspectionRow row(
      Made made,
      @Nullable PartContext context,
      Map<String, Double> readings,
      double encoderMm,
      List<Defect> defects) {
    String inspection = Identities.inspectionId(made.lineId(), made.partId(), 1);
    List<ViewVerdict> views = new ArrayList<>();
    for (String station : made.stations()) {
      views.add(view(made, inspection, station, encoderMm, defects));
    }
    ResultEvaluation evaluation = worst(views);
    PartVerdict verdict =
        PartVerdict.newBuilder()
            .setInspectionId(inspection)
            .setVerdictId(inspection)
            .setRevision(0)
            .setRevisionReason("")
            .setLineId(made.lineId())
            .setPartId(made.partId())
            .setAttempt(1)
            .setRecipeId(made.recipeId())
            .setResultEvaluation(evaluation)
            .setIsPartial(evaluation == ResultEvaluation.UNDEFINED)
            .setIsSimulated(true)
            .setViews(views)
            .setMissingCameras(List.of())
            .setContext(context)
            .setProcessReadings(new HashMap<>(readings))
            .setFirstTriggeredAt(made.at())
            .setDecidedAt(made.at().plusMillis(100))
            .setDecidedAtMicros(0)
            .build();
    boolean isFlagged =
        evaluation == ResultEvaluation.NOT_OK || evaluation == ResultEvaluation.NOT_DECIDABLE;
    return new InspectionRow(verdict, isFlagged, 0, false);
  }

  private ViewVerdict view(
      Made made, String inspection, String station, double encoderMm, List<Defect> defects) {
    List<Finding> findings = new ArrayList<>();
    boolean isStrip = !Double.isNaN(encoderMm);
    for (Defect defect : defects) {
      if (defect.stationId().equals(station) && random.nextDouble() < DETECTED) {
        Appearance.Look look = appearance.show(made.partId(), defect.kind(), defect.cause());
        double y = isStrip ? defect.offsetMm() / SimulatedPlant.SEGMENT_MM : defect.y();
        findings.add(finding(look, defect.x(), y));
        if (isStrip) {
          findings.get(findings.size() - 1).setPositionMm(encoderMm + defect.offsetMm());
        }
      }
    }
    if (random.nextDouble() < FALSE_ALARMS) {
      findings.add(chance(made));
    }
    ResultEvaluation evaluation =
        findings.isEmpty() ? ResultEvaluation.OK : ResultEvaluation.NOT_OK;
    if (random.nextDouble() < UNDEFINED) {
      evaluation = ResultEvaluation.UNDEFINED;
      findings.clear();
    } else if (findings.isEmpty() && random.nextDouble() < UNDECIDED) {
      evaluation = ResultEvaluation.NOT_DECIDABLE;
      findings.add(chance(made));
    }
    return ViewVerdict.newBuilder()
        .setViewId(inspection)
        .setInspectionId(inspection)
        .setLineId(made.lineId())
        .setStationId(station)
        .setCameraId("camera-" + station)
        .setEpoch(1)
        .setSequence(made.number())
        .setTriggeredAt(made.at())
        .setPartId(made.partId())
        .setAttempt(1)
        .setRecipeId(made.recipeId())
        .setEncoderPositionMm(isStrip ? encoderMm : null)
        .setIsSimulated(true)
        .setResultEvaluation(evaluation)
        .setUndefinedReason(
            evaluation == ResultEvaluation.UNDEFINED
                ? UndefinedReason.IMAGE_QUALITY
                : UndefinedReason.NONE)
        .setDetail("")
        .setScore(scoreOf(evaluation))
        .setThreshold(THRESHOLD)
        .setUndecidableFrom(0.4f)
        .setModelSha256(MODEL)
        .setWidthPx(WIDTH_PX)
        .setHeightPx(HEIGHT_PX)
        .setFindings(findings)
        .setEvaluatedAtMicros(0)
        .setBatchSize(1)
        .build();
  }

  private float scoreOf(ResultEvaluation evaluation) {
    return switch (evaluation) {
      case NOT_OK -> 0.6f + 0.4f * random.nextFloat();
      case NOT_DECIDABLE -> 0.4f + 0.1f * random.nextFloat();
      case OK, UNDEFINED -> 0.3f * random.nextFloat();
    };
  }

  private Finding chance(Made made) {
    Appearance.Look look = appearance.show(made.partId(), "", null);
    return finding(look, random.nextDouble(), random.nextDouble());
  }

  private Finding finding(Appearance.Look look, double x, double y) {
    return Finding.newBuilder()
        .setKind(look.kind())
        .setScore(0.6f + 0.4f * random.nextFloat())
        .setAreaPx(120)
        .setBox(new Box((int) (x * WIDTH_PX), (int) (y * HEIGHT_PX), 20, 12))
        .setCentreX((float) x)
        .setCentreY((float) y)
        .setTouchesStart(false)
        .setTouchesEnd(false)
        .setContinuesPrevious(false)
        .setEvidenceSha256(look.cropSha256())
        .build();
  }

  private static ResultEvaluation worst(List<ViewVerdict> views) {
    for (ResultEvaluation candidate :
        List.of(
            ResultEvaluation.NOT_OK, ResultEvaluation.UNDEFINED, ResultEvaluation.NOT_DECIDABLE)) {
      if (views.stream().anyMatch(view -> view.getResultEvaluation() == candidate)) {
        return candidate;
      }
    }
    return ResultEvaluation.OK;
  }
}
