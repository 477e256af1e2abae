package lineside.footage.world;

import static org.assertj.core.api.Assertions.assertThat;

import lineside.footage.render.Seed;
import lineside.footage.world.SceneBuilder.Framing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorldDefectTest {
  private static final int SIDE_PX = 96;

  @ParameterizedTest
  @EnumSource(WorldDefect.class)
  void changesTheSurfaceWhereItSaysSo(WorldDefect kind) {
    Scene scene = new SceneBuilder(new Dice(new Seed(77)), SIDE_PX).build(Framing.WITH_EDGE);
    Workpiece piece = new Workpiece(scene, new Dice(new Seed(78)));

    kind.work(piece);

    assertThat(Contrast.area(piece.cover)).isPositive();
    assertThat(changed(scene.surface(), piece)).isPositive();
  }

  @Test
  void namesFoldersInLowerCaseWithHyphens() {
    assertThat(WorldDefect.CHIPPED_EDGE.label()).isEqualTo("chipped-edge");
  }

  private static int changed(Surface before, Workpiece piece) {
    int count = 0;
    for (int i = 0; i < piece.cover.length; i++) {
      boolean other =
          before.albedo[i] != piece.surface.albedo[i]
              || before.height[i] != piece.surface.height[i]
              || before.gloss[i] != piece.surface.gloss[i];
      count += other && piece.cover[i] > 0.3f ? 1 : 0;
    }
    return count;
  }
}
