package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import lineside.vision.frame.Picture;
import lineside.vision.frame.TestPictures;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelInput.Colour;
import lineside.vision.model.ModelInput.ElementType;
import lineside.vision.model.ModelInput.Fit;
import lineside.vision.model.ModelInput.Layout;
import org.junit.jupiter.api.Test;

/** Pictures of one colour, blue 51, green 102, red 255, 2x1, padded to 2x2. */
class PreprocessorTest {
  @Test
  void writesPlanesOfNormalisedFloatsInTheOrderOfTheColours() throws Exception {
    float[] elements = floats(input(Layout.NCHW, ElementType.FLOAT32, Colour.RGB));

    assertThat(elements)
        .containsExactly(new float[] {5, 5, 5, 5, 2, 2, 2, 2, -1, -1, -1, -1}, within(1e-5f));
  }

  @Test
  void writesFloatsPixelByPixel() throws Exception {
    float[] elements = floats(input(Layout.NHWC, ElementType.FLOAT32, Colour.BGR));

    // Mean and deviation belong to the channels as the weights see them: blue first.
    assertThat(elements)
        .containsExactly(new float[] {-3, 2, 3, -3, 2, 3, -3, 2, 3, -3, 2, 3}, within(1e-5f));
  }

  @Test
  void writesPlanesOfBytes() throws Exception {
    assertThat(bytes(input(Layout.NCHW, ElementType.UINT8, Colour.BGR)))
        .containsExactly(51, 51, 51, 51, 102, 102, 102, 102, 255, 255, 255, 255);
  }

  @Test
  void writesBytesInTheOrderOfTheColours() throws Exception {
    assertThat(bytes(input(Layout.NHWC, ElementType.UINT8, Colour.RGB)))
        .containsExactly(255, 102, 51, 255, 102, 51, 255, 102, 51, 255, 102, 51);
    assertThat(bytes(input(Layout.NHWC, ElementType.UINT8, Colour.BGR)))
        .containsExactly(51, 102, 255, 51, 102, 255, 51, 102, 255, 51, 102, 255);
  }

  private static float[] floats(ModelInput input) throws Exception {
    float[] elements = new float[12];
    written(input, 48).asFloatBuffer().get(elements);
    return elements;
  }

  private static int[] bytes(ModelInput input) throws Exception {
    ByteBuffer buffer = written(input, 12);
    int[] elements = new int[12];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = buffer.get(i) & 0xff;
    }
    return elements;
  }

  private static ByteBuffer written(ModelInput input, int size) throws Exception {
    ByteBuffer slot = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    try (Picture picture = TestPictures.colour(2, 1, 51, 102, 255);
        Preprocessor pixels = Preprocessor.of(picture, Framing.of(2, 1, input), input)) {
      pixels.write(0, slot);
    }
    return slot;
  }

  private static ModelInput input(Layout layout, ElementType type, Colour colour) {
    boolean isFloat = type == ElementType.FLOAT32;
    return new ModelInput(
        3,
        2,
        1,
        null,
        null,
        0,
        0,
        "input",
        layout,
        type,
        colour,
        isFloat ? List.of(0.5f, 0.2f, 0.4f) : List.of(),
        isFloat ? List.of(0.1f, 0.1f, 0.2f) : List.of(),
        Fit.PAD);
  }
}
