package lineside.training.quantise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelInput;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/**
 * Chooses pictures to take the ranges of values from, half of them with a defect (whose values are
 * the rare large ones) where there are so many, and brings them into the form of the graph.
 */
public final class CalibrationPictures {
  private static final long MAX_PIXELS = 100_000_000L;

  /** All hidden values of one picture are in memory at once, in floating point. */
  private static final int MAX_SIDE_PX = 640;

  private final ModelInput input;
  private final PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);

  /** For graphs that take such an input. */
  public CalibrationPictures(ModelInput input) {
    this.input = input;
  }

  /**
   * Chooses evenly over the list and loads.
   *
   * @param pictures what was learned from
   * @param most pictures at most
   */
  public List<PictureTensor> load(List<LabelledPicture> pictures, int most) throws IOException {
    List<LabelledPicture> defects = pictures.stream().filter(p -> !p.isGood()).toList();
    List<LabelledPicture> good = pictures.stream().filter(LabelledPicture::isGood).toList();
    int fewest = most - Math.min(good.size(), most / 2);
    List<LabelledPicture> chosen = new ArrayList<>(spread(defects, fewest));
    chosen.addAll(spread(good, most - chosen.size()));
    List<PictureTensor> loaded = new ArrayList<>();
    for (LabelledPicture picture : chosen) {
      loaded.add(load(picture));
    }
    return List.copyOf(loaded);
  }

  private static List<LabelledPicture> spread(List<LabelledPicture> pictures, int most) {
    int count = Math.min(most, pictures.size());
    List<LabelledPicture> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(pictures.get((int) ((long) i * pictures.size() / count)));
    }
    return chosen;
  }

  private PictureTensor load(LabelledPicture labelled) throws IOException {
    Path mask = labelled.mask().orElse(null);
    try (Picture picture = decode(labelled.file());
        Mat converted = converted(picture);
        Mat pixels = scaled(converted);
        Mat window = new Mat(pixels, window(pixels, mask));
        Mat padded = padded(window)) {
      byte[] levels = new byte[padded.rows() * padded.cols() * padded.channels()];
      padded.data().get(levels);
      return new PictureTensor(padded.rows(), padded.cols(), padded.channels(), levels);
    }
  }

  /** The middle of the picture, or of its defect. */
  private Rect window(Mat pixels, @Nullable Path maskFile) throws IOException {
    int width = Math.min(MAX_SIDE_PX, pixels.cols());
    int height = Math.min(MAX_SIDE_PX, pixels.rows());
    int centreX = pixels.cols() / 2;
    int centreY = pixels.rows() / 2;
    if (maskFile != null && (width < pixels.cols() || height < pixels.rows())) {
      try (Picture mask = decode(maskFile);
          Mat plane = grey(mask)) {
        Rect box = opencv_imgproc.boundingRect(plane);
        centreX = (box.x() + box.width() / 2) * pixels.cols() / plane.cols();
        centreY = (box.y() + box.height() / 2) * pixels.rows() / plane.rows();
      }
    }
    int left = Math.max(0, Math.min(pixels.cols() - width, centreX - width / 2));
    int top = Math.max(0, Math.min(pixels.rows() - height, centreY - height / 2));
    return new Rect(left, top, width, height);
  }

  private Mat converted(Picture picture) {
    if (input.channels() == 1) {
      return grey(picture);
    }
    Mat colour = new Mat();
    if (picture.channels() == 1) {
      opencv_imgproc.cvtColor(picture.mat(), colour, opencv_imgproc.COLOR_GRAY2BGR);
    } else {
      picture.mat().copyTo(colour);
    }
    return colour;
  }

  private static Mat grey(Picture picture) {
    Mat grey = new Mat();
    if (picture.channels() == 1) {
      picture.mat().copyTo(grey);
    } else {
      opencv_imgproc.cvtColor(picture.mat(), grey, opencv_imgproc.COLOR_BGR2GRAY);
    }
    return grey;
  }

  /** Shrinks by area and grows linearly, as the detector does. */
  private Mat scaled(Mat pixels) {
    Mat scaled = new Mat();
    if (input.scale() == 1) {
      pixels.copyTo(scaled);
      return scaled;
    }
    int method = input.scale() < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
    try (Size size =
        new Size(
            Math.max(1, (int) Math.round(pixels.cols() * input.scale())),
            Math.max(1, (int) Math.round(pixels.rows() * input.scale())))) {
      opencv_imgproc.resize(pixels, scaled, size, 0, 0, method);
    }
    return scaled;
  }

  private Mat padded(Mat window) {
    Mat padded = new Mat();
    int multiple = input.multipleOf();
    opencv_core.copyMakeBorder(
        window,
        padded,
        0,
        Math.floorMod(-window.rows(), multiple),
        0,
        Math.floorMod(-window.cols(), multiple),
        opencv_core.BORDER_REPLICATE);
    return padded;
  }

  private Picture decode(Path file) throws IOException {
    try {
      return decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file)));
    } catch (UndecodablePictureException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
