package lineside.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A quality engineer reading charts, patterns and the story of a part. */
@ExtendWith(SceneExtension.class)
final class QualityIT {
  @Test
  void tellsTheWholeStoryOfAPart(Scene scene) throws Exception {
    String part = "story/" + scene.name("part");
    PartVerdict first = scene.parts().send(Scene.LINE, "a1", part, ResultEvaluation.NOT_DECIDABLE);
    scene.parts().revise(first, ResultEvaluation.NOT_OK, "SECOND_OPINION");
    Screen screen = scene.as(TestConsole.ENGINEER).open("/quality/part");

    screen.type("#part-id", part).enter();

    screen.until(
        "both verdicts",
        () ->
            screen
                .open("/quality/part?id=" + part)
                .text("main")
                .contains("the large model answered later"));
    assertThat(screen.text("main"))
        .contains(
            "NOT OK",
            "RECHECK",
            "first verdict",
            "tool-3",
            "lot-7",
            "Berger",
            "coolant-temperature",
            "0.900");
    assertThat(screen.all(".view-card .mark")).isNotEmpty();
  }

  @Test
  void drawsControlChartsOverAChosenTime(Scene scene) {
    String line = scene.name("charted");
    scene.quality().charts(line, "", 60);
    Screen screen = scene.as(TestConsole.ENGINEER);

    screen.until(
        "charts",
        () -> screen.open("/quality/charts?line=" + line).all(".chart canvas").size() == 3);
    assertThat(screen.text("main"))
        .contains(
            "Share of defective parts (p)", "Defects per part (u)", "First-pass yield", "Pareto");
    assertThat(screen.text(".pareto")).contains("scratch", "pit", "dent");
    screen.click(".chart-table summary");
    screen.waitForText(".chart-table table", "19%");
  }

  @Test
  void showsAPatternWithItsEvidenceAndSuspects(Scene scene) throws Exception {
    String pattern = scene.name("pattern");
    scene
        .quality()
        .pattern(
            pattern, "r-" + pattern, Scene.LINE, "a1", "Scratches on pallet 5 " + pattern, 12.4);
    Screen screen = scene.as(TestConsole.ENGINEER);

    screen.until(
        "the pattern", () -> screen.open("/quality/patterns").text("main").contains(pattern));
    screen.open("/quality/patterns?id=" + pattern).waitForText("main", "A-000117");

    assertThat(screen.text("main"))
        .contains("31 of 60 parts", "12.4", "hold", "pallet 5", "Fisher");
    assertThat(screen.all(".gallery img")).hasSize(8);
  }

  @Test
  void saysWhenThereIsNoIndexForSimilarDefects(Scene scene) {
    Screen screen = scene.as(TestConsole.ENGINEER);

    screen.open("/quality/similar?crop=" + "0".repeat(64));

    screen.waitForText("[role=alert]", "index");
  }
}
