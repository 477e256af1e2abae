package lineside.console.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where the model saw a defect, over the picture of the view. */
@ExtendWith(SceneExtension.class)
final class DefectMapIT {
  private static final String PAINTED = "canvas.defect-map[data-state=painted]";

  @Test
  void liesOverTheLastRejectWhereTheDefectIs(Scene scene) throws Exception {
    String station = scene.name("map");
    scene.parts().send(Scene.LINE, station, station + "-bad", ResultEvaluation.NOT_OK);
    Screen screen = on(scene).open("/operate");
    String tile = "[data-key='%s|%s'] ".formatted(Scene.LINE, station);
    screen.waitFor(tile + PAINTED);

    List<?> brightest = (List<?>) requireNonNull(screen.script(BRIGHTEST, tile + PAINTED));

    double[] place = brightest.stream().mapToDouble(DefectMapIT::number).toArray();
    double[] box =
        ((List<?>) requireNonNull(screen.script(MARK, tile + ".reject-pictures .mark")))
            .stream().mapToDouble(DefectMapIT::number).toArray();
    assertThat(place[0]).isCloseTo(box[0], within(0.02));
    assertThat(place[1]).isCloseTo(box[1], within(0.02));
    screen.waitFor(".map-controls .map-scale");
  }

  @Test
  void goesAndComesByOneKeyAndIsNotFetchedWhileItIsOff(Scene scene) throws Exception {
    String station = scene.name("map");
    PartVerdict part =
        scene.parts().send(Scene.LINE, station, station + "-bad", ResultEvaluation.NOT_OK);
    Screen screen = on(scene);
    open(screen, "/quality/part?id=" + part.getPartId(), PAINTED);
    screen.script("document.activeElement.blur()");

    screen.press("m").waitUntilGone("canvas.defect-map");
    assertThat(screen.one(".map-toggle").getDomAttribute("aria-pressed")).isEqualTo("false");
    screen.open("/quality/part?id=" + part.getPartId()).waitFor(".view-card");
    assertThat(screen.all("canvas.defect-map[data-state]")).isEmpty();
    screen.script("document.activeElement.blur()");
    screen.press("m").waitFor(PAINTED);

    assertThat(screen.one(".map-toggle").getDomAttribute("aria-pressed")).isEqualTo("true");
  }

  @Test
  void isAsOpaqueAsWished(Scene scene) throws Exception {
    String station = scene.name("map");
    PartVerdict part =
        scene.parts().send(Scene.LINE, station, station + "-bad", ResultEvaluation.NOT_OK);
    Screen screen = on(scene);
    open(screen, "/quality/part?id=" + part.getPartId(), PAINTED);

    screen.script(
        "const range = document.querySelector('.map-opacity'); range.value = 30;"
            + " range.dispatchEvent(new Event('input'))");

    assertThat(screen.one(PAINTED).getCssValue("opacity")).isEqualTo("0.3");
    screen.script("localStorage.removeItem('lineside.map-opacity')");
  }

  @Test
  void liesOverTheLargePictureOfTheGallery(Scene scene) throws Exception {
    String station = scene.name("map");
    scene.parts().send(Scene.LINE, station, station + "-bad", ResultEvaluation.NOT_OK);
    Screen screen = on(scene);

    open(screen, "/quality/crops?period=all&station=" + station, ".overview " + PAINTED);

    screen.waitFor(".stage + .map-controls");
    screen.press("m").waitUntilGone("canvas.defect-map");
    screen.press("m").waitFor(".overview " + PAINTED);
  }

  @Test
  void saysNothingOfAViewWithoutOne(Scene scene) throws Exception {
    String station = scene.name("map");
    PartVerdict part =
        scene.parts().send(Scene.LINE, station, station + "-odd", ResultEvaluation.NOT_DECIDABLE);
    Screen screen = on(scene);

    open(screen, "/quality/part?id=" + part.getPartId(), ".view-card img");

    assertThat(screen.all("canvas.defect-map")).isEmpty();
    assertThat(screen.has(".map-controls")).isFalse();
  }

  @Test
  void saysOnceThatAMapIsGoneByRetention(Scene scene) throws Exception {
    String station = scene.name("map");
    // A page of the line would fetch the map before it is gone.
    Screen screen = on(scene).open("/quality/patterns");
    PartVerdict part =
        scene.parts().send(Scene.LINE, station, station + "-bad", ResultEvaluation.NOT_OK);
    scene.evidence().forget(part.getViews().get(0).getDefectMapSha256());

    open(screen, "/quality/part?id=" + part.getPartId(), ".view-card img");

    screen.waitFor(".map-controls > .hint");
    assertThat(screen.text(".map-controls > .hint")).isEqualTo("A defect map is no longer kept.");
    assertThat(screen.has("canvas.defect-map")).isFalse();
    assertThat(screen.has(".view-card .mark")).isTrue();
  }

  @Test
  void staysWhenAScannerTypesAnM(Scene scene) throws Exception {
    String station = scene.name("map");
    scene.parts().send(Scene.LINE, station, "M-m-" + station, ResultEvaluation.NOT_OK);
    Screen screen = on(scene).open("/operate");
    screen.waitFor("[data-key='%s|%s'] ".formatted(Scene.LINE, station) + PAINTED);

    screen.press("M-m-" + station).enter().waitFor(".bin-part");

    screen.waitFor(".bin-part " + PAINTED);
  }

  /** Place of the brightest pixel, in shares of the map. */
  private static final String BRIGHTEST =
      "const c = document.querySelector(arguments[0]); const d = c.getContext('2d').getImageData(0,"
          + " 0, c.width, c.height).data; let best = 0; for (let i = 0; i < d.length; i += 4) if (d[i"
          + " + 3] > d[best + 3]) best = i; return [(best / 4 % c.width) / c.width, Math.floor(best /"
          + " 4 / c.width) / c.height]";

  /** Middle of a mark, in shares of its picture. */
  private static final String MARK =
      "const s = document.querySelector(arguments[0]).style; const n = p => parseFloat(s[p]) / 100;"
          + " return [n('left') + n('width') / 2, n('top') + n('height') / 2]";

  private static Screen on(Scene scene) {
    Screen screen = scene.as(TestConsole.ENGINEER);
    screen.script("localStorage.removeItem('lineside.map')");
    return screen;
  }

  private static void open(Screen screen, String path, String css) {
    screen.until(path, () -> screen.open(path).has(css));
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
