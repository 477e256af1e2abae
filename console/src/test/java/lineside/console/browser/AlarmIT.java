package lineside.console.browser;

import static lineside.console.browser.OperateIT.card;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import lineside.console.plant.Browser;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionKind;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator does with alarms. */
@ExtendWith(SceneExtension.class)
final class AlarmIT {
  @Test
  void takesAnAlarmWithOneTapAndTheNameOfThePerson(Scene scene) {
    String alarm = scene.name("alarm");
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");
    screen.type("#person", "Anna Berg").press("\t");
    scene.alarms().raise(Scene.LINE, "a1", alarm, AlarmPriority.HIGH, "scratches on a1");

    screen.click(card(alarm) + " .act-acknowledge");

    screen.waitForText(card(alarm), "Acknowledged by");
    assertThat(screen.text(card(alarm))).contains("Anna Berg").contains("huber");
    assertThat(screen.has(card(alarm) + " .act-acknowledge")).isFalse();
    screen.type("#person", "").press("\t");
  }

  @Test
  void takesAnAlarmWithACommentThatEverybodyReads(Scene scene) {
    String alarm = scene.name("alarm");
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");
    scene.alarms().raise(Scene.LINE, "a1", alarm, AlarmPriority.HIGH, "scratches on a1");

    screen.click(card(alarm) + " .act-comment");
    screen.type(".dialog textarea", "jaws of pallet 5 changed").click(".dialog button.main");

    screen.waitForText(card(alarm) + " .comment", "jaws of pallet 5 changed");
    screen.open("/operate/alarms").waitForText("main", "scratches on a1");
  }

  @Test
  void putsAnAlarmAsideForAChosenTime(Scene scene) {
    String alarm = scene.name("alarm");
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");
    scene.alarms().raise(Scene.LINE, "a1", alarm, AlarmPriority.MEDIUM, "sharpness falls");

    screen.click(card(alarm) + " .act-shelve");
    screen.click(".dialog input[value='15']").click(".dialog button.main");

    screen.waitForText(".shelved summary", "put aside");
    screen.until(
        "the alarm among those aside", () -> !screen.all(".shelved " + card(alarm)).isEmpty());
    AlarmAction sent =
        scene.recorded().on(Topic.ALARM_ACTION, AlarmAction.class).stream()
            .filter(action -> action.getAlarmId().equals(alarm))
            .findFirst()
            .orElseThrow();
    assertThat(sent.getKind()).isEqualTo(AlarmActionKind.SHELVE);
    assertThat(sent.getShelveMillis()).isEqualTo(15 * 60_000);
    screen.click(".shelved summary").click(card(alarm) + " .act-unshelve");
    screen.until("the alarm back", () -> screen.all(".shelved " + card(alarm)).isEmpty());
  }

  @Test
  void tellsTheSecondOfTwoWhoTakeAnAlarmWhoWasFirst(Scene scene) throws Exception {
    String alarm = scene.name("alarm");
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");
    scene.alarms().raise(Scene.LINE, "a1", alarm, AlarmPriority.HIGH, "scratches on a1");
    screen.click(card(alarm) + " .act-comment");
    screen.type(".dialog textarea", "I go");

    scene
        .elsewhere(TestConsole.ENGINEER)
        .post("api/alarms/" + alarm + "/actions", action("ACKNOWLEDGE"));
    screen.click(".dialog button.main");

    screen.waitForText(".toasts", "The line refused it");
    assertThat(screen.text(".toasts")).contains("meier");
    screen.waitForText(card(alarm), "meier");
  }

  @Test
  void tellsThatAnAlarmWasClearedWhileItWasPutAside(Scene scene) {
    String alarm = scene.name("alarm");
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");
    Alarm raised =
        scene.alarms().raise(Scene.LINE, "a1", alarm, AlarmPriority.HIGH, "scratches on a1");
    screen.click(card(alarm) + " .act-shelve");

    scene.alarms().clear(raised);
    screen.waitForText(card(alarm), "Condition gone");
    screen.click(".dialog button.main");

    screen.waitForText(".toasts", "The line refused it: the alarm is cleared");
  }

  @Test
  void soundsForANewAlarmUnlessMuted(Scene scene) {
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");
    screen.script("localStorage.setItem('lineside.sound', 'on')");
    screen.open("/operate").click(".answer");
    String first = scene.name("alarm");
    scene.alarms().raise(Scene.LINE, "a1", first, AlarmPriority.HIGH, "scratches on a1");
    screen.until("a sound", () -> lastSound(screen).equals(first + " heard"));

    screen.click("#sound");
    String second = scene.name("alarm");
    scene.alarms().raise(Scene.LINE, "a1", second, AlarmPriority.HIGH, "scratches on a1");

    screen.until("silence", () -> lastSound(screen).equals(second + " muted"));
    screen.click("#sound");
  }

  @Test
  void countsARepeatedTapOnce(Scene scene) throws Exception {
    String alarm = scene.name("alarm");
    scene.alarms().raise(Scene.LINE, "a1", alarm, AlarmPriority.HIGH, "scratches on a1");
    Browser person = scene.elsewhere(TestConsole.OPERATOR);
    scene.as(TestConsole.OPERATOR).open("/operate").waitFor(card(alarm));
    Map<String, Object> action = action("ACKNOWLEDGE");

    List<String> results =
        List.of(
            result(person.post("api/alarms/" + alarm + "/actions", action)),
            result(person.post("api/alarms/" + alarm + "/actions", action)));

    assertThat(results).containsOnly("ACCEPTED");
  }

  private static Map<String, Object> action(String kind) {
    return Map.of("actionId", UUID.randomUUID().toString(), "kind", kind, "comment", "");
  }

  private static String result(Browser.Answer answer) {
    return answer.body().get("result").asText();
  }

  private static String lastSound(Screen screen) {
    return String.valueOf(
        screen.script("return document.documentElement.dataset.lastAlarmSound ?? ''"));
  }
}
