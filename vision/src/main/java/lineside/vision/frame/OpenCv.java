package lineside.vision.frame;

import org.bytedeco.opencv.global.opencv_core;

/**
 * Settings of the native library, made once per process when the first picture is touched.
 *
 * <p>One thread per call: the pipeline is parallel over cameras already, and a second pool of
 * threads would fight the inference threads for cores.
 */
final class OpenCv {
  static {
    opencv_core.setNumThreads(1);
    opencv_core.setUseOptimized(true);
  }

  private OpenCv() {}

  /** Makes the settings if nobody has yet. */
  static void prepare() {
    // Work happens in the class initialiser.
  }
}
