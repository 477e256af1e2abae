package lineside.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.interactions.Actions;

/** A person with a hand scanner at the reject bin. */
@ExtendWith(SceneExtension.class)
final class RejectBinIT {
  @Test
  void confirmsARejectByScanAndOneTap(Scene scene) throws Exception {
    String part = "bin/" + scene.name("part");
    scene.parts().send(Scene.LINE, "a1", part, ResultEvaluation.NOT_OK);
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate/bin");

    scan(screen, part);
    screen.waitForText(".bin-part h2", part).click(".say-defective");

    screen.waitForText(".bin-part", "Recorded for part " + part);
    Feedback said = saidOf(scene, part).get(0);
    assertThat(said.getIsDefective()).isTrue();
    assertThat(said.getOccasion()).isEqualTo(FeedbackOccasion.REJECT_BIN);
    assertThat(said.getPerson()).contains(TestConsole.OPERATOR);
    assertThat(scene.recorded().traces(Topic.FEEDBACK))
        .anyMatch(trace -> trace.startsWith("00-" + inspectionOf(said) + "-"));
    assertThat(screen.script("return document.activeElement.id")).isEqualTo("scan");
  }

  @Test
  void overturnsAReject(Scene scene) throws Exception {
    String part = scene.name("part");
    scene.parts().send(Scene.LINE, "a1", part, ResultEvaluation.NOT_OK);
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate/bin");

    scan(screen, part);
    screen.waitForText(".bin-part h2", part).click(".say-good");

    screen.waitForText(".bin-part", "Recorded for part " + part);
    assertThat(saidOf(scene, part)).extracting(Feedback::getIsDefective).containsExactly(false);
  }

  @Test
  void reportsAMissedDefectWithAMarkOnThePicture(Scene scene) throws Exception {
    String part = scene.name("part");
    scene.parts().send(Scene.LINE, "a1", part, ResultEvaluation.NOT_DECIDABLE);
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate/bin");
    scan(screen, part);
    screen.waitForText(".bin-part h2", part);

    new Actions(screen.driver)
        .moveToElement(screen.one(".marked .sheet"), -60, -40)
        .clickAndHold()
        .moveByOffset(80, 60)
        .release()
        .perform();
    screen.waitFor(".mark.mine").click(".say-defective");

    screen.waitForText(".bin-part", "Recorded for part " + part);
    Feedback said = saidOf(scene, part).get(0);
    assertThat(said.getIsDefective()).isTrue();
    assertThat(said.getMarks())
        .singleElement()
        .satisfies(mark -> assertThat(mark.getWidth()).isBetween(0.05, 0.5));
  }

  @Test
  void reportsADefectThatTheSystemCalledGood(Scene scene) throws Exception {
    String part = scene.name("part");
    scene.parts().send(Scene.LINE, "a1", part, ResultEvaluation.OK);
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate/bin");
    scan(screen, part);

    screen
        .waitForText(".bin-part .say-defective", "missed")
        .type(".bin-part textarea", "dent below the hole");
    screen.click(".bin-part .say-defective");

    screen.waitForText(".bin-part", "Recorded for part " + part);
    assertThat(saidOf(scene, part))
        .singleElement()
        .satisfies(
            said -> {
              assertThat(said.getIsDefective()).isTrue();
              assertThat(said.getComment()).isEqualTo("dent below the hole");
            });
  }

  @Test
  void takesAScanFromAnyPlaceOfTheLinePage(Scene scene) throws Exception {
    String part = scene.name("part");
    scene.parts().send(Scene.LINE, "a1", part, ResultEvaluation.NOT_OK);
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");
    screen.waitFor(".tile");

    screen.script(
        "for (const key of [...arguments[0], 'Enter'])"
            + " document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}))",
        part);

    screen.waitForText(".bin-part h2", part);
  }

  @Test
  void saysPlainlyThatAPartIsUnknown(Scene scene) {
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate/bin");

    scan(screen, "no-such-part-17");

    screen.waitForText("[role=alert]", "No part with the id “no-such-part-17” is known here");
  }

  private static void scan(Screen screen, String part) {
    screen.waitFor("#scan");
    screen.script("document.getElementById('scan').value = ''");
    screen.press(part).enter();
  }

  private static String inspectionOf(Feedback said) {
    return Identities.inspectionId(said.getLineId(), said.getPartId(), said.getAttempt());
  }

  private static List<Feedback> saidOf(Scene scene, String part) {
    return scene.recorded().on(Topic.FEEDBACK, Feedback.class).stream()
        .filter(said -> said.getPartId().equals(part))
        .toList();
  }
}
