package lineside.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A quality engineer with the analyzer's reports: the list, one to read, two to compare. */
@ExtendWith(SceneExtension.class)
final class ReportIT {
  @Test
  void listsReadsAndComparesReports(Scene scene) throws Exception {
    String monday = scene.name("monday");
    String tuesday = scene.name("tuesday");
    scene
        .reports()
        .write(
            monday,
            "2026-03-02T15:00:00Z",
            List.of(
                Reports.pattern("kept", "Scratches on pallet 5", 8),
                Reports.pattern("over", "Pits of tool 3", 4)));
    scene
        .reports()
        .write(
            tuesday,
            "2026-03-03T15:00:00Z",
            List.of(
                Reports.pattern("kept", "Scratches on pallet 5", 12),
                Reports.pattern("fresh", "Dents of lot 9", 5)));
    Screen screen = scene.as(TestConsole.ENGINEER).open("/quality/reports?id=" + monday);

    screen.waitForText("main", "Pits of tool 3");
    screen.driver.switchTo().frame(screen.one("iframe.report-frame"));
    assertThat(screen.text("h1")).isEqualTo("Report " + monday);
    screen.driver.switchTo().defaultContent();

    screen.open("/quality/reports").waitFor("#compare");
    choose(screen, monday);
    choose(screen, tuesday);
    screen.click("#compare").waitForText("main", "Dents of lot 9");

    assertThat(screen.text("main")).contains("Pits of tool 3", "gone", "new", "in both", "× 1.5");
  }

  private static void choose(Screen screen, String report) {
    screen.click("tr:has(a[href*='id=" + report + "']) input[type=checkbox]");
  }
}
