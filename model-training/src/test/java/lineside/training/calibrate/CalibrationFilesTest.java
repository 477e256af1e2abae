package lineside.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationFilesTest {
  @TempDir private Path directory;

  @Test
  void writesEveryThresholdAndChartsThatParse() throws Exception {
    CalibratedVariant variant = variant(new float[] {0.1f, 0.2f, 1f}, new float[] {0f, 0.9f});

    CalibrationFiles.writeCurves(directory, List.of(variant));

    List<String> rows = Files.readAllLines(directory.resolve("risk.csv"));
    assertThat(rows).hasSize(1 + 5);
    assertThat(rows.get(5)).startsWith("1.00000000,1.000000,").contains(",0.333333,");
    for (String chart : List.of("risk.svg", "scores.svg")) {
      assertThat(parsed(chart)).isEqualTo("svg");
      assertThat(Files.readString(directory.resolve(chart))).doesNotContain("NaN", "Infinity");
    }
  }

  @Test
  void drawsWithoutDefects() throws IOException {
    CalibrationFiles.writeCurves(
        directory, List.of(variant(new float[] {0.1f, 0.2f}, new float[0])));

    assertThat(Files.readString(directory.resolve("risk.svg"))).doesNotContain("NaN");
    assertThat(Files.readString(directory.resolve("scores.svg"))).doesNotContain("NaN");
  }

  private String parsed(String chart) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(directory.resolve(chart).toFile())
        .getDocumentElement()
        .getTagName();
  }

  private static CalibratedVariant variant(float[] good, float[] defect) {
    SortedScores of = new SortedScores(good);
    SortedScores against = new SortedScores(defect);
    return new CalibratedVariant(
        CalibratedVariant.FP32,
        of,
        against,
        new SortedScores(new float[0]),
        new PromiseCalibration(CalibrationGoals.DEFAULT).choose(of, against));
  }
}
