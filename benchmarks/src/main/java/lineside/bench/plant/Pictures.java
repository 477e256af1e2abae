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
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Pictures of a line: the golden ones of a package, repeated side by side until they are as large
 * as a camera's, with the noise of a sensor, encoded.
 */
public final class Pictures {
  private static final long MAX_PIXELS = 100_000_000L;

  /** Standard deviation of the noise of a sensor, grey levels. */
  private static final double NOISE_LEVELS = 3;

  /** First guess of the bytes that a pixel takes. */
  private static final double BYTES_PER_PIXEL = 0.5;

  private static final int TRIES = 4;

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

  /** A few pictures of about that many bytes as JPEG files. */
  public static List<byte[]> ofSize(ModelPackage model, long bytes)
      throws IOException, UndecodablePictureException {
    List<byte[]> golden = golden(model);
    List<byte[]> files = new ArrayList<>();
    double pixels = bytes / BYTES_PER_PIXEL;
    for (int i = 0; i < Math.min(4, golden.size()); i++) {
      byte[] file = {};
      for (int attempt = 0; attempt < TRIES; attempt++) {
        file = repeated(golden.get(i), pixels);
        if (Math.abs(file.length - bytes) < bytes * 0.02) {
          break;
        }
        pixels *= (double) bytes / file.length;
      }
      files.add(file);
    }
    return files;
  }

  private static byte[] repeated(byte[] png, double pixels) throws UndecodablePictureException {
    try (PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
        Picture picture = decoder.decode(ByteBuffer.wrap(png))) {
      Mat tile = picture.mat();
      double factor = Math.sqrt(pixels / tile.total());
      // Widths that the tensor takes without padding, as those of real sensors.
      int width = Math.max(16, (int) Math.round(tile.cols() * factor / 16) * 16);
      int height = Math.max(16, (int) Math.round(tile.rows() * factor / 16) * 16);
      int channels = tile.channels();
      try (Mat large = new Mat();
          Mat plain = new Mat(height, width * channels, opencv_core.CV_16SC1);
          Mat noise = plain.reshape(channels);
          Mat sum = new Mat();
          Scalar zero = Scalar.all(0);
          Scalar sigma = Scalar.all(NOISE_LEVELS);
          Mat mean = new Mat(1, 1, opencv_core.CV_64F, zero);
          Mat deviation = new Mat(1, 1, opencv_core.CV_64F, sigma)) {
        opencv_core.copyMakeBorder(
            tile,
            large,
            0,
            Math.max(0, height - tile.rows()),
            0,
            Math.max(0, width - tile.cols()),
            opencv_core.BORDER_WRAP);
        opencv_core.randn(plain, mean, deviation);
        try (Rect box = new Rect(0, 0, width, height);
            Mat cut = new Mat(large, box)) {
          opencv_core.add(cut, noise, sum, opencv_core.noArray(), opencv_core.CV_8U);
        }
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
