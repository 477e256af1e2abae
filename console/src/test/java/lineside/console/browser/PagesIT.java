package lineside.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.AlarmPriority;
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
    PAGES.put("operate", "/operate");
    PAGES.put("bin", "/operate/bin?id=A-000031");
    PAGES.put("alarms", "/operate/alarms");
    PAGES.put("unseen", "/operate/unseen");
    PAGES.put("crops", "/quality/crops?period=all&judged=all&line=" + LINE);
    PAGES.put("patterns", "/quality/patterns?line=" + LINE);
    PAGES.put("pattern", "/quality/patterns?id=pages-pattern");
    PAGES.put("reports", "/quality/reports");
    PAGES.put("charts", "/quality/charts?line=" + LINE);
    PAGES.put("part", "/quality/part?id=A-000031");
    PAGES.put("thresholds", "/adjust/thresholds?recipe=" + Recipes.ID);
    PAGES.put("recipes", "/adjust/recipes");
    PAGES.put("recipe", "/adjust/recipes?id=" + Recipes.ID);
    PAGES.put("models", "/adjust/models");
    PAGES.put("audit", "/adjust/audit");
    PAGES.put("service", "/service");
    Screen screen = scene.as(TestConsole.SERVICE);
    screen.until(
        "the last message to be known",
        () -> screen.open("/quality/patterns?id=pages-pattern").text("main").contains("A-000117"));
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
    settled(screen.sized(1920, 1080), "/operate").keep("operate-wall");
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
                        .script("return document.documentElement.scrollWidth - innerWidth"))
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
