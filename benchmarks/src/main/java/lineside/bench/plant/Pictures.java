package lineside.bench.plant;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Pictures of a line: the golden ones of a package, enlarged to the size of a camera's, with the
 * noise of a sensor, encoded.
 */
public final class Pictures {
  private static final long MAX_PIXELS = 100_000_000L;

  /** Standard deviation of the noise of a sensor, grey levels. */
  private static final double NOISE_LEVELS = 3;

  /** First guess of the bytes that a pixel takes. */
  private static final double BYTES_PER_PIXEL = 0.5;

  private static final int TRIES = 4;

  /** One of so many shows a defect: more than on lines that make money, so not too kind. */
  private static final int PICTURES_PER_DEFECT = 20;

  /** So many good ones differ; they take turns. */
  private static final int GOOD_ONES = 3;

  private Pictures() {}

  /**
   * The golden pictures of a package, which it judges clearly, as they are.
   *
   * @return PNG files; the ones that score highest first
   */
  public static List<byte[]> golden(ModelPackage model) throws IOException {
    List<ModelCard.GoldenSample> samples = new ArrayList<>(model.card().golden());
    samples.sort((a, b) -> Float.compare(b.score(), a.score()));
    List<byte[]> files = new ArrayList<>();
    for (ModelCard.GoldenSample sample : samples) {
      files.add(Files.readAllBytes(model.directory().resolve(sample.file())));
    }
    return files;
  }

  /**
   * Pictures of about that many bytes as they come from a line, JPEG files: one in twenty shows a
   * defect. Of those that show none there are three.
   */
  public static List<byte[]> ofSize(ModelPackage model, long bytes)
      throws IOException, UndecodablePictureException {
    List<byte[]> golden = golden(model);
    byte[] good = golden.get(golden.size() - 1);
    double pixels = bytes / BYTES_PER_PIXEL;
    byte[] file = {};
    for (int attempt = 0; attempt < TRIES; attempt++) {
      file = enlarged(good, pixels);
      if (Math.abs(file.length - bytes) < bytes * 0.02) {
        break;
      }
      pixels *= (double) bytes / file.length;
    }
    List<byte[]> goodOnes = new ArrayList<>(List.of(file));
    while (goodOnes.size() < GOOD_ONES) {
      goodOnes.add(enlarged(good, pixels));
    }
    List<byte[]> files = new ArrayList<>();
    for (int i = 0; i < PICTURES_PER_DEFECT - 1; i++) {
      files.add(goodOnes.get(i % GOOD_ONES));
    }
    files.add(PICTURES_PER_DEFECT / 2, enlarged(golden.get(0), pixels));
    return files;
  }

  /** A picture once more, as a camera would see it again: with other noise, JPEG. */
  public static byte[] seenAgain(byte[] file) throws UndecodablePictureException {
    try (PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
        Picture picture = decoder.decode(ByteBuffer.wrap(file))) {
      return enlarged(file, (double) picture.mat().total());
    }
  }

  private static byte[] enlarged(byte[] png, double pixels) throws UndecodablePictureException {
    try (PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
        Picture picture = decoder.decode(ByteBuffer.wrap(png))) {
      Mat small = picture.mat();
      double factor = Math.sqrt(pixels / small.total());
      // Widths that the tensor takes without padding, as those of real sensors.
      int width = Math.max(16, (int) Math.round(small.cols() * factor / 16) * 16);
      int height = Math.max(16, (int) Math.round(small.rows() * factor / 16) * 16);
      int channels = small.channels();
      try (Mat large = new Mat();
          Size size = new Size(width, height);
          Mat plain = new Mat(height, width * channels, opencv_core.CV_16SC1);
          Mat noise = plain.reshape(channels);
          Mat sum = new Mat();
          Scalar zero = Scalar.all(0);
          Scalar sigma = Scalar.all(NOISE_LEVELS);
          Mat mean = new Mat(1, 1, opencv_core.CV_64F, zero);
          Mat deviation = new Mat(1, 1, opencv_core.CV_64F, sigma)) {
        opencv_imgproc.resize(small, large, size, 0, 0, opencv_imgproc.INTER_CUBIC);
        opencv_core.randn(plain, mean, deviation);
        opencv_core.add(large, noise, sum, opencv_core.noArray(), opencv_core.CV_8U);
        return jpeg(sum);
      }
    }
  }

  private static byte[] jpeg(Mat mat) {
    try (BytePointer encoded = new BytePointer()) {
      opencv_imgcodecs.imencode(".jpg", mat, encoded);
      byte[] bytes = new byte[(int) encoded.limit()];
      encoded.get(bytes);
      return bytes;
    }
  }
}
