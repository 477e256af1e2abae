package lineside.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebElement;

/** What an operator sees without touching anything. */
@ExtendWith(SceneExtension.class)
final class OperateIT {
  @Test
  void showsAtOnceWhatAStationSees(Scene scene) throws Exception {
    String station = scene.name("a");
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");

    scene.parts().send(Scene.LINE, station, "P/" + station, ResultEvaluation.OK);

    String tile = tile(station);
    screen.waitForText(tile + " .part-id", "P/" + station);
    assertThat(screen.text(tile + " .verdict-big")).contains("OK");
    assertThat(screen.one(tile).getDomAttribute("data-andon")).isEqualTo("run");
  }

  @Test
  void keepsTheLastRejectWithItsPictureAndTheDefectMarked(Scene scene) throws Exception {
    String station = scene.name("a");
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");

    scene.parts().send(Scene.LINE, station, station + "-bad", ResultEvaluation.NOT_OK);
    scene.parts().send(Scene.LINE, station, station + "-good", ResultEvaluation.OK);

    String reject = tile(station) + " .seen:nth-child(2)";
    screen.waitForText(tile(station) + " .seen:nth-child(1) .part-id", station + "-good");
    screen.waitForText(reject + " .part-id", station + "-bad");
    assertThat(screen.text(reject)).contains("scratch");
    assertThat(screen.all(reject + " .mark")).isNotEmpty();
    screen.until(
        "the picture of the reject",
        () ->
            Boolean.TRUE.equals(
                screen.script(
                    "return document.querySelector(arguments[0])?.naturalWidth > 0",
                    reject + " img")));
  }

  @Test
  void countsTheShiftAndItsFirstPassYield(Scene scene) throws Exception {
    String line = scene.name("line");
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");

    for (int part = 0; part < 3; part++) {
      scene.parts().send(line, "c1", line + "-ok-" + part, ResultEvaluation.OK);
    }
    scene.parts().send(line, "c1", line + "-bad", ResultEvaluation.NOT_OK);

    screen.until("the counts of " + line, () -> counts(screen, line).contains("75%"));
    assertThat(counts(screen, line)).contains("3").contains("1");
  }

  @Test
  void saysWhatTheSystemDidNotSee(Scene scene) throws Exception {
    String station = scene.name("a");
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");

    scene.parts().send(Scene.LINE, station, station + "-lost", ResultEvaluation.UNDEFINED);
    scene.parts().send(Scene.LINE, station, station + "-unsure", ResultEvaluation.NOT_DECIDABLE);

    screen.waitForText("[aria-labelledby=unseen-title]", station + "-lost");
    screen.waitForText("[aria-labelledby=unseen-title]", station + "-unsure");
    screen.open("/operate/unseen").waitForText("main", station + "-lost");
  }

  @Test
  void putsTheMostUrgentAlarmFirstWithItsRepeatsAndWhatToDo(Scene scene) {
    String low = scene.name("alarm-low");
    String critical = scene.name("alarm-critical");
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");

    scene.alarms().raise(Scene.LINE, "a1", low, AlarmPriority.LOW, "lens is dusty");
    Alarm raised =
        scene.alarms().raise(Scene.LINE, "a1", critical, AlarmPriority.CRITICAL, "crack on part");
    scene.alarms().repeat(raised, "A-77");

    screen.waitForText(card(critical), "repeated 1×");
    screen.waitFor(card(low));
    assertThat(screen.text(card(critical)))
        .contains("CRITICAL", "crack on part", "Do:", "Stop feeding the cell", "A-77", "for ");
    List<String> order = screen.all(".alarms .alarm").stream().map(OperateIT::alarmOf).toList();
    assertThat(order.indexOf(critical)).isLessThan(order.indexOf(low));
    assertThat(screen.text(".answer")).contains("wait");
  }

  static String tile(String station) {
    return "[data-key=\"" + Scene.LINE + "|" + station + "\"]";
  }

  static String card(String alarmId) {
    return "[data-alarm=\"" + alarmId + "\"]";
  }

  private static String alarmOf(WebElement card) {
    return String.valueOf(card.getDomAttribute("data-alarm"));
  }

  private static String counts(Screen screen, String line) {
    return screen.all(".count").stream()
        .map(WebElement::getText)
        .filter(text -> text.contains(line))
        .findFirst()
        .orElse("");
  }
}
