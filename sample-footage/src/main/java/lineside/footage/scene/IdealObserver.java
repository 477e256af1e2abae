package lineside.footage.scene;

import java.nio.FloatBuffer;
import java.util.List;
import lineside.footage.render.Plane;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The best linear detector of a mark whose shape and place are known in a texture whose spectrum is
 * known (a prewhitening matched filter, Hotelling's observer for stationary noise). Immutable,
 * shared between threads.
 *
 * <p>It does not know the mean level of a picture and leaves frequency 0 out. Its detectability
 * index d' is the distance between the means of its output with and without the mark, in standard
 * deviations: {@code d'^2 = sum |S(f)|^2 / P(f)}; the area under its ROC curve is {@code Phi(d' /
 * sqrt 2)}. See Barrett and Myers, Foundations of Image Science, chapter 13.
 */
final class IdealObserver {
  private final double[] power;

  private IdealObserver(double[] power) {
    this.power = power;
  }

  /**
   * Learns the spectrum of a texture.
   *
   * @param examples pictures of texture alone, of one size
   */
  static IdealObserver ofTexture(List<Plane> examples) {
    double[] power = new double[examples.get(0).values().length];
    for (Plane example : examples) {
      double[] one = power(withoutMean(example));
      for (int i = 0; i < power.length; i++) {
        power[i] += one[i] / examples.size();
      }
    }
    return new IdealObserver(power);
  }

  /**
   * Detectability index of a mark.
   *
   * @param mark what it changes, grey levels, of the examples' size
   * @param textureGain factor on the texture since the examples
   * @param whiteSigma standard deviation of the sensor noise, grey levels
   */
  double detectability(Plane mark, double textureGain, double whiteSigma) {
    double[] signal = power(mark);
    double white = whiteSigma * whiteSigma * signal.length;
    double sum = 0;
    for (int i = 1; i < signal.length; i++) {
      sum += signal[i] / (textureGain * textureGain * power[i] + white);
    }
    return Math.sqrt(sum);
  }

  private static Plane withoutMean(Plane plane) {
    double sum = 0;
    for (float v : plane.values()) {
      sum += v;
    }
    Plane out = plane.copy();
    for (int i = 0; i < out.values().length; i++) {
      out.values()[i] -= (float) (sum / out.values().length);
    }
    return out;
  }

  /** Squared magnitude of the discrete Fourier transform, not normalised. */
  private static double[] power(Plane plane) {
    try (FloatPointer values = new FloatPointer(plane.values());
        Mat in = new Mat(plane.heightPx(), plane.widthPx(), opencv_core.CV_32F, values);
        Mat out = new Mat()) {
      opencv_core.dft(in, out, opencv_core.DFT_COMPLEX_OUTPUT, 0);
      FloatBuffer complex = out.createBuffer();
      double[] power = new double[plane.values().length];
      for (int i = 0; i < power.length; i++) {
        double re = complex.get(2 * i);
        double im = complex.get(2 * i + 1);
        power[i] = re * re + im * im;
      }
      return power;
    }
  }
}
