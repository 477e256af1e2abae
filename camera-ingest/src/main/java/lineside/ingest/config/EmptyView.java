package lineside.ingest.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.ingest.encode.ImageLook;
import lineside.schemas.topic.FrameLimits;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/**
 * The view of a camera when nothing is in it.
 *
 * @param picture a picture of it, cut as the images are
 * @param leastChangedShare share of the view that must differ from it for an image to go on, 0 to 1
 */
public record EmptyView(Path picture, double leastChangedShare) {
  /** One part in a hundred of the view. */
  public static final double DEFAULT_LEAST_CHANGED_SHARE = 0.01;

  /** A look at the picture. */
  ImageLook look() throws IOException {
    try (PictureDecoder decoder = new PictureDecoder(FrameLimits.MAX_PIXELS);
        Picture decoded = decoder.decode(ByteBuffer.wrap(Files.readAllBytes(picture)))) {
      return ImageLook.at(decoded);
    } catch (UndecodablePictureException damaged) {
      throw new IOException("empty view read failed: " + picture, damaged);
    }
  }
}
