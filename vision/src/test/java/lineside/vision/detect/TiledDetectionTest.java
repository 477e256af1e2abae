package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import lineside.vision.frame.Picture;
import lineside.vision.frame.TestPictures;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiledDetectionTest {
  @TempDir Path folder;

  /** The fixture looks at single blocks of pixels, so that tiles may change nothing at all. */
  @ParameterizedTest
  @CsvSource({"100,70", "32,32", "33,32", "31,100", "48,49", "5,7", "64,64", "129,65"})
  void answersWithTilesAsWithTheWholePicture(int width, int height) throws Exception {
    try (DefectDetector whole = open("whole", FixtureModel.plain(), input -> input);
        DefectDetector tiled =
            open("tiled", FixtureModel.plain(), input -> input.withTiles(32, 16));
        Picture picture = TestPictures.grey(width, height, (x, y) -> x * 31 + y * 17 & 255)) {
      Inspection expected = whole.inspect(picture);

      Inspection actual = tiled.inspect(picture);

      assertThat(actual.map().scores()).isEqualTo(expected.map().scores());
      assertThat(actual.map().widthPx()).isEqualTo(expected.map().widthPx());
      assertThat(actual.detection().score()).isEqualTo(expected.detection().score());
      assertThat(actual.detection().regions()).isEqualTo(expected.detection().regions());
    }
  }

  @Test
  void findsOneRegionWhereADefectLiesAcrossSeams() throws Exception {
    try (DefectDetector tiled =
            open("tiled", FixtureModel.plain(), input -> input.withTiles(32, 0));
        Picture picture =
            TestPictures.grey(96, 96, (x, y) -> x >= 20 && x < 80 && y >= 28 && y < 36 ? 255 : 0)) {
      List<Region> regions = tiled.detect(List.of(picture)).get(0).regions();

      assertThat(regions).hasSize(1);
      Region region = regions.get(0);
      assertThat(List.of(region.xPx(), region.yPx(), region.widthPx(), region.heightPx()))
          .containsExactly(20, 28, 60, 8);
      assertThat(region.kind()).isEqualTo("bright");
      assertThat(region.centreX()).isCloseTo(50, within(1e-3f));
      assertThat(region.centreY()).isCloseTo(32, within(1e-3f));
    }
  }

  /**
   * This network looks 4 map pixels around and sees black beyond its tensor. With an overlap of 16
   * pixels every place is answered for by a tile that reaches 8 pixels, 4 map pixels, further.
   */
  @Test
  void leavesOutWhatANetworkMakesOfTheEdgeOfATile() throws Exception {
    try (DefectDetector whole = open("whole", FixtureModel.wide(), input -> input);
        DefectDetector overlapping =
            open("overlapping", FixtureModel.wide(), input -> input.withTiles(32, 16));
        DefectDetector apart = open("apart", FixtureModel.wide(), input -> input.withTiles(32, 0));
        Picture picture = TestPictures.grey(112, 80, (x, y) -> x * y + 3 * x & 255)) {
      float[] expected = whole.inspect(picture).map().scores();

      assertThat(overlapping.inspect(picture).map().scores())
          .containsExactly(expected, within(1e-6f));
      assertThat(apart.inspect(picture).map().scores()).isNotEqualTo(expected);
    }
  }

  @Test
  void sharesBatchesAmongPicturesAndKeepsTheirOrder() throws Exception {
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int level = 20 * i;
      pictures.add(TestPictures.grey(20 + 13 * i, 90 - 5 * i, (x, y) -> level));
    }
    try (DefectDetector tiled =
        open("tiled", FixtureModel.plain(), input -> input.withTiles(32, 16))) {
      List<Detection> detections = tiled.detect(pictures);

      for (int i = 0; i < 12; i++) {
        assertThat(detections.get(i).score()).isCloseTo(20f * i / 255, within(1e-5f));
      }
    } finally {
      pictures.forEach(Picture::close);
    }
  }

  /**
   * The left tile is black but for 4 of 256 map pixels, the right one white but for the overlap.
   */
  @Test
  void weighsTheEmbeddingsOfTilesByTheirMaps() throws Exception {
    try (DefectDetector tiled =
            open("tiled", FixtureModel.plain(), input -> input.withTiles(32, 0));
        Picture picture =
            TestPictures.grey(64, 32, (x, y) -> x >= 32 ? 255 : x < 4 && y < 4 ? 255 : 0)) {
      float[] embedding = tiled.detect(List.of(picture)).get(0).embedding();

      // Means 4/256 and 1, weighted by 4 and 256 map pixels.
      assertThat(embedding[0]).isCloseTo((4f / 256 * 4 + 256) / 260, within(1e-5f));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5,0", "0.5,32", "2,0", "2,64"})
  void tellsPlacesInPixelsOfThePictureWhateverTheScale(double scale, int tile) throws Exception {
    try (DefectDetector scaled =
            open(
                "scaled",
                FixtureModel.plain(),
                input -> input.withScale(scale).withTiles(tile, tile / 2));
        Picture picture =
            TestPictures.grey(
                160, 96, (x, y) -> x >= 64 && x < 96 && y >= 32 && y < 64 ? 255 : 0)) {
      Inspection inspection = scaled.inspect(picture);

      assertThat(inspection.map().strideX()).isEqualTo(2 / scale);
      assertThat(inspection.map().widthPx()).isEqualTo((int) (160 * scale / 2));
      Region region = inspection.detection().regions().get(0);
      assertThat(inspection.detection().regions()).hasSize(1);
      assertThat(List.of(region.xPx(), region.yPx(), region.widthPx(), region.heightPx()))
          .containsExactly(64, 32, 32, 32);
      assertThat(region.centreX()).isCloseTo(80, within(1e-3f));
      // The 3x3 mean takes the corners of the block.
      assertThat(region.areaPx()).isCloseTo(32 * 32 - 4 * (2 / scale) * (2 / scale), within(1e-6));
    }
  }

  /** 101 pixels become 37, which is not 101 times the scale: places still have to be right. */
  @Test
  void staysInsideThePictureWithAnOddScale() throws Exception {
    try (DefectDetector scaled =
            open("scaled", FixtureModel.plain(), input -> input.withScale(0.37));
        Picture picture = TestPictures.grey(101, 67, (x, y) -> x >= 80 && y >= 50 ? 255 : 0)) {
      Region region = scaled.detect(List.of(picture)).get(0).regions().get(0);

      assertThat(region.xPx()).isBetween(76, 82);
      assertThat(region.yPx()).isBetween(46, 52);
      assertThat(region.xPx() + region.widthPx()).isEqualTo(101);
      assertThat(region.yPx() + region.heightPx()).isEqualTo(67);
    }
  }

  @Test
  void answersAlikeFromManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (DefectDetector tiled =
        open("tiled", FixtureModel.plain(), input -> input.withScale(0.5).withTiles(32, 16))) {
      List<Future<Float>> scores = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        int level = 10 * i;
        scores.add(threads.submit(() -> score(tiled, level)));
      }

      for (int i = 0; i < 24; i++) {
        assertThat(scores.get(i).get()).isCloseTo(10f * i / 255, within(1e-5f));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static float score(DefectDetector detector, int level) throws Exception {
    try (Picture picture = TestPictures.grey(90 + level, 128, (x, y) -> level)) {
      return detector.detect(List.of(picture)).get(0).score();
    }
  }

  @Test
  void turnsGreyPicturesIntoColourOnesForModelsThatTakeColour() throws Exception {
    // The fixture's graph takes one channel; its tiles of a colour picture must be grey.
    try (DefectDetector tiled =
            open("tiled", FixtureModel.plain(), input -> input.withTiles(32, 0));
        Picture green = TestPictures.colour(80, 40, 0, 255, 0)) {
      assertThat(tiled.detect(List.of(green)).get(0).score()).isCloseTo(150f / 255, within(1e-5f));
    }
  }

  @Test
  void runsTilesOneByOneWhereTheGraphTakesOne() throws Exception {
    UnaryOperator<ModelInput> fixed =
        input ->
            new ModelInput(
                1,
                16,
                1,
                32,
                32,
                32,
                16,
                "image",
                input.layout(),
                input.type(),
                input.colour(),
                List.of(),
                List.of(),
                input.fit());
    try (DefectDetector whole = open("whole", FixtureModel.plain(), input -> input);
        DefectDetector tiled = open("tiled", FixtureModel.fixed(1, 32, 32), fixed);
        Picture large = TestPictures.grey(70, 50, (x, y) -> x * 5 & 255);
        Picture small = TestPictures.grey(20, 10, (x, y) -> x * 5 & 255)) {
      for (Picture picture : List.of(large, small)) {
        assertThat(tiled.inspect(picture).map().scores())
            .isEqualTo(whole.inspect(picture).map().scores());
      }
    }
  }

  @Test
  void saysThatAPictureIsTooLargeForAGraphOfOneSize() throws Exception {
    UnaryOperator<ModelInput> fixed =
        input ->
            new ModelInput(
                1,
                16,
                1,
                32,
                32,
                0,
                0,
                "image",
                input.layout(),
                input.type(),
                input.colour(),
                List.of(),
                List.of(),
                input.fit());
    try (DefectDetector detector = open("fixed", FixtureModel.fixed(1, 32, 32), fixed);
        Picture large = TestPictures.grey(70, 30, (x, y) -> 0)) {
      assertThatThrownBy(() -> detector.detect(List.of(large)))
          .isInstanceOf(InvalidModelOutputException.class)
          .hasMessageContaining("picture has 70 network pixels along an axis, the weights take 32");
    }
  }

  private DefectDetector open(String name, byte[] onnx, UnaryOperator<ModelInput> fed)
      throws Exception {
    ModelPackage model = FixturePackage.write(folder.resolve(name), onnx);
    return DefectDetector.open(
        FixturePackage.change(model, card -> card.withInput(fed.apply(card.input()))),
        Provider.CPU,
        1);
  }
}
