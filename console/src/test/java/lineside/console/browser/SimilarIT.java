package lineside.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebElement;

/** What looks like a crop, from an index that the analyzer's code has published. */
@ExtendWith(SceneExtension.class)
final class SimilarIT {
  private static final String LINE = "line-similar";
  private static final int SCRATCHES = 8;
  private static final int PITS = 6;
  private static String crop = "";
  private static String part = "";

  @BeforeAll
  static void publish(Scene scene) throws IOException {
    Recipes.publish(scene.plant(), "similar", LINE, "left");
    PublishedIndex index = scene.index();
    for (int n = 0; n < SCRATCHES; n++) {
      String station = n % 2 == 0 ? "left" : "right";
      PartVerdict verdict = scene.parts().send(LINE, station, "like-" + n, ResultEvaluation.NOT_OK);
      index.with(verdict);
      if (n == 0) {
        crop = verdict.getViews().get(0).getFindings().get(0).getEvidenceSha256();
        part = verdict.getPartId();
      }
    }
    for (int n = 0; n < PITS; n++) {
      index.withPit(LINE, "left", n, Instant.now().minus(Duration.ofDays(3)));
    }
    index.publish();
  }

  @Test
  void showsWhatLooksLikeACropNearestFirst(Scene scene) throws IOException {
    Screen screen = scene.as(TestConsole.ENGINEER);
    screen.until(
        "the crop", () -> screen.open("/quality/crops?period=all&line=" + LINE).has(".stage .big"));
    screen.until(
        "the part's crop at the desk", () -> at(screen, part) || at(screen.press("s"), part));

    screen.press("f").waitFor(".crop-card");

    assertThat(screen.text("main")).contains("13 similar crops", "Searched in 14 findings");
    assertThat(kinds(screen).subList(0, SCRATCHES - 1)).containsOnly("scratch");
    assertThat(kinds(screen).subList(SCRATCHES - 1, SCRATCHES - 1 + PITS)).containsOnly("pit");
    assertThat(distances(screen)).isSorted();
    assertThat(screen.text(".crop-card")).contains("like-", LINE);
    screen.keep("similar");
  }

  @Test
  void holdsToStationAndTime(Scene scene) {
    Screen screen = scene.as(TestConsole.ENGINEER);
    screen.open("/quality/similar?crop=%s&station=right".formatted(crop)).waitFor(".crop-card");
    assertThat(screen.all(".crop-card")).hasSize(SCRATCHES / 2);
    assertThat(screen.text(".gallery")).doesNotContain("left");

    screen.open("/quality/similar?crop=%s&period=24h".formatted(crop)).waitFor(".crop-card");

    assertThat(kinds(screen)).hasSize(SCRATCHES - 1).containsOnly("scratch");
  }

  @Test
  void goesOnFromASimilarCropAndToItsPart(Scene scene) {
    Screen screen = scene.as(TestConsole.ENGINEER);
    screen.open("/quality/similar?crop=" + crop).waitFor(".crop-card");
    String next =
        String.valueOf(
            screen.one(".crop-card a[href^='/quality/similar']").getDomAttribute("href"));

    screen.click(".crop-card a[href^='/quality/similar']");
    screen.until(
        "the next crop",
        () ->
            String.valueOf(screen.one(".similar .big img").getDomAttribute("src"))
                .contains(next.substring(next.indexOf('=') + 1)));
    screen.waitFor(".crop-card").click(".crop-card a.id").waitFor(".view-card");

    assertThat(screen.text("main h2.id")).startsWith("like-");
  }

  private static boolean at(Screen screen, String partId) {
    return screen.text(".stage a.id").equals(partId);
  }

  private static List<String> kinds(Screen screen) {
    return screen.all(".crop-card b").stream().map(WebElement::getText).toList();
  }

  private static List<Double> distances(Screen screen) {
    return Stream.of(screen.text(".gallery").split("distance ", -1))
        .skip(1)
        .map(text -> Double.valueOf(text.replaceFirst("^([0-9.]+\\.[0-9]{3}).*", "$1")))
        .toList();
  }
}
