package lineside.training.replay;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import org.jspecify.annotations.Nullable;

/**
 * A picture to judge, not yet decoded.
 *
 * @param name unique name for people: a path, or camera, part and place in the topic
 * @param content how to come by the pixels
 * @param knownTruth what is true of it; null when nobody knows
 */
public record ReplayFrame(String name, Content content, @Nullable Truth knownTruth) {
  /** Checks for null. */
  public ReplayFrame {
    requireNonNull(name, "name is null");
    requireNonNull(content, "content is null");
  }

  /** The bytes of a picture, wherever they are. */
  @FunctionalInterface
  public interface Content {
    /**
     * Reads and decodes.
     *
     * @return a picture that the caller closes
     * @throws IOException when there is nothing to decode: an unreadable file or message
     */
    Picture decode(PictureDecoder decoder) throws IOException, UndecodablePictureException;
  }
}
