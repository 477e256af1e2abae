package lineside.footage.world;

import lineside.footage.render.Blur;
import lineside.footage.render.Plane;

/** Measures what a defect changed against the texture and noise around it. */
final class Contrast {
  private static final int AROUND_PX = 14;
  private static final double FINE_PX = 6;

  /** Neighbourhood within which a change counts as seen: a share of the defect's own size. */
  private static final double NARROWEST_PX = 1.6;

  private static final double WIDEST_PX = 6;

  private static final double RIM_PX = 1.5;

  /** A mean absolute deviation times this is the standard deviation of a normal distribution. */
  private static final float DEVIATION = 1.2533f;

  private final Scene scene;
  private final Plane clean;
  private final Plane smooth;
  private final float noise;

  /**
   * @param clean the good picture, grey levels before noise
   * @param noise standard deviation of the sensor's noise, grey levels
   */
  Contrast(Scene scene, Plane clean, float noise) {
    this.scene = scene;
    this.clean = clean;
    this.smooth = Blur.gaussian(clean, FINE_PX);
    this.noise = noise;
  }

  /** Deviation of fine texture and noise around and under the cover, grey levels. */
  float localSigma(float[] cover) {
    int side = clean.widthPx();
    int left = side;
    int right = 0;
    int top = side;
    int bottom = 0;
    for (int i = 0; i < cover.length; i++) {
      if (cover[i] > 0.3f) {
        left = Math.min(left, i % side);
        right = Math.max(right, i % side);
        top = Math.min(top, i / side);
        bottom = i / side;
      }
    }
    double sum = 0;
    int count = 0;
    for (int y = Math.max(0, top - AROUND_PX); y < Math.min(side, bottom + AROUND_PX); y++) {
      for (int x = Math.max(0, left - AROUND_PX); x < Math.min(side, right + AROUND_PX); x++) {
        int i = y * side + x;
        if (Math.abs(scene.outline()[i]) > 3 && Math.abs(scene.features()[i]) > 3) {
          sum += Math.abs(clean.values()[i] - smooth.values()[i]);
          count++;
        }
      }
    }
    float texture = count == 0 ? 0 : (float) (sum / count) * DEVIATION;
    return (float) Math.sqrt(texture * texture + noise * noise + 0.25f);
  }

  /** Mean absolute difference over the pixels covered by more than 0.3; 0 without any. */
  static float mean(float[] difference, float[] cover) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < cover.length; i++) {
      if (cover[i] > 0.3f) {
        sum += Math.abs(difference[i]);
        count++;
      }
    }
    return count == 0 ? 0 : (float) (sum / count);
  }

  static int area(float[] cover) {
    int count = 0;
    for (float c : cover) {
      if (c > 0.3f) {
        count++;
      }
    }
    return count;
  }

  /**
   * Keeps the change near the cover, and counts a rim that changed as much as the defect itself as
   * part of it: blur and raised lips reach beyond what was drawn.
   */
  static void settle(float[] difference, float[] cover, float strong) {
    int side = (int) Math.round(Math.sqrt(cover.length));
    Plane weight = new Plane(side, side);
    for (int i = 0; i < cover.length; i++) {
      weight.values()[i] = cover[i] > 0.1f ? 1 : 0;
    }
    float[] near = Blur.gaussian(weight, RIM_PX).values();
    for (int i = 0; i < cover.length; i++) {
      difference[i] *= Field.ramp(near[i] * 6);
      if (near[i] > 0.03f && Math.abs(difference[i]) > strong) {
        cover[i] = 1;
      }
    }
  }

  /**
   * Takes out of the cover what cannot be seen: neighbourhoods that changed by less than a limit.
   */
  static void dropInvisible(float[] difference, float[] cover, float limit) {
    int side = (int) Math.round(Math.sqrt(cover.length));
    Plane changed = new Plane(side, side);
    Plane weight = new Plane(side, side);
    for (int i = 0; i < cover.length; i++) {
      float w = cover[i] > 0.3f ? 1 : 0;
      weight.values()[i] = w;
      changed.values()[i] = w * Math.abs(difference[i]);
    }
    double reach = Math.min(WIDEST_PX, Math.max(NARROWEST_PX, Math.sqrt(area(cover)) / 10));
    float[] mean = Blur.gaussian(changed, reach).values();
    float[] weights = Blur.gaussian(weight, reach).values();
    for (int i = 0; i < cover.length; i++) {
      if (mean[i] < limit * weights[i]) {
        cover[i] = 0;
      }
    }
  }
}
