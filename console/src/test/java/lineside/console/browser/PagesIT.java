package lineside.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineside.console.plant.Browser;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page: nothing serious for axe-core, and a picture of it for the documentation. */
@ExtendWith(SceneExtension.class)
final class PagesIT {
  private static final String LINE = "line-1";
  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  @BeforeAll
  static void fill(Scene scene) throws Exception {
    Recipes.publish(scene.plant(), Recipes.ID, LINE, "press");
    Parts parts = scene.parts();
    for (int part = 0; part < 40; part++) {
      parts.send(
          LINE,
          "press",
          "A-%06d".formatted(part),
          part % 9 == 4 ? ResultEvaluation.NOT_OK : ResultEvaluation.OK);
      parts.send(
          LINE,
          "drill",
          "B-%06d".formatted(part),
          part % 13 == 5 ? ResultEvaluation.NOT_DECIDABLE : ResultEvaluation.OK);
    }
    parts.send(LINE, "drill", "B-000040", ResultEvaluation.UNDEFINED);
    scene.quality().charts(LINE, "", 72);
    PartVerdict passed = parts.send(LINE, "press", "A-000041", ResultEvaluation.OK);
    scene.audited().doubt(passed);
    scene.audited().count(LINE, 412, 4, 3, 2);
    scene
        .quality()
        .pattern(
            "pages-pattern", "pages-report", LINE, "press", "Scratches on parts of pallet 5", 12.4);
    scene
        .alarms()
        .repeat(
            scene
                .alarms()
                .raise(
                    LINE,
                    "press",
                    "pages-high",
                    AlarmPriority.HIGH,
                    "scratch on 4 of the last 20 parts at station press"),
            "A-000031");
    scene
        .alarms()
        .raise(LINE, "drill", "pages-low", AlarmPriority.LOW, "sharpness of drill-top is falling");
    scene
        .reports()
        .write(
            "2026-03-02",
            "2026-03-02T15:00:00Z",
            List.of(Reports.pattern("kept", "Scratches on pallet 5", 8)));
    scene
        .reports()
        .write(
            "2026-03-03",
            "2026-03-03T15:00:00Z",
            List.of(
                Reports.pattern("kept", "Scratches on pallet 5", 12),
                Reports.pattern("fresh", "Dents of lot 9", 5)));
    ModelReference active = scene.models().announce("bracket-s");
    scene
        .models()
        .deploy(
            LINE,
            active,
            scene.models().announce("bracket-s-before"),
            scene.models().announce("bracket-m"));
    change(scene);
    PAGES.put("operate", "/operate");
    PAGES.put("bin", "/operate/bin?id=A-000031");
    PAGES.put("alarms", "/operate/alarms");
    PAGES.put("unseen", "/operate/unseen");
    PAGES.put("crops", "/quality/crops?period=all&judged=all&line=" + LINE);
    PAGES.put("patterns", "/quality/patterns?line=" + LINE);
    PAGES.put("pattern", "/quality/patterns?id=pages-pattern");
    PAGES.put("reports", "/quality/reports");
    PAGES.put("compare", "/quality/compare?left=2026-03-02&right=2026-03-03");
    PAGES.put("charts", "/quality/charts?line=" + LINE);
    PAGES.put("load", "/quality/load?line=" + LINE);
    PAGES.put("escapes", "/quality/escapes?line=" + LINE);
    PAGES.put("part", "/quality/part?id=A-000031");
    PAGES.put("thresholds", "/adjust/thresholds?recipe=" + Recipes.ID);
    PAGES.put("recipes", "/adjust/recipes");
    PAGES.put("recipe", "/adjust/recipes?id=" + Recipes.ID);
    PAGES.put("models", "/adjust/models");
    PAGES.put("model", "/adjust/models?id=" + active.getSha256());
    PAGES.put("audit", "/adjust/audit");
    PAGES.put("service", "/service");
    Screen screen = scene.as(TestConsole.SERVICE);
    screen.until(
        "the last message to be known",
        () -> screen.open("/quality/patterns?id=pages-pattern").text("main").contains("A-000117"));
  }

  /** A change of a recipe, so that there is something to audit. */
  private static void change(Scene scene) throws Exception {
    Browser engineer = scene.elsewhere(TestConsole.ENGINEER);
    Screen screen = scene.as(TestConsole.SERVICE);
    screen.until(
        "the recipe", () -> screen.open("/adjust/recipes?id=" + Recipes.ID).has("#save-recipe"));
    ObjectNode read = (ObjectNode) engineer.get("api/recipes/" + Recipes.ID).body();
    ((ObjectNode) read.get("recipe")).put("deadlineMillis", 3_500);
    read.remove(List.of("backgrounds", "audit"));
    engineer.put(
        "api/recipes/" + Recipes.ID, read.put("why", "the belt runs slower since the new guard"));
  }

  @Test
  void hasNothingSeriousForAxe(Scene scene) throws IOException {
    Axe axe = new Axe();
    Map<String, List<String>> found = new LinkedHashMap<>();
    Screen screen = scene.as(TestConsole.SERVICE).sized(1280, 900);

    PAGES.forEach((name, path) -> found.put(name, axe.findings(settled(screen, path).driver)));
    found.put("dark", axe.findings(dark(screen, "dark").open("/operate").waitFor(".tile").driver));
    dark(screen, "light");

    assertThat(found.values()).allSatisfy(findings -> assertThat(findings).isEmpty());
  }

  @Test
  void asksForTheNameWithNothingSeriousForAxe(Scene scene) throws IOException {
    Screen screen = scene.asNobody().open("/sign-in").waitFor("input[name=name]");

    assertThat(new Axe().findings(screen.driver)).isEmpty();
    screen.keep("sign-in");
  }

  @Test
  void isShownInTheDocumentation(Scene scene) throws IOException {
    Screen screen = scene.as(TestConsole.SERVICE).sized(1280, 900);
    for (Map.Entry<String, String> page : PAGES.entrySet()) {
      settled(screen, page.getValue()).keep(page.getKey());
    }
    dark(screen, "dark").open("/operate").waitFor(".tile");
    screen.keep("operate-dark");
    dark(screen, "light");
    settled(screen.sized(1920, 1080), "/operate").keep("operate-wall", 0.6);
    settled(screen.sized(768, 1024), "/operate").keep("operate-tablet");
    screen.sized(1280, 900);
  }

  @Test
  void fitsATabletWithoutScrollingSideways(Scene scene) {
    Screen screen = scene.as(TestConsole.SERVICE).sized(768, 1024);

    PAGES.forEach(
        (name, path) ->
            assertThat(
                    settled(screen, path)
                        .script(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(name)
                .isEqualTo(0L));
    screen.sized(1280, 900);
  }

  @Test
  void hasTargetsLargeEnoughForAFinger(Scene scene) {
    Screen screen = settled(scene.as(TestConsole.SERVICE).sized(768, 1024), "/operate");

    Object tooSmall =
        screen.script(
            "return [...document.querySelectorAll('button, select, input, .tabs a')]"
                + ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 90))");

    assertThat(tooSmall).isEqualTo(List.of());
    screen.sized(1280, 900);
  }

  private static Screen settled(Screen screen, String path) {
    screen.open(path);
    screen.until(
        "the page to be filled",
        () -> !screen.all("main .panel, main .tile, main .desk").isEmpty());
    return screen;
  }

  private static Screen dark(Screen screen, String scheme) {
    screen.command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return screen;
  }
}
