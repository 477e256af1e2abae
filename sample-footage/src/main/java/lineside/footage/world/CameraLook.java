package lineside.footage.world;

import java.util.Arrays;
import lineside.footage.render.Blur;
import lineside.footage.render.Plane;

/** Lens, exposure and tone curve of one picture; the sensor's noise is added later. Immutable. */
final class CameraLook {
  private static final int STEPS = 4096;
  private static final float RANGE = 4;
  private final int side;
  private final double blurPx;
  private final double motionPx;
  private final float gain;
  private final float[] curve = new float[STEPS + 1];

  /** Sets the exposure by the light of the good scene. */
  CameraLook(Dice dice, int side, float[] light) {
    this.side = side;
    this.blurPx = dice.chance(0.75) ? dice.octaves(0.3, 1.8) : 0;
    this.motionPx = dice.chance(0.06) ? dice.uniform(1.5, 6) : 0;
    float[] sorted = light.clone();
    Arrays.sort(sorted);
    float bright = Math.max(1e-4f, sorted[(int) (sorted.length * 0.9)]);
    float level = dice.chance(0.7) ? dice.uniform(0.35, 0.95) : dice.octaves(0.12, 1.6);
    this.gain = level / bright;
    float gamma = dice.chance(0.5) ? dice.uniform(0.45, 0.7) : dice.uniform(0.7, 1.3);
    float contrast = dice.chance(0.25) ? dice.uniform(0.25, 0.8) : 1;
    float lift = dice.uniform(0, 1 - contrast) * 255;
    for (int i = 0; i <= STEPS; i++) {
      float linear = i * RANGE / STEPS;
      float toe =
          linear < 0.9f ? linear : 0.9f + 0.1f * (1 - (float) Math.exp((0.9f - linear) * 5));
      curve[i] = lift + contrast * 255 * (float) Math.pow(toe, gamma);
    }
  }

  /** Grey levels before noise, 0 to 255. */
  Plane develop(float[] light) {
    Plane plane = new Plane(side, side);
    float[] out = plane.values();
    for (int i = 0; i < out.length; i++) {
      float at = Math.min(RANGE * 0.9999f, Math.max(0, light[i] * gain)) * (STEPS / RANGE);
      int step = (int) at;
      out[i] = curve[step] + (at - step) * (curve[step + 1] - curve[step]);
    }
    return Blur.alongX(Blur.gaussian(plane, blurPx), motionPx);
  }
}
