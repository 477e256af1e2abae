package lineside.training.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** Brings labelled pictures into memory, all with the same number of channels. */
public final class PictureLoader {
  private static final long MAX_PIXELS = 100_000_000L;

  private final PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
  private final List<String> kinds;
  private final int channels;

  /**
   * @param kinds kinds of defect in the order of the model
   * @param channels 1 or 3; pictures are converted
   */
  public PictureLoader(List<String> kinds, int channels) {
    this.kinds = List.copyOf(kinds);
    this.channels = channels;
  }

  /** Channels of a picture on disk. */
  public static int channelsOf(Path file) throws IOException {
    try (Picture picture = decode(new PictureDecoder(MAX_PIXELS), file)) {
      return picture.channels();
    }
  }

  /** Loads pictures in their order. */
  public List<TrainingPicture> load(List<LabelledPicture> pictures) throws IOException {
    List<TrainingPicture> loaded = new ArrayList<>();
    for (LabelledPicture picture : pictures) {
      loaded.add(load(picture));
    }
    return List.copyOf(loaded);
  }

  private TrainingPicture load(LabelledPicture labelled) throws IOException {
    try (Picture picture = decode(decoder, labelled.file())) {
      byte[] pixels = pixels(picture, channels);
      byte[] mask = {};
      int[] defects = {};
      if (!labelled.isGood() && labelled.mask().isPresent()) {
        mask = mask(labelled.mask().get(), picture);
        byte[] set = mask;
        defects = IntStream.range(0, set.length).filter(i -> set[i] != 0).toArray();
      }
      return new TrainingPicture(
          labelled.file(),
          picture.widthPx(),
          picture.heightPx(),
          channels,
          pixels,
          mask,
          labelled.isGood() ? -1 : kinds.indexOf(labelled.label()),
          defects);
    }
  }

  private byte[] mask(Path file, Picture of) throws IOException {
    try (Picture mask = decode(decoder, file)) {
      if (mask.widthPx() != of.widthPx() || mask.heightPx() != of.heightPx()) {
        throw new IOException(
            "mask %s is %dx%d, its picture %dx%d"
                .formatted(file, mask.widthPx(), mask.heightPx(), of.widthPx(), of.heightPx()));
      }
      return pixels(mask, 1);
    }
  }

  private static Picture decode(PictureDecoder decoder, Path file) throws IOException {
    try {
      return decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file)));
    } catch (UndecodablePictureException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static byte[] pixels(Picture picture, int channels) {
    try (Mat converted = new Mat()) {
      Mat source = picture.mat();
      if (picture.channels() != channels) {
        int conversion =
            channels == 1 ? opencv_imgproc.COLOR_BGR2GRAY : opencv_imgproc.COLOR_GRAY2BGR;
        opencv_imgproc.cvtColor(source, converted, conversion);
        source = converted;
      }
      byte[] pixels = new byte[picture.widthPx() * picture.heightPx() * channels];
      source.data().get(pixels);
      return pixels;
    }
  }
}
