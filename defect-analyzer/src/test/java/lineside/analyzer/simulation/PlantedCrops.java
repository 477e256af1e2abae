package lineside.analyzer.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lineside.analyzer.crop.ArchivedCrop;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.crop.CropRole;
import lineside.analyzer.crop.HistoricCrop;
import lineside.schemas.record.ResultEvaluation;
import lineside.vision.model.Sha256;

/**
 * Readings of findings whose kinds are known: each kind a cloud around a point of its own in form
 * and embedding. The same seed gives the same readings.
 */
public final class PlantedCrops {
  public static final String MODEL = "ab".repeat(32);
  public static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final int EMBEDDING = 96;
  private static final int SHAPE = 15;

  private final Random random;
  private final double[][] forms;
  private final float[][] looks;
  private final double spread;

  /** Draws the points. */
  public PlantedCrops(long seed, int kinds, double spread) {
    this.random = new Random(seed);
    this.spread = spread;
    this.forms = new double[kinds][SHAPE];
    this.looks = new float[kinds][EMBEDDING];
    for (int k = 0; k < kinds; k++) {
      for (int i = 0; i < SHAPE; i++) {
        forms[k][i] = random.nextGaussian();
      }
      for (int i = 0; i < EMBEDDING; i++) {
        looks[k][i] = (float) random.nextGaussian();
      }
    }
  }

  /** A finding of a kind, the {@code i}-th half second after the start, on line a or b in turn. */
  public HistoricCrop of(int kind, int i) {
    double[] form = new double[SHAPE];
    for (int n = 0; n < SHAPE; n++) {
      form[n] = forms[kind][n] + spread * random.nextGaussian();
    }
    float[] look = new float[EMBEDDING];
    for (int n = 0; n < EMBEDDING; n++) {
      look[n] = (float) (looks[kind][n] + spread * random.nextGaussian());
    }
    return crop(i, "kind-" + kind, form, look);
  }

  /** A finding of no kind. */
  public HistoricCrop noise(int i) {
    double[] form = new double[SHAPE];
    for (int n = 0; n < SHAPE; n++) {
      form[n] = 3 * random.nextGaussian();
    }
    float[] look = new float[EMBEDDING];
    for (int n = 0; n < EMBEDDING; n++) {
      look[n] = (float) (3 * random.nextGaussian());
    }
    return crop(i, "noise", form, look);
  }

  /** {@code count} findings, kinds in turn. */
  public List<HistoricCrop> mixed(int count) {
    List<HistoricCrop> crops = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      crops.add(of(i % forms.length, i));
    }
    return crops;
  }

  private static HistoricCrop crop(int i, String kind, double[] form, float[] look) {
    String sha256 = Sha256.hex(("crop-" + i).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    boolean isFirstLine = i % 2 == 0;
    ArchivedCrop archived =
        new ArchivedCrop(
            sha256,
            CropRole.FLAGGED,
            new ArchivedCrop.Origin(
                "inspection-" + i,
                0,
                "view-" + i,
                isFirstLine ? "line-a" : "line-b",
                isFirstLine ? "a1" : "b1",
                "part-" + i,
                1,
                START.plusMillis(500L * i)),
            new ArchivedCrop.Small(0, kind, 0.9f, 0.5f, 0.5f, null, "cd".repeat(32)));
    CropReading reading =
        new CropReading(
            sha256,
            MODEL,
            new CropReading.Judgement("cpu", 0.95f, ResultEvaluation.NOT_OK, kind),
            look,
            form);
    return new HistoricCrop(archived, reading);
  }
}
