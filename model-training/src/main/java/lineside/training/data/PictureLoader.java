package lineside.training.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lineside.training.data.TrainingPicture.Labelling;
import lineside.training.data.TrainingPicture.Truth;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Brings labelled pictures into memory, all with the same number of channels and scaled. What does
 * not read is named and left out.
 */
public final class PictureLoader {
  private static final long MAX_PIXELS = 100_000_000L;

  /** Of a scaled mask pixel, the share that must be defect: thin scratches must survive. */
  private static final int COVERED_FROM = 64;

  private final PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
  private final List<String> kinds;
  private final int channels;
  private final double scale;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param kinds kinds of defect in the order of the model
   * @param channels 1 or 3; pictures are converted
   * @param scale net pixels per picture pixel
   */
  public PictureLoader(List<String> kinds, int channels, double scale) {
    this.kinds = List.copyOf(kinds);
    this.channels = channels;
    this.scale = scale;
  }

  /** What was left out so far, a line each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** Loads pictures in their order. */
  public List<TrainingPicture> load(List<LabelledPicture> pictures) {
    List<TrainingPicture> loaded = new ArrayList<>();
    for (LabelledPicture picture : pictures) {
      try {
        loaded.add(load(picture));
      } catch (IOException | UndecodablePictureException e) {
        problems.add("%s: %s".formatted(picture.file(), e.getMessage()));
      }
    }
    return List.copyOf(loaded);
  }

  private TrainingPicture load(LabelledPicture labelled)
      throws IOException, UndecodablePictureException {
    try (Picture picture = decode(labelled.file());
        Mat converted = converted(picture);
        Mat scaled = scaled(converted)) {
      Truth truth = truth(labelled, picture);
      byte[] pixels = new byte[scaled.rows() * scaled.cols() * channels];
      scaled.data().get(pixels);
      return new TrainingPicture(
          labelled.file(), scaled.cols(), scaled.rows(), channels, pixels, truth, null);
    }
  }

  private Truth truth(LabelledPicture labelled, Picture picture)
      throws IOException, UndecodablePictureException {
    if (labelled.isGood()) {
      return Truth.GOOD;
    }
    if (labelled.label().equals(DataInventory.UNLABELLED)) {
      return Truth.NONE;
    }
    int kind = kinds.indexOf(labelled.label());
    if (labelled.mask().isEmpty()) {
      return new Truth(Labelling.TAGGED, kind, new byte[0], new int[0]);
    }
    byte[] mask = mask(labelled.mask().get(), picture);
    int[] defects = IntStream.range(0, mask.length).filter(i -> mask[i] != 0).toArray();
    Labelling labelling = defects.length == 0 ? Labelling.TAGGED : Labelling.MASKED;
    return new Truth(labelling, kind, mask, defects);
  }

  private byte[] mask(Path file, Picture of) throws IOException, UndecodablePictureException {
    try (Picture mask = decode(file)) {
      if (mask.widthPx() != of.widthPx() || mask.heightPx() != of.heightPx()) {
        throw new IOException(
            "mask %s is %dx%d, its picture %dx%d"
                .formatted(file, mask.widthPx(), mask.heightPx(), of.widthPx(), of.heightPx()));
      }
      try (Mat grey = plane(mask);
          Mat scaled = scaled(grey)) {
        byte[] covered = new byte[scaled.rows() * scaled.cols()];
        scaled.data().get(covered);
        for (int i = 0; i < covered.length; i++) {
          covered[i] = (covered[i] & 0xFF) >= COVERED_FROM ? (byte) 1 : 0;
        }
        return covered;
      }
    }
  }

  private static Mat plane(Picture mask) {
    Mat grey = new Mat();
    if (mask.channels() == 1) {
      mask.mat().copyTo(grey);
    } else {
      opencv_imgproc.cvtColor(mask.mat(), grey, opencv_imgproc.COLOR_BGR2GRAY);
    }
    opencv_imgproc.threshold(grey, grey, 0, 255, opencv_imgproc.THRESH_BINARY);
    return grey;
  }

  private Picture decode(Path file) throws IOException, UndecodablePictureException {
    return decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file)));
  }

  private Mat converted(Picture picture) {
    Mat converted = new Mat();
    if (picture.channels() == channels) {
      picture.mat().copyTo(converted);
    } else {
      opencv_imgproc.cvtColor(
          picture.mat(),
          converted,
          channels == 1 ? opencv_imgproc.COLOR_BGR2GRAY : opencv_imgproc.COLOR_GRAY2BGR);
    }
    return converted;
  }

  /** Scaled as the detector scales: area mean down, bilinear up. */
  private Mat scaled(Mat picture) {
    Mat scaled = new Mat();
    if (scale == 1) {
      picture.copyTo(scaled);
      return scaled;
    }
    int columns = Math.max(1, (int) Math.round(picture.cols() * scale));
    int rows = Math.max(1, (int) Math.round(picture.rows() * scale));
    try (Size size = new Size(columns, rows)) {
      opencv_imgproc.resize(
          picture,
          scaled,
          size,
          0,
          0,
          scale < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR);
    }
    return scaled;
  }
}
