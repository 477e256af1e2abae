package lineside.vision.detect;

import java.nio.ByteBuffer;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelInput.Colour;
import lineside.vision.model.ModelInput.ElementType;
import lineside.vision.model.ModelInput.Layout;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/** Turns padded BGR or grey pixels into the elements of a tensor. Stateless and thread-safe. */
final class TensorCells {
  private static final double MAX_LEVEL = 255;

  private final ModelInput input;

  TensorCells(ModelInput input) {
    this.input = input;
  }

  /** Whether the elements are the pixels as they lie in memory: nothing is to be turned. */
  boolean areInterleavedBytes() {
    return input.type() == ElementType.UINT8 && input.layout() == Layout.NHWC && !isReversed();
  }

  private boolean isReversed() {
    return input.colour() == Colour.RGB && input.channels() == 3;
  }

  /**
   * Writes one picture.
   *
   * @param pixels CV_8UC1 or CV_8UC3 (BGR), as large as the tensor
   * @param slot direct buffer of one picture of the tensor
   */
  void write(Mat pixels, ByteBuffer slot) {
    if (input.layout() == Layout.NCHW) {
      writePlanes(pixels, slot);
      return;
    }
    try (BytePointer start = new BytePointer(slot)) {
      if (input.type() == ElementType.UINT8) {
        try (Mat target = new Mat(pixels.rows(), pixels.cols(), pixels.type(), start)) {
          opencv_imgproc.cvtColor(pixels, target, opencv_imgproc.COLOR_BGR2RGB);
        }
        return;
      }
      int type = opencv_core.CV_32FC(input.channels());
      try (Mat target = new Mat(pixels.rows(), pixels.cols(), type, start)) {
        writeInterleavedFloats(pixels, target);
      }
    }
  }

  private void writePlanes(Mat pixels, ByteBuffer slot) {
    int planeBytes = slot.capacity() / input.channels();
    boolean isFloat = input.type() == ElementType.FLOAT32;
    for (int channel = 0; channel < input.channels(); channel++) {
      ByteBuffer plane = slot.slice(channel * planeBytes, planeBytes);
      try (BytePointer start = new BytePointer(plane);
          Mat target =
              new Mat(
                  pixels.rows(),
                  pixels.cols(),
                  isFloat ? opencv_core.CV_32FC1 : opencv_core.CV_8UC1,
                  start)) {
        if (isFloat) {
          try (Mat levels = channel(pixels, channel)) {
            normalise(levels, target, channel);
          }
        } else {
          opencv_core.extractChannel(pixels, target, source(channel));
        }
      }
    }
  }

  private void writeInterleavedFloats(Mat pixels, Mat target) {
    try (MatVector planes = new MatVector(input.channels())) {
      for (int channel = 0; channel < input.channels(); channel++) {
        Mat plane = new Mat();
        try (Mat levels = channel(pixels, channel)) {
          normalise(levels, plane, channel);
        }
        planes.put(channel, plane);
      }
      opencv_core.merge(planes, target);
    }
  }

  private Mat channel(Mat pixels, int channel) {
    Mat levels = new Mat();
    opencv_core.extractChannel(pixels, levels, source(channel));
    return levels;
  }

  private int source(int channel) {
    return isReversed() ? 2 - channel : channel;
  }

  private void normalise(Mat levels, Mat target, int channel) {
    double mean = input.mean().isEmpty() ? 0 : input.mean().get(channel);
    double std = input.std().isEmpty() ? 1 : input.std().get(channel);
    levels.convertTo(target, opencv_core.CV_32F, 1 / (MAX_LEVEL * std), -mean / std);
  }
}
