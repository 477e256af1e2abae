package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import lineside.vision.model.ModelCard;
import org.junit.jupiter.api.Test;

class RegionFinderTest {
  /** Map 6x4 of a picture of 11x7: the last column and row of the map reach beyond the picture. */
  private static final float[] SCORES = {
    0.1f, 0.6f, 0.7f, 0.0f, 0.0f, 0.0f,
    0.0f, 0.0f, 0.0f, 0.9f, 0.0f, 0.0f,
    0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f,
    0.5f, 0.0f, 0.0f, 0.0f, 0.0f, 0.8f,
  };

  private final DefectMap map = new DefectMap(6, 4, 2, SCORES);

  @Test
  void joinsDiagonalNeighboursIntoOneRegion() {
    Region first = find(0.5f, 0).get(0);

    // Map pixels (1,0), (2,0), (3,1): box x 2..8, y 0..4 in the picture.
    assertThat(first.score()).isEqualTo(0.9f);
    assertThat(first.areaPx()).isEqualTo(12);
    assertThat(List.of(first.xPx(), first.yPx(), first.widthPx(), first.heightPx()))
        .containsExactly(2, 0, 6, 4);
    // Mean of 1.5, 2.5, 3.5 and of 0.5, 0.5, 1.5, times two.
    assertThat(first.centreX()).isCloseTo(5, within(1e-5f));
    assertThat(first.centreY()).isCloseTo(5f / 3, within(1e-5f));
  }

  @Test
  void cutsBoxesAtTheEdgeOfThePicture() {
    Region corner = find(0.5f, 0).get(1);

    assertThat(corner.score()).isEqualTo(0.8f);
    assertThat(List.of(corner.xPx(), corner.yPx(), corner.widthPx(), corner.heightPx()))
        .containsExactly(10, 6, 1, 1);
  }

  @Test
  void takesPixelsAtTheThresholdAndOrdersByScore() {
    assertThat(find(0.5f, 0)).extracting(Region::score).containsExactly(0.9f, 0.8f, 0.5f);
    assertThat(find(0.51f, 0)).extracting(Region::score).containsExactly(0.9f, 0.8f);
  }

  @Test
  void leavesOutWhatIsSmallerThanTheSmallest() {
    assertThat(find(0.5f, 5)).extracting(Region::score).containsExactly(0.9f);
  }

  /** Class 1 leads on two of the three pixels, but class 0 by more on the third. */
  @Test
  void namesTheKindByTheMeanOverTheRegion() {
    float[] planes = new float[2 * 24];
    int[] pixels = {1, 2, 9};
    float[] stain = {0.45f, 0.45f, 0.9f};
    for (int i = 0; i < pixels.length; i++) {
      planes[pixels[i]] = stain[i];
      planes[24 + pixels[i]] = 1 - stain[i];
    }

    List<Region> regions =
        finder(0.5f, 5).find(map, new ClassMap(FloatBuffer.wrap(planes), 0, 24, 6), 11, 7);

    assertThat(regions).extracting(Region::kind).containsExactly("stain");
  }

  @Test
  void keepsTheBestWhenThereAreTooMany() {
    float[] spots = new float[20 * 20];
    for (int i = 0; i < spots.length; i++) {
      spots[i] = i % 2 == 0 && i / 20 % 2 == 0 ? 0.6f + i / 2000f : 0;
    }
    DefectMap many = new DefectMap(20, 20, 2, spots);

    List<Region> regions =
        finder(0.5f, 0).find(many, new ClassMap(FloatBuffer.allocate(800), 0, 400, 20), 40, 40);

    assertThat(regions).hasSize(Detection.MAX_REGIONS);
    assertThat(regions.get(0).score()).isEqualTo(0.6f + 378 / 2000f);
  }

  private List<Region> find(float pixelThreshold, int minAreaPx) {
    ClassMap kinds = new ClassMap(FloatBuffer.allocate(48), 0, 24, 6);
    return finder(pixelThreshold, minAreaPx).find(map, kinds, 11, 7);
  }

  private static RegionFinder finder(float pixelThreshold, int minAreaPx) {
    return new RegionFinder(
        List.of("stain", "pit"), new ModelCard.Postprocessing(pixelThreshold, minAreaPx));
  }
}
