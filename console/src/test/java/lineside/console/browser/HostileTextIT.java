package lineside.console.browser;

import static lineside.console.browser.OperateIT.card;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing that comes with a message is ever run. */
@ExtendWith(SceneExtension.class)
final class HostileTextIT {
  private static final String MARKUP =
      "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

  @Test
  void showsAPartIdWithMarkupAsText(Scene scene) throws Exception {
    String part = scene.name("part") + MARKUP;
    String station = scene.name("a");
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");

    scene.parts().send(Scene.LINE, station, part, ResultEvaluation.NOT_OK);

    screen.waitForText(OperateIT.tile(station), part);
    String id = URLEncoder.encode(part, StandardCharsets.UTF_8);
    screen.open("/quality/part?id=" + id).waitForText("main h2", part);
    screen.open("/operate/bin?id=" + id).waitForText(".bin-part h2", part);
    assertUnharmed(screen);
  }

  @Test
  void showsACommentWithMarkupAsText(Scene scene) {
    String alarm = scene.name("alarm");
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");
    scene.alarms().raise(Scene.LINE, "a1", alarm, AlarmPriority.LOW, "message " + MARKUP);

    screen.click(card(alarm) + " .act-comment");
    screen.type(".dialog textarea", MARKUP).click(".dialog button.main");

    screen.waitForText(card(alarm) + " .comment", MARKUP);
    screen.open("/operate/alarms").waitForText("main", MARKUP);
    assertUnharmed(screen);
  }

  @Test
  void cutsACommentThatIsTooLongBeforeItIsSent(Scene scene) {
    String alarm = scene.name("alarm");
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");
    scene.alarms().raise(Scene.LINE, "a1", alarm, AlarmPriority.LOW, "dusty lens");
    screen.click(card(alarm) + " .act-comment").waitFor(".dialog textarea");

    screen.script(
        "document.querySelector('.dialog textarea').removeAttribute('maxlength');"
            + "document.querySelector('.dialog textarea').value = 'x'.repeat(10_000_000)");
    screen.click(".dialog button.main");

    screen.waitForText(".dialog [role=alert]", "too long");
    assertThat(screen.script("return document.querySelector('.dialog textarea').value.length"))
        .isEqualTo(10_000_000L);
    screen.press("\uE00C");
  }

  private static void assertUnharmed(Screen screen) {
    assertThat(screen.script("return window.hacked ?? null")).isNull();
    assertThat(screen.all("main script, main img[src=x]")).isEmpty();
  }
}
