package lineside.analyzer.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Box;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.Finding;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;

/**
 * Rows of an archive as two lines would leave them: line A makes parts seen at two stations, line B
 * a strip; a detector that misses some defects, mistakes some kinds and now and then sees one where
 * there is none. The same seed gives the same rows.
 */
public final class SimulatedArchive {
  public static final List<String> KINDS =
      List.of("scratch", "pit", "stain", "crack", "chipped-edge", "missing-feature");
  public static final double SEGMENT_MM = 120;

  /** Segments of a coil; the roll turns on from one coil to the next, positions start anew. */
  private static final int COIL_SEGMENTS = 320;

  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final int WIDTH_PX = 640;
  private static final int HEIGHT_PX = 480;
  private static final double BASE_RATE = 0.02;
  private static final double DETECTED = 0.95;
  private static final double MISTAKEN_KIND = 0.08;
  private static final double FALSE_ALARMS = 0.01;
  private static final double UNDEFINED = 0.01;
  private static final double UNDECIDED = 0.02;

  private static final double ANYWHERE = -1e9;

  private final Random random;
  private final int parts;
  private final List<PlantedCause> causes;
  private final PictureSource pictures;
  private final List<InspectionRow> rows = new ArrayList<>();
  private final Map<PlantedCause, Integer> touched = new HashMap<>();
  private final double[] coolantPhase;
  private double ambient = 20;
  private double tension = 100;

  private SimulatedArchive(
      long seed, int parts, List<PlantedCause> causes, PictureSource pictures) {
    this.random = new Random(seed);
    this.parts = parts;
    this.causes = causes;
    this.pictures = pictures;
    this.coolantPhase = new double[] {random.nextDouble() * 6.28, random.nextDouble() * 6.28};
  }

  /** Makes pictures for findings and views; answers their hashes. */
  public interface PictureSource {
    /** No pictures at all. */
    PictureSource NONE = (kind, x, y) -> new String[] {"", ""};

    /** Hashes of the crop and of the whole view; empty for none. */
    String[] picturesOf(String kind, double centreX, double centreY);
  }

  /** Simulates {@code parts} parts on each line. */
  public static SimulatedArchive of(long seed, int parts, List<PlantedCause> causes) {
    return of(seed, parts, causes, PictureSource.NONE);
  }

  /** As above, with pictures. */
  public static SimulatedArchive of(
      long seed, int parts, List<PlantedCause> causes, PictureSource pictures) {
    SimulatedArchive archive = new SimulatedArchive(seed, parts, causes, pictures);
    archive.run();
    return archive;
  }

  public List<InspectionRow> rows() {
    return rows;
  }

  /** Parts that show the cause to a perfect inspector. */
  public int touchedBy(PlantedCause cause) {
    return touched.getOrDefault(cause, 0);
  }

  private record Defect(String stationId, String kind, double x, double y, double offsetMm) {}

  private void run() {
    for (int i = 0; i < parts; i++) {
      ambient += random.nextGaussian() * 0.05;
      tension += random.nextGaussian() * 0.3;
      rows.add(row(partOfLineA(i), i));
      rows.add(row(segmentOfLineB(i), i));
    }
  }

  private record Made(
      String lineId,
      String partId,
      List<String> stations,
      PartContext context,
      Map<String, Double> readings,
      double encoderMm,
      List<Defect> defects) {}

  private Made partOfLineA(int i) {
    double time = (double) i / parts;
    String partId = "A-%06d".formatted(i + 1);
    PartContext context = context("line-a", partId, "L-%02d".formatted(1 + (int) (time * 8)), i);
    context.setToolId(random.nextBoolean() ? "T1" : "T2");
    context.setPalletId(Integer.toString(1 + i % 8));
    double coolant =
        28
            + 3 * Math.sin(9 * time + coolantPhase[0])
            + 1.5 * Math.sin(31 * time + coolantPhase[1])
            + 0.2 * random.nextGaussian();
    Map<String, Double> readings = new TreeMap<>();
    readings.put("coolant-temperature", coolant);
    readings.put("tool-wear", time + 0.01 * random.nextGaussian());
    readings.put("spindle-load", 50 + 4 * random.nextGaussian());
    readings.put("ambient-temperature", ambient);
    List<Defect> defects = baseDefects(List.of("a1", "a2"));
    for (PlantedCause cause : causes) {
      if (cause.lineId().equals("line-a") && acts(cause, context, coolant)) {
        happen(cause, time, 0.3 + 0.02 * random.nextGaussian(), ANYWHERE, defects);
      }
    }
    return new Made("line-a", partId, List.of("a1", "a2"), context, readings, Double.NaN, defects);
  }

