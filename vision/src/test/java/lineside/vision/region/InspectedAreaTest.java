package lineside.vision.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InspectedAreaTest {
  @Test
  void inspectsThePixelsWhoseCentreLiesInside() {
    // Centres at 0.05, 0.15 and so on: 0.2 to 0.4 are columns 2 and 3, 0.55 is the centre of row 5.
    InspectedArea area = Areas.only(Areas.box(0.2, 0.5, 0.4, 0.6));

    assertThat(drawn(area.mask(MapGrid.of(10, 10))))
        .containsExactly(
            "..........",
            "..........",
            "..........",
            "..........",
            "..........",
            "..##......",
            "..........",
            "..........",
            "..........",
            "..........");
  }

  @Test
  void followsSlopesAndHollows() {
    // A U: two legs joined at the bottom.
    InspectedArea area =
        Areas.only(Areas.outline(0, 0, 0.25, 0, 0.25, 0.75, 0.75, 0.75, 0.75, 0, 1, 0, 1, 1, 0, 1));
    InspectedArea slope = Areas.only(Areas.outline(0, 0, 1, 1, 0, 1));

    assertThat(drawn(area.mask(MapGrid.of(4, 4)))).containsExactly("#..#", "#..#", "#..#", "####");
    assertThat(drawn(slope.mask(MapGrid.of(8, 4))))
        .containsExactly("#.......", "###.....", "#####...", "#######.");
  }

  @Test
  void ignoresWithinTheInspected() {
    InspectedArea area =
        InspectedArea.of(
            List.of(Areas.box(0, 0, 0.5, 1), Areas.box(0.75, 0, 1, 1)),
            List.of(Areas.box(0, 0.25, 1, 0.5)));

    assertThat(drawn(area.mask(MapGrid.of(4, 4)))).containsExactly("##.#", "....", "##.#", "##.#");
  }

  /** 25 rows of a picture at two pixels a map pixel: the last map row shows one row of it. */
  @Test
  void reachesTheEdgeThatCutsTheLastPixels() {
    InspectedArea all = Areas.only(Areas.box(0, 0, 1, 1));
    MapGrid cut = new MapGrid(13, 13, 2.0 / 25, 2.0 / 25);

    assertThat(drawn(all.mask(cut))).hasSize(13).allMatch("#############"::equals);
  }

  @Test
  void agreesWithTheAreaOfRandomStars() {
    Random random = new Random(5);
    for (int star = 0; star < 20; star++) {
      double[] corners = new double[2 * 40];
      double twice = 0;
      for (int i = 0; i < 40; i++) {
        double radius = 0.1 + 0.39 * random.nextDouble();
        corners[2 * i] = 0.5 + radius * Math.cos(Math.PI * i / 20);
        corners[2 * i + 1] = 0.5 + radius * Math.sin(Math.PI * i / 20);
      }
      for (int i = 0; i < 40; i++) {
        int next = (i + 1) % 40;
        twice += corners[2 * i] * corners[2 * next + 1] - corners[2 * next] * corners[2 * i + 1];
      }
      boolean[] inside = Areas.only(Areas.outline(corners)).mask(MapGrid.of(400, 300)).inside();
      int pixels = 0;
      for (boolean isInside : inside) {
        pixels += isInside ? 1 : 0;
      }

      assertThat(pixels / 120_000.0).isBetween(twice / 2 - 0.002, twice / 2 + 0.002);
    }
  }

  @Test
  void drawsAMaskOnceForEachPictureSize() {
    InspectedArea area = Areas.only(Areas.box(0, 0, 0.5, 0.5));

    assertThat(area.mask(MapGrid.of(8, 8))).isSameAs(area.mask(MapGrid.of(8, 8)));
    for (int width = 9; width < 40; width++) {
      assertThat(area.mask(MapGrid.of(width, 8)).grid().widthPx()).isEqualTo(width);
    }
  }

  @Test
  void isWholeWithoutOutlines() {
    assertThat(InspectedArea.of(List.of(), List.of())).isSameAs(InspectedArea.WHOLE);
    assertThat(InspectedArea.WHOLE.isWhole()).isTrue();
    assertThat(Areas.without(Areas.box(0, 0, 0.1, 0.1)).isWhole()).isFalse();
  }

  @Test
  void refusesAnAreaThatLeavesNothingToInspect() {
    Outline box = Areas.box(0.2, 0.2, 0.4, 0.4);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> InspectedArea.of(List.of(box), List.of(Areas.box(0.1, 0.1, 0.5, 0.5))))
        .withMessage("nothing is left to inspect on a grid of 256x256");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Areas.without(Areas.box(0, 0, 1, 1)))
        .withMessage("nothing is left to inspect on a grid of 256x256");
  }

  @Test
  void refusesTooManyOutlines() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                InspectedArea.of(List.of(), Collections.nCopies(33, Areas.box(0.1, 0.1, 0.2, 0.2))))
        .withMessage("33 ignored outlines, at most 32 are taken");
  }

  @Test
  void refusesAMapTooCoarseToShowTheArea() {
    InspectedArea area = Areas.only(Areas.box(0.01, 0.01, 0.05, 0.05));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> area.mask(MapGrid.of(6, 5)))
        .withMessage("inspected area has no pixel on a map of 6x5");
  }

  private static List<String> drawn(AreaMask mask) {
    int width = mask.grid().widthPx();
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < mask.inside().length; i++) {
      rows.append(i > 0 && i % width == 0 ? "\n" : "").append(mask.inside()[i] ? '#' : '.');
    }
    return rows.toString().lines().toList();
  }
}
