package lineside.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;

/**
 * A package with the same weights that sees a large picture reduced to what it sees of a small one,
 * as a training chooses it for large cameras: inference stays the same whatever the frame, and what
 * moves the bytes shows.
 */
final class ScaledPackage {
  /** Network pixels of a picture: 640x480. */
  private static final double NETWORK_PIXELS = 640.0 * 480;

  private static final long MAX_PIXELS = 100_000_000L;

  private ScaledPackage() {}

  /** The package itself where a picture is small enough. */
  static ModelPackage of(ModelPackage model, byte[] picture, Path work)
      throws IOException, UndecodablePictureException, ModelPackageException {
    int width;
    int height;
    try (PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
        Picture decoded = decoder.decode(ByteBuffer.wrap(picture))) {
      width = decoded.widthPx();
      height = decoded.heightPx();
    }
    double scale = Math.sqrt(NETWORK_PIXELS / ((double) width * height));
    ModelCard card = model.card();
    if (scale >= card.input().scale() * 0.9) {
      return model;
    }
    // So that the width needs no padding.
    int columns = (int) Math.round(width * scale / 16) * 16;
    return write(model, card.input().withScale((double) columns / width), work);
  }

  private static ModelPackage write(ModelPackage model, ModelInput input, Path work)
      throws IOException, ModelPackageException {
    ModelCard card = model.card();
    Path directory =
        Files.createDirectories(
            work.resolve("%s-%.5f".formatted(card.name(), input.scale()).replace('.', '_')));
    ModelCard scaled =
        new ModelCard(
            ModelCard.FORMAT_VERSION,
            card.name(),
            card.size(),
            card.contract(),
            card.onnxSha256(),
            input,
            card.outputs(),
            card.classes(),
            card.mapStride(),
            card.postprocessing(),
            card.thresholds(),
            List.of(),
            card.goldenTolerance(),
            null,
            null,
            card.provenance());
    Files.copy(model.onnx(), directory.resolve("model.onnx"), StandardCopyOption.REPLACE_EXISTING);
    Files.write(directory.resolve("model.json"), ModelPackage.encode(scaled));
    return ModelPackage.load(directory);
  }
}
