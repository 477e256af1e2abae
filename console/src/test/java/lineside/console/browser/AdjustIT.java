package lineside.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.PolygonPoint;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** A technician changing how parts are judged: never without saying why. */
@ExtendWith(SceneExtension.class)
final class AdjustIT {
  @Test
  void showsWhatAThresholdWouldDoAndSetsItWithAReason(Scene scene) throws Exception {
    String recipe = scene.name("recipe");
    String station = scene.name("b");
    Recipes.publish(scene.plant(), recipe, Scene.LINE, station);
    for (int part = 0; part < 12; part++) {
      scene
          .parts()
          .send(
              Scene.LINE,
              station,
              station + part,
              part % 4 == 0 ? ResultEvaluation.NOT_OK : ResultEvaluation.OK);
    }
    Screen screen = scene.as(TestConsole.ENGINEER);
    open(screen, "/adjust/thresholds?recipe=" + recipe, "#threshold");
    String before = screen.text("#threshold-word");

    screen.one("#threshold").sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT);
    assertThat(screen.text("#threshold-word")).isNotEqualTo(before);
    screen.click("#set-threshold").type("textarea[name=why]", "too many good parts at the bin");
    screen.click(".dialog button.main");

    screen.waitForText(".toasts", "It stands in the audit");
    assertThat(recipes(scene, recipe).get(1).getViewThresholds())
        .singleElement()
        .satisfies(threshold -> assertThat(threshold.getCameraId()).isEqualTo(station + "-top"));
    assertThat(audits(scene, recipe))
        .anyMatch(
            entry ->
                entry.getWhy().equals("too many good parts at the bin")
                    && entry.getWho().contains("meier"));
  }

  @Test
  void changesARecipeAfterShowingWhatChanges(Scene scene) {
    String recipe = scene.name("recipe");
    Recipes.publish(scene.plant(), recipe, Scene.LINE, scene.name("b"));
    Screen screen = scene.as(TestConsole.ENGINEER);
    open(screen, "/adjust/recipes?id=" + recipe, "input[name=deadlineMillis]");
    assertThat(screen.one("#save-recipe").isEnabled()).isFalse();

    screen.type("input[name=deadlineMillis]", "4500").click("#save-recipe");
    screen.waitForText(".dialog", "deadlineMillis").waitForText(".dialog", "4500");
    screen.type("textarea[name=why]", "slower belt").click(".dialog button.main");

    screen.waitForText(".toasts", "It stands in the audit");
    assertThat(recipes(scene, recipe))
        .extracting(Recipe::getDeadlineMillis)
        .containsExactly(3_000L, 4_500L);
    screen.open("/adjust/audit").waitForText("main", "slower belt");
  }

  @Test
  void addsAnAlarmRuleWithItsReason(Scene scene) {
    String recipe = scene.name("recipe");
    String station = scene.name("b");
    Recipes.publish(scene.plant(), recipe, Scene.LINE, station);
    Screen screen = scene.as(TestConsole.ENGINEER);
    open(screen, "/adjust/recipes?id=" + recipe, "#add-rule");

    screen.click("#add-rule").waitForText(".dialog", "k of the last n parts");
    new Select(screen.one(".dialog select[name=kind]")).selectByValue("SAME_POSITION");
    screen.waitForText(".dialog", "at the same place of the picture");
    screen.type(".dialog input[name=rule]", "same-place").click(".dialog button.main");
    String rule = "[data-rule=same-place] ";
    screen.type(rule + "input[name=windowParts]", "2");
    screen.waitForText(rule + "[role=status]", "k must not be above n");
    screen.type(rule + "input[name=windowParts]", "40");
    screen.click(rule + "[data-choice=stationIds] input");
    screen.click(rule + "[data-choice=defectKinds] input[value=scratch]");
    screen.type(rule + "input[name=action]", "Clean the lens and the light.");
    screen.waitUntilGone(rule + "[role=status]");
    screen.click("#save-recipe").waitForText(".dialog", "Clean the lens and the light.");
    screen.type("textarea[name=why]", "dirt on the lens for days").click(".dialog button.main");

    screen.waitForText(".toasts", "It stands in the audit");
    assertThat(recipes(scene, recipe).get(1).getAlarmRules())
        .extracting(AlarmRule::getRuleId)
        .containsExactly("scratches", "same-place");
    assertThat(recipes(scene, recipe).get(1).getAlarmRules().get(1))
        .satisfies(
            added -> {
              assertThat(added.getKind()).isEqualTo(AlarmRuleKind.SAME_POSITION);
              assertThat(added.getWindowParts()).isEqualTo(40);
              assertThat(added.getStationIds()).containsExactly(station);
              assertThat(added.getDefectKinds()).containsExactly("scratch");
              assertThat(added.getAction()).isEqualTo("Clean the lens and the light.");
            });
    assertThat(audits(scene, recipe))
        .anyMatch(entry -> entry.getWhy().equals("dirt on the lens for days"));
  }

  @Test
  void refusesARuleOfANameThatIsTaken(Scene scene) {
    String recipe = scene.name("recipe");
    Recipes.publish(scene.plant(), recipe, Scene.LINE, scene.name("b"));
    Screen screen = scene.as(TestConsole.ENGINEER);
    open(screen, "/adjust/recipes?id=" + recipe, "#add-rule");

    screen.click("#add-rule").type(".dialog input[name=rule]", "scratches");
    screen.click(".dialog button.main");

    screen.waitForText(".dialog [role=alert]", "There is a rule “scratches” already");
    assertThat(screen.all("[data-rule]")).hasSize(1);
    screen.press(Keys.ESCAPE);
  }

  @Test
  void tellsWhatTheLineWouldRefuseOfARule(Scene scene) {
    String recipe = scene.name("recipe");
    Recipes.publish(scene.plant(), recipe, Scene.LINE, scene.name("b"));
    Screen screen = scene.as(TestConsole.ENGINEER);
    open(screen, "/adjust/recipes?id=" + recipe, "#add-rule");
    screen.click("#add-rule");
    new Select(screen.one(".dialog select[name=kind]")).selectByValue("CRITICAL");
    screen.type(".dialog input[name=rule]", "crack").click(".dialog button.main");

    screen.click("#save-recipe").type("textarea[name=why]", "cracks are dangerous");
    screen.click(".dialog button.main");

    screen.waitForText(".dialog [role=alert]", "needs a kind of defect that is critical");
    assertThat(recipes(scene, recipe)).hasSize(1);
    screen.press(Keys.ESCAPE);
  }

  @Test
  void asksWhyAndKeepsWhatWasTyped(Scene scene) {
    String recipe = scene.name("recipe");
    Recipes.publish(scene.plant(), recipe, Scene.LINE, scene.name("b"));
    Screen screen = scene.as(TestConsole.ENGINEER);
    open(screen, "/adjust/recipes?id=" + recipe, "input[name=deadlineMillis]");
    screen.type("input[name=deadlineMillis]", "4500").click("#save-recipe");

    screen.type("textarea[name=why]", "   ").click(".dialog button.main");

    screen.waitForText(".dialog [role=alert]", "Please say why");
    assertThat(recipes(scene, recipe)).hasSize(1);
    screen.press(Keys.ESCAPE);
  }

  @Test
  void tellsThatSomebodyElseChangedTheRecipeMeanwhile(Scene scene) {
    String recipe = scene.name("recipe");
    String station = scene.name("b");
    Recipes.publish(scene.plant(), recipe, Scene.LINE, station);
    Screen screen = scene.as(TestConsole.ENGINEER);
    open(screen, "/adjust/recipes?id=" + recipe, "input[name=deadlineMillis]");
    screen.type("input[name=deadlineMillis]", "4500").click("#save-recipe");
    screen.type("textarea[name=why]", "slower belt");

    Recipes.publish(scene.plant(), recipe, Scene.LINE, station + "-moved");

    screen.until(
        "the refusal",
        () -> {
          screen.click(".dialog button.main");
          return screen.text(".dialog [role=alert]").contains("Somebody else changed it meanwhile");
        });
    screen.press(Keys.ESCAPE);
  }

  @Test
  void drawsARegionToIgnore(Scene scene) throws Exception {
    String recipe = scene.name("recipe");
    String station = scene.name("b");
    Recipes.publish(scene.plant(), recipe, Scene.LINE, station);
    scene.parts().send(Scene.LINE, station, station + "-bad", ResultEvaluation.NOT_OK);
    Screen screen = scene.as(TestConsole.ENGINEER);
    open(screen, "/adjust/recipes?id=" + recipe, ".draw-ignored");

    screen.click(".draw-ignored");
    for (int[] corner : new int[][] {{-60, -40}, {60, -40}, {0, 50}}) {
      new Actions(screen.driver)
          .moveToElement(screen.one("svg.regions"), corner[0], corner[1])
          .click()
          .perform();
    }
    screen.click(".region-frame + .row button.main").click("#save-recipe");
    screen.type("textarea[name=why]", "oil drips there").click(".dialog button.main");

    screen.waitForText(".toasts", "It stands in the audit");
    assertThat(recipes(scene, recipe).get(1).getViews().get(0).getIgnoredPolygons()).hasSize(1);
  }

  @Test
  void drawsAMaskByHandAndMovesACornerOfIt(Scene scene) throws Exception {
    String recipe = scene.name("recipe");
    String station = scene.name("b");
    Recipes.publish(scene.plant(), recipe, Scene.LINE, station);
    scene.parts().send(Scene.LINE, station, station + "-bad", ResultEvaluation.NOT_OK);
    Screen screen = scene.as(TestConsole.ENGINEER);
    open(screen, "/adjust/recipes?id=" + recipe, ".draw-inspected");
    screen.until(
        "the picture",
        () -> screen.open("/adjust/recipes?id=" + recipe).has(".region-frame img[src]"));

    screen.click(".draw-inspected");
    WebElement canvas = screen.one("svg.regions");
    Dimension size = canvas.getSize();
    Actions stroke = new Actions(screen.driver).moveToElement(canvas, -90, 0).clickAndHold();
    for (int step = 1; step < 40; step++) {
      double angle = Math.PI - 2 * Math.PI * step / 40;
      stroke.moveToElement(
          canvas, (int) Math.round(90 * Math.cos(angle)), (int) Math.round(-70 * Math.sin(angle)));
    }
    stroke.release().perform();
    screen.waitFor(".regions polygon.chosen").waitFor(".regions .handle");
    screen.keep("regions");
    screen.script("document.querySelector('.regions .handle').focus()");
    screen.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
    screen.click("#save-recipe");
    screen.type("textarea[name=why]", "the part lies in the middle").click(".dialog button.main");

    screen.waitForText(".toasts", "It stands in the audit");
    List<PolygonPoint> corners =
        recipes(scene, recipe).get(1).getViews().get(0).getInspectedPolygons().get(0).getPoints();
    assertThat(corners).hasSizeBetween(10, 64);
    assertThat(corners).extracting(PolygonPoint::getX).allMatch(x -> x > 0.2 && x < 0.8);
    assertThat(corners.get(0).getX()).isCloseTo(0.5 - 90.0 / size.getWidth() - 0.01, within(0.005));
    assertThat(area(corners))
        .isCloseTo(Math.PI * 90 * 70 / size.getWidth() / size.getHeight(), withinPercentage(8.0));
  }

  /** Gauss's area formula. */
  private static double area(List<PolygonPoint> corners) {
    double sum = 0;
    for (int i = 0; i < corners.size(); i++) {
      PolygonPoint one = corners.get(i);
      PolygonPoint two = corners.get((i + 1) % corners.size());
      sum += one.getX() * two.getY() - two.getX() * one.getY();
    }
    return Math.abs(sum) / 2;
  }

  private static void open(Screen screen, String path, String css) {
    screen.until(path, () -> screen.open(path).has(css));
  }

  private static List<Recipe> recipes(Scene scene, String recipe) {
    return scene.recorded().on(Topic.RECIPE, Recipe.class).stream()
        .filter(one -> one.getRecipeId().equals(recipe))
        .toList();
  }

  private static List<AuditEntry> audits(Scene scene, String recipe) {
    return scene.recorded().on(Topic.AUDIT, AuditEntry.class).stream()
        .filter(entry -> entry.getSubject().contains(recipe))
        .toList();
  }
}
