package lineside.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A quality engineer judging crops by single keys. */
@ExtendWith(SceneExtension.class)
final class CropsIT {
  @Test
  void judgesAHundredCropsInTwoMinutes(Scene scene) throws Exception {
    String station = scene.name("gallery");
    flagged(scene, station, 100);
    Screen screen = desk(scene, station, 100);

    long start = System.nanoTime();
    for (int crop = 0; crop < 100; crop++) {
      screen.press(crop % 3 == 0 ? "g" : "d");
    }
    screen.waitForText(".stage", "All crops of this choice are judged");
    screen.until("all to be recorded", () -> said(scene, station).size() == 100);
    Duration took = Duration.ofNanos(System.nanoTime() - start);

    assertThat(took).isLessThan(Duration.ofMinutes(2));
    Map<Boolean, Long> byWord =
        said(scene, station).values().stream()
            .collect(Collectors.groupingBy(Feedback::getIsDefective, Collectors.counting()));
    assertThat(byWord).containsEntry(true, 66L).containsEntry(false, 34L);
    assertThat(said(scene, station).values())
        .allMatch(feedback -> feedback.getOccasion() == FeedbackOccasion.PICTURE);
  }

  @Test
  void takesAJudgementBackBeforeItIsSent(Scene scene) throws Exception {
    String station = scene.name("gallery");
    flagged(scene, station, 2);
    Screen screen = desk(scene, station, 2);

    screen.press("d").press("u").press("g").press("d");

    screen.until("both to be recorded", () -> said(scene, station).size() == 2);
    assertThat(said(scene, station).values())
        .extracting(Feedback::getIsDefective)
        .containsExactlyInAnyOrder(true, false);
    assertThat(
            scene.recorded().on(Topic.FEEDBACK, Feedback.class).stream()
                .filter(feedback -> feedback.getPartId().startsWith(station)))
        .hasSize(2);
  }

  @Test
  void namesTheKindByADigit(Scene scene) throws Exception {
    String station = scene.name("gallery");
    flagged(scene, station, 1);
    Screen screen = desk(scene, station, 1);

    screen.press("1");

    screen.until("it to be recorded", () -> said(scene, station).size() == 1);
    assertThat(said(scene, station).values().iterator().next().getDefectKinds())
        .containsExactly("scratch");
  }

  @Test
  void saysThatAPictureIsGoneByRetention(Scene scene) throws Exception {
    String station = scene.name("gallery");
    PartVerdict part =
        scene.parts().send(Scene.LINE, station, station + "-old", ResultEvaluation.NOT_OK);
    var view = part.getViews().get(0);
    scene.evidence().forget(String.valueOf(view.getFindings().get(0).getEvidenceSha256()));

    Screen screen = desk(scene, station, 1);

    screen.waitForText(".stage .picture.none", "The picture is no longer kept");
  }

  @Test
  void hidesWhatIsJudgedAndShowsItAgainOnRequest(Scene scene) throws Exception {
    String station = scene.name("gallery");
    flagged(scene, station, 3);
    Screen screen = desk(scene, station, 3);
    screen.press("d");
    screen.until("it to be recorded", () -> said(scene, station).size() == 1);

    screen.until("two to be left", () -> desk(screen, station, "no") == 2);

    screen.until("one to be judged", () -> desk(screen, station, "yes") == 1);
    screen.waitForText(".stage", "Judged by");
  }

  private static int desk(Screen screen, String station, String judged) {
    screen.open("/quality/crops?period=all&station=" + station + "&judged=" + judged);
    screen.waitFor(".desk");
    return screen.all(".thumb-button").size();
  }

  private static Screen desk(Scene scene, String station, int count) {
    Screen screen = scene.as(TestConsole.ENGINEER);
    screen.until(count + " crops to be known", () -> desk(screen, station, "no") == count);
    return screen;
  }

  private static void flagged(Scene scene, String station, int count) throws Exception {
    Parts parts = scene.parts();
    for (int part = 0; part < count; part++) {
      parts.send(Scene.LINE, station, station + "-part-" + part, ResultEvaluation.NOT_OK);
    }
  }

  private static Map<String, Feedback> said(Scene scene, String station) {
    return scene.recorded().on(Topic.FEEDBACK, Feedback.class).stream()
        .filter(feedback -> feedback.getPartId().startsWith(station + "-part-"))
        .collect(Collectors.toMap(Feedback::getPartId, feedback -> feedback, (one, two) -> two));
  }
}
