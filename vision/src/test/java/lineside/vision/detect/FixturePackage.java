package lineside.vision.detect;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import lineside.vision.frame.Picture;
import lineside.vision.frame.TestPictures;
import lineside.vision.model.Int8Weights;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Sha256;

/** Packages around the {@link FixtureModel}; the committed one is what {@link #write} writes. */
public final class FixturePackage {
  /** Score of {@link #goldenPicture()}: a block of 255 on 0 that a 3x3 mean leaves whole. */
  public static final float GOLDEN_SCORE = 1;

  private FixturePackage() {}

  /** The committed package, read-only. */
  public static Path committed() {
    try {
      return Path.of(requireNonNull(FixturePackage.class.getResource("/fixture-package")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a package with those weights into an empty folder. */
  public static ModelPackage write(Path folder, byte[] onnx) throws Exception {
    Files.createDirectories(folder.resolve("golden"));
    Files.write(folder.resolve(ModelPackage.ONNX_FILE), onnx);
    byte[] golden;
    try (Picture picture = goldenPicture()) {
      golden = picture.encodePng();
    }
    Files.write(folder.resolve("golden/block.png"), golden);
    writeCard(folder, onnx, golden);
    return ModelPackage.load(folder);
  }

  private static void writeCard(Path folder, byte[] onnx, byte[] golden) throws IOException {
    rewrite(folder, card(onnx, golden));
  }

  private static ModelCard card(byte[] onnx, byte[] golden) {
    return new ModelCard(
        1,
        "fixture",
        "n",
        Sha256.hex(onnx),
        new ModelInput(1, 16),
        List.of("bright", "dark"),
        2,
        new ModelCard.Postprocessing(0.5f, 4),
        new ModelCard.Thresholds(0.8f, 0.6f),
        List.of(new ModelCard.GoldenSample("golden/block.png", Sha256.hex(golden), 1)),
        0.01,
        JsonNodeFactory.instance.objectNode().put("made by", "FixtureModel"));
  }

  /** Gives a package another description. */
  static ModelPackage change(ModelPackage model, UnaryOperator<ModelCard> change) throws Exception {
    rewrite(model.directory(), change.apply(model.card()));
    return ModelPackage.load(model.directory());
  }

  /** Adds weights in integers that are really floats: what they answer is all that counts. */
  static ModelPackage withInt8(ModelPackage model, byte[] onnx, float goldenScore)
      throws Exception {
    Files.write(model.directory().resolve("model-int8.onnx"), onnx);
    Int8Weights int8 =
        new Int8Weights(
            "model-int8.onnx",
            Sha256.hex(onnx),
            new ModelCard.Postprocessing(0.3f, 2),
            new ModelCard.Thresholds(0.7f, 0.4f),
            List.of(goldenScore),
            null);
    return change(model, card -> card.withInt8(int8));
  }

  /** Writes a package of foreign weights, its description as a user would write it. */
  static ModelPackage foreign(Path folder, byte[] onnx, String json) throws Exception {
    Files.createDirectories(folder);
    Files.write(folder.resolve(ModelPackage.ONNX_FILE), onnx);
    Files.writeString(
        folder.resolve(ModelPackage.CARD_FILE), json.replace("SHA256", Sha256.hex(onnx)));
    return ModelPackage.load(folder);
  }

  private static void rewrite(Path folder, ModelCard card) throws IOException {
    Files.write(folder.resolve(ModelPackage.CARD_FILE), ModelPackage.encode(card));
  }

  /** 40x24 pixels, a bright block of 8x8 at (8, 8). */
  static Picture goldenPicture() {
    return TestPictures.grey(40, 24, (x, y) -> x >= 8 && x < 16 && y >= 8 && y < 16 ? 255 : 0);
  }
}