  private Made segmentOfLineB(int i) {
    double time = (double) i / parts;
    int coil = i / COIL_SEGMENTS;
    String partId = "B-%d/%05d".formatted(7 + coil, i % COIL_SEGMENTS + 1);
    double rolled = i * SEGMENT_MM;
    double start = rolled - coil * COIL_SEGMENTS * SEGMENT_MM;
    Map<String, Double> readings = new TreeMap<>();
    readings.put("strip-tension", tension);
    readings.put("ambient-temperature", ambient);
    PartContext context = context("line-b", partId, "C-%d".formatted(1 + (int) (time * 4)), i);
    List<Defect> defects = baseDefects(List.of("b1"));
    for (PlantedCause cause : causes) {
      if (cause.lineId().equals("line-b") && cause.factorKind() == FactorKind.PERIOD) {
        double period = Double.parseDouble(cause.value());
        double next = 217 + Math.ceil((rolled - 217) / period) * period;
        for (double at = next; at < rolled + SEGMENT_MM; at += period) {
          happen(cause, time, 0.62, at - rolled + 2 * random.nextGaussian(), defects);
        }
      } else if (cause.lineId().equals("line-b") && acts(cause, context, 0)) {
        happen(cause, time, random.nextDouble(), ANYWHERE, defects);
      }
    }
    return new Made("line-b", partId, List.of("b1"), context, readings, start, defects);
  }

  private PartContext context(String line, String partId, String lot, int i) {
    return new PartContext(
        line, partId, 1, "product", "order-1", lot, "", "", at(i), "", "", new HashMap<>());
  }

  private static boolean acts(PlantedCause cause, PartContext context, double coolant) {
    return switch (cause.factorKind()) {
      case PALLET -> context.getPalletId().equals(cause.value());
      case TOOL -> context.getToolId().equals(cause.value());
      case LOT -> context.getLotId().equals(cause.value());
      case PROCESS -> coolant > Double.parseDouble(cause.value());
      default -> false;
    };
  }

  private void happen(
      PlantedCause cause, double time, double x, double offsetMm, List<Defect> defects) {
    double rate = cause.rises() ? 2 * cause.rate() * time : cause.rate();
    if (random.nextDouble() >= rate) {
      return;
    }
    touched.merge(cause, 1, Integer::sum);
    double offset = offsetMm == ANYWHERE ? random.nextDouble() * SEGMENT_MM : offsetMm;
    defects.add(new Defect(cause.stationId(), cause.kind(), x, random.nextDouble(), offset));
  }

