package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelInput.Colour;
import lineside.vision.model.ModelInput.ElementType;
import lineside.vision.model.ModelInput.Fit;
import lineside.vision.model.ModelInput.Layout;
import org.junit.jupiter.api.Test;

class FramingTest {
  private static final ModelInput TILED = new ModelInput(1, 16).withTiles(64, 16);

  /** 100 is padded to 112; tiles of 64 every 48, the last moved back to end at 112. */
  @Test
  void movesTheLastTileBackIntoThePaddedPicture() throws Exception {
    Framing framing = Framing.of(100, 64, TILED);

    assertThat(framing.tiles()).isEqualTo(2);
    assertThat(framing.across().starts()).containsExactly(0, 48);
    assertThat(framing.across().side()).isEqualTo(64);
    // The tiles share 48..64; the middle of that is 56, 28 in map pixels.
    assertThat(framing.across().ownedFrom(0, 2)).isZero();
    assertThat(framing.across().ownedTo(0, 2)).isEqualTo(28);
    assertThat(framing.across().ownedFrom(1, 2)).isEqualTo(28);
    assertThat(framing.across().ownedTo(1, 2)).isEqualTo(50);
  }

  /** 65 is padded to 80: the second tile starts at 16 and answers for what lies beyond 40. */
  @Test
  void makesTwoTilesOfAPictureOnePixelWiderThanATile() throws Exception {
    Framing framing = Framing.of(65, 10, TILED);

    assertThat(framing.across().starts()).containsExactly(0, 16);
    assertThat(framing.down().starts()).containsExactly(0);
    assertThat(framing.down().side()).isEqualTo(16);
    assertThat(framing.across().ownedFrom(1, 2)).isEqualTo(20);
  }

  @Test
  void leavesASmallPictureWhole() throws Exception {
    Framing framing = Framing.of(50, 30, TILED);

    assertThat(framing.tiles()).isEqualTo(1);
    assertThat(framing.across().side()).isEqualTo(64);
    assertThat(framing.down().side()).isEqualTo(32);
  }

  @Test
  void scalesBeforeItTiles() throws Exception {
    Framing framing = Framing.of(201, 99, TILED.withScale(0.5));

    assertThat(framing.columns()).isEqualTo(101);
    assertThat(framing.rows()).isEqualTo(50);
    assertThat(framing.stepX()).isEqualTo(201 / 101.0);
    assertThat(framing.across().starts()).containsExactly(0, 48);
  }

  /** 100x50 in 64x64: scaled by 0.64 to 64x32, 16 rows above. */
  @Test
  void centresALetterboxedPicture() throws Exception {
    Framing framing = Framing.of(100, 50, letterboxed());

    assertThat(framing.columns()).isEqualTo(64);
    assertThat(framing.rows()).isEqualTo(32);
    assertThat(framing.across().margin()).isZero();
    assertThat(framing.down().margin()).isEqualTo(16);
  }

  /** 64x35 leaves 29 rows: 14 above, 15 below, as the detectors' own tool has it. */
  @Test
  void putsTheOddRowBelow() throws Exception {
    assertThat(Framing.of(64, 35, letterboxed()).down().margin()).isEqualTo(14);
  }

  private static ModelInput letterboxed() {
    return new ModelInput(
        3,
        32,
        1,
        64,
        64,
        0,
        0,
        "images",
        Layout.NCHW,
        ElementType.FLOAT32,
        Colour.RGB,
        List.of(),
        List.of(),
        Fit.LETTERBOX);
  }
}
