package lineside.analyzer.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.crop.HistoricCrop;
import lineside.analyzer.simulation.PlantedCrops;
import org.junit.jupiter.api.Test;

class FittedSpaceTest {
  private final List<CropReading> readings =
      new PlantedCrops(3, 4, 0.3).mixed(200).stream().map(HistoricCrop::reading).toList();

  @Test
  void hasAllNumbersOnOneScaleAndTheEmbeddingAtHalf() {
    FittedSpace space = FittedSpace.of(readings);

    assertThat(space.dimensions()).isEqualTo(23);
    assertThat(deviation(space, 0)).isCloseTo(1, within(1e-3));
    assertThat(deviation(space, 22)).isCloseTo(0.5, within(1e-3));
  }

  @Test
  void placesALaterReadingBesideThoseOfItsKind() {
    PlantedCrops source = new PlantedCrops(3, 4, 0.3);
    List<CropReading> first = source.mixed(200).stream().map(HistoricCrop::reading).toList();
    FittedSpace space = FittedSpace.of(first);
    float[] later = space.place(source.of(2, 999).reading());

    double own = distance(later, space.place(first.get(2)));
    double other = distance(later, space.place(first.get(1)));

    assertThat(own).isLessThan(other / 2);
  }

  @Test
  void placesAllAlikeReadingsAtOnePoint() {
    FittedSpace space = FittedSpace.of(List.of(readings.get(0), readings.get(0)));

    assertThat(space.place(readings.get(0))).containsOnly(0f);
  }

  @Test
  void refusesAReadingOfAnotherModel() {
    FittedSpace space = FittedSpace.of(readings);
    CropReading of = readings.get(0);
    CropReading other =
        new CropReading(of.cropSha256(), "x", of.judgement(), new float[24], of.shape());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> space.place(other))
        .withMessageContaining("another model");
  }

  private double deviation(FittedSpace space, int dimension) {
    double[] values = readings.stream().mapToDouble(r -> space.place(r)[dimension]).toArray();
    double mean = java.util.Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }
}
