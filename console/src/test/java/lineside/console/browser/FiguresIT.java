package lineside.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A quality engineer who asks whether alarms are too many and whether defects escape. */
@ExtendWith(SceneExtension.class)
final class FiguresIT {
  @Test
  void tellsThatAlarmsCameInAFlood(Scene scene) throws Exception {
    String line = scene.name("flooded");
    scene.parts().send(line, "a1", line + "-1", ResultEvaluation.OK);
    for (int n = 0; n < 12; n++) {
      scene
          .alarms()
          .raise(line, "a1", line + "-" + n, AlarmPriority.LOW, "scratch on part " + line);
    }
    Screen screen = scene.as(TestConsole.ENGINEER);

    screen.until(
        "all alarms",
        () ->
            screen.open("/quality/load?line=" + line).text("[data-figure=raised]").contains("12"));

    assertThat(screen.text("[data-figure=most]")).contains("beyond the aim");
    assertThat(screen.text("[data-load]")).contains("alarms an hour for each person");
    assertThat(screen.text("main"))
        .contains("chatters", "100%", "waits for somebody", "scratch on part " + line);
    screen.waitFor(".chart canvas");
  }

  @Test
  void sharesTheLoadAmongPeople(Scene scene) throws Exception {
    String line = scene.name("calm");
    scene.parts().send(line, "a1", line + "-1", ResultEvaluation.OK);
    scene.alarms().raise(line, "a1", line + "-alarm", AlarmPriority.MEDIUM, "one");
    Screen screen = scene.as(TestConsole.OPERATOR);
    screen.until(
        "the alarm",
        () -> screen.open("/quality/load?line=" + line).text("[data-figure=raised]").contains("1"));
    String alone = screen.text("[data-figure=per-hour] .numbers");

    screen.open("/quality/load?people=2&line=" + line).waitFor("[data-figure=per-hour]");

    assertThat(Double.parseDouble(screen.text("[data-figure=per-hour] .numbers")))
        .isLessThan(Double.parseDouble(alone));
  }

  @Test
  void takesTheAuditFromADoubtedPartToTheEstimate(Scene scene) throws Exception {
    String line = scene.name("audited");
    PartVerdict part = scene.parts().send(line, "a1", line + "-part", ResultEvaluation.OK);
    scene.audited().count(line, 400, 3, 0, 0);
    scene.audited().doubt(part);
    Screen screen = scene.as(TestConsole.OPERATOR);
    screen.until(
        "the doubted part",
        () -> screen.open("/quality/escapes?line=" + line).text("main").contains(part.getPartId()));
    assertThat(screen.text("main")).contains("not known yet", "1 part to look at");

    screen.click("main td a.button").waitFor(".bin-part");
    assertThat(screen.text("main")).contains("the large model doubts it");
    screen.click(".say-defective").waitForText(".bin-part", "Recorded for part");

    assertThat(audits(scene, part.getPartId()))
        .extracting(Feedback::getOccasion, Feedback::getIsDefective)
        .containsExactly(tuple(FeedbackOccasion.AUDIT, true));
    scene.audited().count(line, 400, 3, 3, 2);
    screen.until(
        "the estimate",
        () ->
            screen
                .open("/quality/escapes?line=" + line)
                .text("#escape-rate")
                .contains("0.5% (5,000 in a million)"));
    assertThat(screen.text("main"))
        .contains("between 0.06% (606 in a million)", "1.79%", "Nobody has to look");
  }

  private static List<Feedback> audits(Scene scene, String partId) {
    return scene.recorded().on(Topic.FEEDBACK, Feedback.class).stream()
        .filter(said -> said.getPartId().equals(partId))
        .toList();
  }
}
