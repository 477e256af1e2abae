package lineside.console.browser;

import static lineside.console.browser.OperateIT.card;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import lineside.console.plant.Browser;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.support.ui.Select;

/** Who is let in, what they see, and what becomes of them when their session ends. */
@ExtendWith(SceneExtension.class)
final class SessionIT {
  @Test
  void asksForANameAndAPasswordFirst(Scene scene) {
    Screen screen = scene.asNobody().open("/quality/crops");

    screen.type("input[name=name]", TestConsole.OPERATOR).type("input[name=password]", "wrong");
    screen.click("form button[type=submit]");

    screen.waitForText("[role=alert]", "Name or password is wrong");
    assertThat(screen.has("nav.tabs a")).isFalse();
  }

  @Test
  void showsAnOperatorNothingThatHeMayNotDo(Scene scene) {
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");

    assertThat(screen.text(".bar"))
        .contains("Operate", "Quality")
        .doesNotContain("Adjust", "Service");
    screen.open("/adjust/recipes").waitForText("[role=alert]", "Your role may not do this");
  }

  @Test
  void showsServiceWhatIsReadAndHowLongItIsKept(Scene scene) throws Exception {
    scene.parts().send(Scene.LINE, "a1", scene.name("read"), ResultEvaluation.OK);
    Screen screen = scene.as(TestConsole.SERVICE);

    screen.until(
        "what was read",
        () ->
            screen
                .open("/service")
                .text("main")
                .matches("(?s).*lineside\\.verdict\\.gate\\.v1[1-4][1-9].*"));

    assertThat(screen.text("main"))
        .contains("30 days, 1,000,000 inspections", "lineside.pattern.v1", "lineside.audit.v1");
    assertThat(screen.text("main")).doesNotContain("NaN", "undefined", "null");
  }

  @Test
  void showsServiceWhoIsSignedIn(Scene scene) {
    scene
        .alarms()
        .raise(Scene.LINE, "a1", scene.name("alarm"), AlarmPriority.LOW, "something to read");
    Screen screen = scene.as(TestConsole.SERVICE);

    screen.until(
        "the topics that are read",
        () -> screen.open("/service").text("main").contains("lineside.alarm.v1"));
    assertThat(screen.text("main")).contains("schulz", "Who is signed in");
  }

  @Test
  void goesOnAfterAnEndedSessionWithNothingLost(Scene scene) throws Exception {
    String alarm = scene.name("alarm");
    Screen screen = scene.as(TestConsole.ENGINEER).open("/operate");
    scene.alarms().raise(Scene.LINE, "a1", alarm, AlarmPriority.LOW, "dusty lens");
    screen.click(card(alarm) + " .act-comment").type(".dialog textarea", "cleaned it");

    endSessionsOf(scene, TestConsole.ENGINEER);
    screen.waitForText(".dialog-ground:last-of-type", "Your session has ended");
    screen.type("input[name=name]", TestConsole.ENGINEER);
    screen.type("input[name=password]", TestConsole.PASSWORD).press("\n");

    screen.waitUntilGone("input[name=password]");
    screen.click(".dialog button.main").waitForText(card(alarm) + " .comment", "cleaned it");
  }

  @Test
  void speaksGermanOnRequest(Scene scene) {
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");

    screen.script("localStorage.setItem('lineside.language', 'de')");
    screen.open("/operate").waitForText(".bar", "Bedienen");
    assertThat(screen.text("main")).contains("Alarme", "Was das System nicht sah");
    assertThat(screen.script("return document.documentElement.lang")).isEqualTo("de");
    screen.script("localStorage.setItem('lineside.language', 'en')");
  }

  @Test
  void speaksChineseOnRequest(Scene scene) {
    Screen screen = scene.as(TestConsole.SERVICE).open("/operate");

    new Select(screen.one("select[aria-label=Language]")).selectByValue("zh");

    screen.waitForText(".bar", "操作").waitForText("main", "系统没有看到的");
    assertThat(screen.script("return document.documentElement.lang")).isEqualTo("zh");
    screen.open("/quality/load").waitForText("main", "每人每小时报警数");
    screen.open("/adjust/audit").waitForText("main h1", "更改记录");
    screen.script("localStorage.setItem('lineside.language', 'en')");
  }

  private static void endSessionsOf(Scene scene, String name) throws Exception {
    Browser service = scene.elsewhere(TestConsole.SERVICE);
    for (JsonNode session : service.get("api/service").body().get("sessions")) {
      if (session.get("name").asText().equals(name)) {
        service.delete("api/service/sessions/" + session.get("id").asText());
      }
    }
  }
}
