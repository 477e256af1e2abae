package lineside.vision.detect;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lineside.vision.frame.Picture;
import lineside.vision.frame.TestPictures;
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
    ModelCard card =
        new ModelCard(
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
    Files.write(folder.resolve(ModelPackage.CARD_FILE), ModelPackage.encode(card));
  }

  /** 40x24 pixels, a bright block of 8x8 at (8, 8). */
  static Picture goldenPicture() {
    return TestPictures.grey(40, 24, (x, y) -> x >= 8 && x < 16 && y >= 8 && y < 16 ? 255 : 0);
  }
}
