package lineside.ingest.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.encode.EncodedImage;
import lineside.ingest.encode.ImageHeader;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.LossReason;
import lineside.schemas.topic.FrameLimits;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/**
 * Reads pictures from a folder. PNG and JPEG go on byte for byte, damaged or not, as long as their
 * header states a size; other formats are decoded and encoded again. A file that is missing, empty,
 * unreadable or none of these is lost with {@code UNREADABLE_SOURCE}. Used by one thread.
 */
final class FolderFrames implements FrameSource {
  private final Path folder;
  private final PictureDecoder decoder = new PictureDecoder(FrameLimits.MAX_PIXELS);

  FolderFrames(Path folder) {
    this.folder = folder;
  }

  @Override
  public void open() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("folder read failed: " + folder + " is no directory");
    }
  }

  @Override
  public Capture capture(TriggerRequest request) throws IOException {
    String picture = request.pictureName();
    if (picture == null) {
      throw new IOException("folder read failed: the trigger names no picture");
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(folder.resolve(picture));
    } catch (IOException unreadable) {
      return unreadable(picture, unreadable.toString());
    }
    if (bytes.length == 0) {
      return unreadable(picture, "has zero bytes");
    }
    Optional<EncodedImage> encoded = ImageHeader.read(bytes);
    if (encoded.isPresent()) {
      return new Capture.Encoded(encoded.get());
    }
    try {
      return new Capture.Pixels(decoder.decode(ByteBuffer.wrap(bytes)));
    } catch (UndecodablePictureException undecodable) {
      return unreadable(picture, "does not decode: " + undecodable.getMessage());
    }
  }

  private static Capture.Missed unreadable(String picture, String why) {
    return new Capture.Missed(LossReason.UNREADABLE_SOURCE, "picture " + picture + " " + why);
  }

  @Override
  public void close() {
    // Holds nothing open between pictures.
  }
}
