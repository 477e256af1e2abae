package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lineside.vision.frame.Picture;
import lineside.vision.frame.TestPictures;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import lineside.vision.region.Areas;
import lineside.vision.region.InspectedArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fixture model calls bright what is bright, two pixels of the picture a map pixel. */
class DetectInAreaTest {
  private final Picture block = TestPictures.grey(32, 32, (x, y) -> isIn(x, y, 8) ? 255 : 0);
  private final Picture two =
      TestPictures.grey(32, 32, (x, y) -> isIn(x, y, 8) || isIn(x, y, 22) ? 255 : 0);
  private DefectDetector detector;

  @BeforeEach
  void open() throws Exception {
    detector = DefectDetector.open(ModelPackage.load(FixturePackage.committed()), Provider.CPU, 1);
  }

  @AfterEach
  void close() {
    detector.close();
    block.close();
    two.close();
  }

  @Test
  void countsADefectInAnIgnoredAreaNeitherForTheScoreNorAsARegion() throws Exception {
    Detection detection = detect(block, Areas.without(Areas.box(0, 0, 0.6, 0.6)));

    assertThat(detection.score()).isZero();
    assertThat(detection.regions()).isEmpty();
    assertThat(detection.suppressedRegions()).isEqualTo(1);
  }

  @Test
  void seesADefectBesideTheIgnoredAreaAsWithoutIt() throws Exception {
    Detection whole = detect(block, InspectedArea.WHOLE);
    Detection detection = detect(block, Areas.without(Areas.box(0.6, 0.6, 1, 1)));

    assertThat(detection.score()).isEqualTo(whole.score());
    assertThat(detection.regions()).isEqualTo(whole.regions()).hasSize(1);
    assertThat(detection.suppressedRegions()).isZero();
  }

  @Test
  void countsOfTwoDefectsTheOneInside() throws Exception {
    Detection detection = detect(two, Areas.only(Areas.box(0.55, 0.55, 1, 1)));

    assertThat(detection.score()).isCloseTo(1, within(1e-6f));
    assertThat(detection.regions()).extracting(Region::xPx).containsExactly(22);
    assertThat(detection.suppressedRegions()).isEqualTo(1);
  }

  /**
   * The block covers map columns 4..7, the area 0..5. Means are taken inside: column 5 has columns
   * 4 and 5 to look at and keeps 1 in the middle, 4/6 in the outer rows; column 4 has 3..5, keeps
   * 2/3 and 4/9, which is below 0.5. Six map pixels are left.
   */
  @Test
  void countsTheInnerPartOfADefectAcrossTheEdge() throws Exception {
    Detection detection = detect(block, Areas.only(Areas.box(0, 0, 12.0 / 32, 1)));

    assertThat(detection.score()).isCloseTo(1, within(1e-6f));
    assertThat(detection.suppressedRegions()).isZero();
    Region region = detection.regions().get(0);
    assertThat(region.areaPx()).isEqualTo(6 * 4);
    assertThat(List.of(region.xPx(), region.yPx(), region.widthPx(), region.heightPx()))
        .containsExactly(8, 8, 4, 8);
  }

  @Test
  void letsNoDefectBleedInOverTheEdge() throws Exception {
    Detection detection = detect(block, Areas.only(Areas.box(0, 0, 8.0 / 32, 1)));

    assertThat(detection.score()).isZero();
    assertThat(detection.suppressedRegions()).isEqualTo(1);
  }

  @Test
  void givesEachPictureOfABatchItsOwnArea() throws Exception {
    List<Detection> detections =
        detector.detect(
            List.of(block, two, block),
            List.of(
                Areas.only(Areas.box(0.6, 0.6, 1, 1)),
                InspectedArea.WHOLE,
                Areas.without(Areas.box(0.6, 0.6, 1, 1))));

    assertThat(detections).extracting(d -> d.regions().size()).containsExactly(0, 2, 1);
    assertThat(detections).extracting(Detection::suppressedRegions).containsExactly(1, 0, 0);
  }

  @Test
  void keepsAMapThatIsZeroOutside() throws Exception {
    Inspection inspection = detector.inspect(block, Areas.without(Areas.box(0, 0, 0.375, 1)));

    float[] scores = inspection.map().scores();
    assertThat(scores[4 * 16 + 5]).isZero();
    assertThat(scores[5 * 16 + 6]).isCloseTo(1, within(1e-6f));
  }

  @Test
  void refusesAPictureTooSmallToShowTheArea() {
    InspectedArea tiny = Areas.only(Areas.box(0.01, 0.01, 0.02, 0.02));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> detect(block, tiny))
        .withMessage("inspected area has no pixel on a map of 16x16");
  }

  @Test
  void refusesAnotherNumberOfAreasThanOfPictures() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> detector.detect(List.of(block, two), List.of(InspectedArea.WHOLE)))
        .withMessage("1 areas for 2 pictures");
  }

  private Detection detect(Picture picture, InspectedArea area) throws Exception {
    return detector.detect(List.of(picture), List.of(area)).get(0);
  }

  private static boolean isIn(int x, int y, int from) {
    return x >= from && x < from + 8 && y >= from && y < from + 8;
  }
}