  private List<Defect> baseDefects(List<String> stations) {
    List<Defect> defects = new ArrayList<>();
    double rate = BASE_RATE + FALSE_ALARMS;
    if (random.nextDouble() < rate) {
      defects.add(
          new Defect(
              pick(stations),
              pick(KINDS),
              random.nextDouble(),
              random.nextDouble(),
              random.nextDouble() * SEGMENT_MM));
    }
    return defects;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private InspectionRow row(Made made, int i) {
    List<ViewVerdict> views = new ArrayList<>();
    for (String station : made.stations()) {
      views.add(view(made, station, i));
    }
    ResultEvaluation evaluation = worst(views);
    PartVerdict verdict =
        PartVerdict.newBuilder()
            .setInspectionId(Identities.inspectionId(made.lineId(), made.partId(), 1))
            .setVerdictId(Identities.idOf("verdict", made.partId()))
            .setRevision(0)
            .setRevisionReason("")
            .setLineId(made.lineId())
            .setPartId(made.partId())
            .setAttempt(1)
            .setRecipeId("recipe-" + made.lineId())
            .setResultEvaluation(evaluation)
            .setIsPartial(evaluation == ResultEvaluation.UNDEFINED)
            .setIsSimulated(true)
            .setViews(views)
            .setMissingCameras(List.of())
            .setContext(made.context())
            .setProcessReadings(new HashMap<>(made.readings()))
            .setFirstTriggeredAt(at(i))
            .setDecidedAt(at(i).plusMillis(100))
            .setDecidedAtMicros(0)
            .build();
    return new InspectionRow(
        verdict,
        evaluation == ResultEvaluation.NOT_OK || evaluation == ResultEvaluation.NOT_DECIDABLE,
        0,
        false);
  }

  private ViewVerdict view(Made made, String station, int i) {
    List<Finding> findings = new ArrayList<>();
    String picture = "";
    for (Defect defect : made.defects()) {
      if (defect.stationId().equals(station) && random.nextDouble() < DETECTED) {
        String kind = random.nextDouble() < MISTAKEN_KIND ? pick(KINDS) : defect.kind();
        boolean strip = !Double.isNaN(made.encoderMm());
        double y = strip ? defect.offsetMm() / SEGMENT_MM : defect.y();
        String[] hashes = pictures.picturesOf(kind, defect.x(), y);
        picture = hashes[1];
        findings.add(finding(kind, defect.x(), y, hashes[0]));
        if (strip) {
          findings.get(findings.size() - 1).setPositionMm(made.encoderMm() + defect.offsetMm());
        }
      }
    }
    ResultEvaluation evaluation =
        findings.isEmpty() ? ResultEvaluation.OK : ResultEvaluation.NOT_OK;
    if (random.nextDouble() < UNDEFINED) {
      evaluation = ResultEvaluation.UNDEFINED;
      findings.clear();
    } else if (findings.isEmpty() && random.nextDouble() < UNDECIDED) {
      evaluation = ResultEvaluation.NOT_DECIDABLE;
      findings.add(finding(pick(KINDS), random.nextDouble(), random.nextDouble(), ""));
    }
    return ViewVerdict.newBuilder()
        .setViewId(Identities.viewId(station, 1, i))
        .setInspectionId(Identities.inspectionId(made.lineId(), made.partId(), 1))
        .setLineId(made.lineId())
        .setStationId(station)
        .setCameraId("camera-" + station)
        .setEpoch(1)
        .setSequence(i)
        .setTriggeredAt(at(i))
        .setPartId(made.partId())
        .setAttempt(1)
        .setRecipeId("recipe-" + made.lineId())
        .setEncoderPositionMm(Double.isNaN(made.encoderMm()) ? null : made.encoderMm())
        .setIsSimulated(true)
        .setResultEvaluation(evaluation)
        .setUndefinedReason(
            evaluation == ResultEvaluation.UNDEFINED
                ? UndefinedReason.IMAGE_QUALITY
                : UndefinedReason.NONE)
        .setDetail("")
        .setScore(findings.isEmpty() ? 0.1f : 0.9f)
        .setThreshold(0.5f)
        .setUndecidableFrom(0.4f)
        .setWidthPx(WIDTH_PX)
        .setHeightPx(HEIGHT_PX)
        .setFindings(findings)
        .setEvidenceSha256(picture.isEmpty() ? null : picture)
        .setEvaluatedAtMicros(0)
        .setBatchSize(1)
        .build();
  }

  private Finding finding(String kind, double x, double y, String evidence) {
    return Finding.newBuilder()
        .setKind(kind)
        .setScore(0.6f + 0.4f * random.nextFloat())
        .setAreaPx(120)
        .setBox(new Box((int) (x * WIDTH_PX), (int) (y * HEIGHT_PX), 20, 12))
        .setCentreX((float) x)
        .setCentreY((float) y)
        .setTouchesStart(false)
        .setTouchesEnd(false)
        .setContinuesPrevious(false)
        .setEvidenceSha256(evidence.isEmpty() ? null : evidence)
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

  private static Instant at(int i) {
    return START.plusMillis(500L * i);
  }
}
