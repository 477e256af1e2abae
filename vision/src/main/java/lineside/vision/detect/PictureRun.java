package lineside.vision.detect;

import java.nio.ByteBuffer;
import lineside.vision.frame.Picture;
import lineside.vision.model.ModelInput;
import lineside.vision.region.InspectedArea;
import org.jspecify.annotations.Nullable;

/**
 * One picture on its way through a model: its pixels from the first tile that is written to the
 * last, its answers until all are in. Not thread-safe.
 */
final class PictureRun implements AutoCloseable {
  private final Picture picture;
  private final Framing framing;
  private final ModelInput input;
  private final PictureReading reading;
  private @Nullable Preprocessor pixels;
  private int written;
  private int answered;

  /** A picture that is inspected as a whole. */
  PictureRun(Picture picture, ModelInput input, OutputReader reader)
      throws InvalidModelOutputException {
    this(picture, InspectedArea.WHOLE, input, reader);
  }

  PictureRun(Picture picture, InspectedArea area, ModelInput input, OutputReader reader)
      throws InvalidModelOutputException {
    area.requireFits(picture.widthPx(), picture.heightPx());
    this.picture = picture;
    this.framing = Framing.of(picture.widthPx(), picture.heightPx(), input);
    this.input = input;
    this.reading = reader.begin(framing, area);
  }

  Framing framing() {
    return framing;
  }

  /** Writes a tile into its slot of a tensor. */
  void write(int tile, ByteBuffer slot) {
    Preprocessor ready = pixels;
    if (ready == null) {
      ready = Preprocessor.of(picture, framing, input);
      pixels = ready;
    }
    ready.write(tile, slot);
    written++;
    if (written == framing.tiles()) {
      close();
    }
  }

  /**
   * The picture's own memory where it is what the tensor of one picture holds, or null: nothing is
   * to be scaled, turned or padded.
   */
  @Nullable ByteBuffer asTensor() {
    if (framing.tiles() > 1 || !Preprocessor.isAsIs(picture, framing, input)) {
      return null;
    }
    return picture.mat().createBuffer();
  }

  /** Takes in the answer about a tile. */
  void add(int tile, ModelOutput output, int index) throws InvalidModelOutputException {
    reading.add(tile, output, index);
    answered++;
  }

  /** Whether every tile is answered. */
  boolean isComplete() {
    return answered == framing.tiles();
  }

  /** What was found. */
  Inspection finish() throws InvalidModelOutputException {
    return reading.finish();
  }

  /** What was found, without the map. */
  Detection detection() throws InvalidModelOutputException {
    return reading.detection();
  }

  @Override
  public void close() {
    if (pixels != null) {
      pixels.close();
      pixels = null;
    }
  }
}
