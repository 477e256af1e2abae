package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.vision.frame.Picture;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.junit.jupiter.api.Test;

class GraphRaceTest {
  @Test
  void timesTheGraphBesideABareLoopOnPicturesOfAnySize() throws Exception {
    ModelPackage model = ModelPackage.load(FixturePackage.committed());
    try (GraphRace race = GraphRace.open(model, Provider.CPU, 1);
        Picture first = FixturePackage.goldenPicture();
        Picture second = FixturePackage.goldenPicture().crop(0, 0, 17, 9)) {
      List<GraphRace.Lap> laps = race.run(List.of(first, second), 3);

      assertThat(race.provider()).isEqualTo("cpu");
      assertThat(laps).hasSize(6);
      assertThat(laps)
          .allSatisfy(
              lap -> {
                assertThat(lap.bare()).isNotNegative();
                assertThat(lap.graph()).isNotNegative();
                assertThat(lap.full()).isNotNegative();
              });
    }
  }
}
