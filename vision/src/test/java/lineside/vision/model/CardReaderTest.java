package lineside.vision.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import lineside.vision.detect.FixturePackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardReaderTest {
  private static final String YOLO =
      """
      {"formatVersion": 2, "name": "screws", "contract": "yolo-detect", "onnxSha256": "00",
       "input": {"channels": 3, "multipleOf": 32, "name": "images", "layout": "NCHW",
                 "type": "float32", "colour": "RGB", "fit": "letterbox",
                 "fixedWidthPx": 640, "fixedHeightPx": 640},
       "outputs": {"boxes": "output0", "form": "raw", "minConfidence": 0.25, "maxIou": 0.7},
       "classes": ["dent", "rust"],
       "postprocessing": {"pixelThreshold": 0.25, "minAreaPx": 0},
       "thresholds": {"notOk": 0.5, "undecidableFrom": 0.3},
       "provenance": {"licence": "AGPL-3.0"}}
      """;

  @Test
  void readsLayoutOneAsWholePicturesOfOurNetworks() throws Exception {
    ModelCard card = CardReader.read(first());

    assertThat(card.formatVersion()).isEqualTo(1);
    assertThat(card.contract()).isEqualTo(Contract.LINESIDE);
    assertThat(card.input()).isEqualTo(new ModelInput(1, 16));
    assertThat(card.outputs()).isNull();
    assertThat(card.int8()).isNull();
    assertThat(card.calibration()).isNull();
  }

  @Test
  void writesTheNewestLayoutAndReadsItBack() throws Exception {
    ModelCard first = CardReader.read(first());
    ModelCard scaled = first.withInput(first.input().withScale(0.5).withTiles(256, 32));
    ModelCard card =
        scaled
            .withGolden(first.golden())
            .withInt8(
                new Int8Weights(
                    "model-int8.onnx",
                    "11",
                    new ModelCard.Postprocessing(0.4f, 7),
                    new ModelCard.Thresholds(0.7f, 0.5f),
                    List.of(0.95f),
                    null));

    ModelCard read = CardReader.read(CardReader.write(card));

    assertThat(read).isEqualTo(card);
    assertThat(read.formatVersion()).isEqualTo(2);
    assertThat(read.input().tilePx()).isEqualTo(256);
    assertThat(read.input().scale()).isEqualTo(0.5);
  }

  @Test
  void readsForeignWeightsThatLeaveOutWhatTheyDoNotHave() throws Exception {
    ModelCard card = read(YOLO);

    assertThat(card.contract()).isEqualTo(Contract.YOLO_DETECT);
    assertThat(card.size()).isEqualTo("foreign");
    assertThat(card.golden()).isEmpty();
    Outputs outputs = requireNonNull(card.outputs());
    assertThat(outputs.form()).isEqualTo(Outputs.Form.RAW);
    assertThat(outputs.good()).isEmpty();
    assertThat(CardReader.read(CardReader.write(card))).isEqualTo(card);
  }

  @Test
  void saysThatANewerVersionWroteIt() {
    assertThatThrownBy(() -> read("{\"formatVersion\": 3, \"telepathy\": true}"))
        .isInstanceOf(CardReader.NewerFormatException.class)
        .hasMessage("written by a newer Lineside: format 3, this one reads up to 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"maxIou\": 0.7 | \"maxIuo\": 0.7 | maxIuo",
        "\"maxIou\": 0.7 | \"maxIou\": 7 | outputs.maxIou is 7.0",
        ", \"maxIou\": 0.7 |  | outputs.maxIou is missing for",
        "\"boxes\": \"output0\" | \"boxes\": \"output0\", \"map\": \"m\" | outputs.map is missing for",
        "\"form\": \"raw\" | \"form\": \"odd\" | odd",
        "\"dent\", \"rust\" | \"dent\", \"dent\" | classes are named twice",
        "640, | 600, | the fixed size is no multiple of input.multipleOf 32",
        ", \"fixedHeightPx\": 640 | | input.fixedWidthPx and input.fixedHeightPx come together",
        "\"fit\": \"letterbox\" | \"fit\": \"letterbox\", \"tilePx\": 64 | do not go with input.fit",
        "\"type\": \"float32\" | \"type\": \"float32\", \"mean\": [0.5] | do not have 3 values",
        "\"type\": \"float32\" | \"type\": \"float32\", \"std\": [1, 0, 1] | no usable number",
        "\"yolo-detect\" | \"lineside\", \"size\": \"s\", \"mapStride\": 2, \"golden\": [],"
            + " \"goldenTolerance\": 0.02 | contract lineside takes image",
        "yolo-detect | anomaly-map | outputs.map is missing for",
        "yolo-detect | yolo-segment | yolo-segment",
        "\"fit\": | \"layout\": \"NHWC\", \"fit\": | Duplicate field 'layout'",
        "\"formatVersion\": 2 | \"formatVersion\": 1 | formatVersion 1 has no field contract",
      })
  void refusesWhatDoesNotHold(String from, String to, String message) {
    assertThat(YOLO).contains(from);

    assertThatThrownBy(() -> read(YOLO.replace(from, to == null ? "" : to)))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining(message);
  }

  private static ModelCard read(String json) throws Exception {
    return CardReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] first() throws Exception {
    return Files.readAllBytes(FixturePackage.committed().resolve("model.json"));
  }
}
