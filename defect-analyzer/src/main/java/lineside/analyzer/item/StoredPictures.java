package lineside.analyzer.item;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import lineside.vision.evidence.EvidenceStore;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.Sha256;

/** The pictures that items name, as the evidence store holds them now. Used by one thread. */
final class StoredPictures implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

  /** As many as the frame topic takes: 64 Mpixel. */
  private static final long MAX_PIXELS = 64L << 20;

  private final EvidenceStore evidence;
  private final PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);

  StoredPictures(EvidenceStore evidence) {
    this.evidence = evidence;
  }

  /** A picture, or why there is none. */
  static final class MissingPictureException extends Exception {
    private static final long serialVersionUID = 1L;

    private final LeftOut why;

    MissingPictureException(LeftOut why, String message) {
      super(message);
      this.why = why;
    }

    LeftOut why() {
      return why;
    }
  }

  /** Whether it is there; nothing is read. */
  boolean isThere(String sha256) {
    return NAME.matcher(sha256).matches() && Files.exists(Path.of(evidence.uriOf(sha256)));
  }

  /**
   * Reads it.
   *
   * @return a picture that the caller closes
   * @throws IOException when the store can't be read now
   */
  Picture read(String sha256) throws MissingPictureException, IOException {
    if (!NAME.matcher(sha256).matches()) {
      throw new MissingPictureException(LeftOut.PICTURE_DAMAGED, "no name of a picture: " + sha256);
    }
    Optional<byte[]> bytes = evidence.get(sha256);
    if (bytes.isEmpty()) {
      throw new MissingPictureException(LeftOut.PICTURE_GONE, "not in the evidence store");
    }
    if (!Sha256.hex(bytes.get()).equals(sha256)) {
      throw new MissingPictureException(LeftOut.PICTURE_DAMAGED, "bytes of another hash");
    }
    try {
      return decoder.decode(ByteBuffer.wrap(bytes.get()));
    } catch (UndecodablePictureException e) {
      throw new MissingPictureException(LeftOut.UNDECODABLE, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    decoder.close();
  }
}
