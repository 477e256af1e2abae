package lineside.vision.detect;

import java.nio.ByteBuffer;
import java.util.List;
import lineside.vision.frame.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Writes pictures into an input tensor: channels as the model wants them, the border repeated up to
 * the padded size. Stateless and thread-safe; the only copy between decoder and model.
 */
final class Preprocessor {
  private Preprocessor() {}

  /**
   * Fills a tensor.
   *
   * @param pictures pictures of one size, as many as the tensor holds
   * @param tensor direct buffer of at least the size's bytes, written from 0
   */
  static void fill(List<Picture> pictures, TensorSize size, ByteBuffer tensor) {
    int type = size.channels() == 1 ? opencv_core.CV_8UC1 : opencv_core.CV_8UC3;
    for (int i = 0; i < pictures.size(); i++) {
      ByteBuffer slice = tensor.slice(i * size.pictureBytes(), size.pictureBytes());
      try (BytePointer start = new BytePointer(slice);
          Mat target = new Mat(size.rows(), size.columns(), type, start)) {
        write(pictures.get(i), size, target);
      }
    }
  }

  private static void write(Picture picture, TensorSize size, Mat target) {
    if (picture.channels() == size.channels()) {
      pad(picture.mat(), target);
      return;
    }
    int conversion =
        size.channels() == 1 ? opencv_imgproc.COLOR_BGR2GRAY : opencv_imgproc.COLOR_GRAY2BGR;
    try (Mat converted = new Mat()) {
      opencv_imgproc.cvtColor(picture.mat(), converted, conversion);
      pad(converted, target);
    }
  }

  private static void pad(Mat source, Mat target) {
    opencv_core.copyMakeBorder(
        source,
        target,
        0,
        target.rows() - source.rows(),
        0,
        target.cols() - source.cols(),
        opencv_core.BORDER_REPLICATE);
  }
}
