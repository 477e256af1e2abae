package lineside.vision.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/** Reads pictures of a data set; whatever is wrong with a file is an {@link IOException}. */
final class PictureFile {
  private static final long MAX_PIXELS = 100_000_000L;

  private PictureFile() {}

  /** Decodes a file; the caller closes the picture. */
  static Picture read(Path file) throws IOException {
    try {
      return new PictureDecoder(MAX_PIXELS).decode(ByteBuffer.wrap(Files.readAllBytes(file)));
    } catch (UndecodablePictureException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
