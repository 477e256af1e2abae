package lineside.training.calibrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Curves and histograms of a calibration on disk. */
public final class CalibrationFiles {
  private static final String HEADER =
      "threshold,escapes,escapes_low,escapes_high,overkill,overkill_low,overkill_high";

  private CalibrationFiles() {}

  /**
   * Writes {@code risk.csv} (every threshold), {@code risk.svg} and {@code scores.svg}; the
   * pictures of other weights than those in floats carry their name, as {@code risk-int8.svg}.
   */
  public static void writeCurves(Path directory, List<CalibratedVariant> variants)
      throws IOException {
    Files.createDirectories(directory);
    for (CalibratedVariant variant : variants) {
      String suffix = variant.name().equals(CalibratedVariant.FP32) ? "" : "-" + variant.name();
      Files.write(directory.resolve("risk" + suffix + ".csv"), rows(variant.outcome().curve()));
      Files.writeString(
          directory.resolve("risk" + suffix + ".svg"), RiskChart.svg(variant.outcome()));
      Files.writeString(directory.resolve("scores" + suffix + ".svg"), ScoreChart.svg(variant));
    }
  }

  private static List<String> rows(RiskCurve curve) {
    List<String> rows = new ArrayList<>(List.of(HEADER));
    for (RiskCurve.Point point : curve.points()) {
      rows.add(
          String.format(
              Locale.ROOT,
              "%.9g,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f",
              point.threshold(),
              point.escapes().rate(),
              point.escapes().low(),
              point.escapes().high(),
              point.overkill().rate(),
              point.overkill().low(),
              point.overkill().high()));
    }
    return rows;
  }
}
