package lineside.footage.world;

/**
 * One lamp near or far, stray light, and how unevenly both fall. Immutable; one set-up gives the
 * same light whatever lies below it.
 */
final class Illumination {
  private static final float STEEPEST = 4;
  private final int side;
  private final float lampX;
  private final float lampY;
  private final float lampZ;
  private final float stray;
  private final float direct;
  private final float[] fall;

  Illumination(Dice dice, int side) {
    this.side = side;
    float tilt = dice.chance(0.2) ? dice.uniform(1.1, 1.45) : dice.uniform(0, 1);
    float turn = dice.angle();
    float distance = side * dice.octaves(0.5, 20);
    this.lampX = side / 2f + distance * (float) (Math.sin(tilt) * Math.cos(turn));
    this.lampY = side / 2f + distance * (float) (Math.sin(tilt) * Math.sin(turn));
    this.lampZ = distance * (float) Math.cos(tilt);
    this.stray = dice.uniform(0.03, 0.7);
    this.direct = dice.uniform(0.3, 1);
    this.fall = Surface.sample(side, unevenness(dice));
  }

  private Field unevenness(Dice dice) {
    Field fallOff = Field.constant(1);
    if (dice.chance(0.5)) {
      float slope = dice.uniform(0, 0.8) / side;
      Field gradient = (x, y) -> 1 + slope * x;
      fallOff = fallOff.times(gradient.placed(side / 2f, side / 2f, dice.angle()));
    }
    if (dice.chance(0.4)) {
      float dark = dice.uniform(0.1, 0.9) * 2 / (side * side);
      float x0 = side / 2f + dice.uniform(-0.1, 0.1) * side;
      Field vignette = (x, y) -> 1 / (1 + dark * ((x - x0) * (x - x0) + (y - x0) * (y - x0)));
      fallOff = fallOff.times(vignette);
    }
    if (dice.chance(0.25)) {
      float radius = side * dice.uniform(0.25, 0.9);
      float lift = dice.uniform(0.3, 2.5);
      Field spot = (x, y) -> 1 + lift / (1 + (x * x + y * y) / (radius * radius));
      fallOff = fallOff.times(spot.placed(dice.uniform(0, side), dice.uniform(0, side), 0));
    }
    if (dice.chance(0.15)) {
      float width = side * dice.octaves(0.03, 0.3);
      float depth = dice.uniform(-0.5, 0.6);
      Field beam = (x, y) -> 1 + depth * Field.ramp(1.5f - Math.abs(y) / width);
      fallOff =
          fallOff.times(beam.placed(dice.uniform(0, side), dice.uniform(0, side), dice.angle()));
    }
    return fallOff;
  }

  /** Light that reaches the camera from each pixel, arbitrary linear units. */
  float[] shade(Scene scene) {
    Surface surface = scene.surface();
    float[] out = new float[side * side];
    float[] height = surface.height;
    for (int y = 0, i = 0; y < side; y++) {
      int up = y > 0 ? side : 0;
      int down = y < side - 1 ? side : 0;
      for (int x = 0; x < side; x++, i++) {
        float slopeX = steep(0.5f * (height[x < side - 1 ? i + 1 : i] - height[x > 0 ? i - 1 : i]));
        float slopeY = steep(0.5f * (height[i + down] - height[i - up]));
        float dx = lampX - x;
        float dy = lampY - y;
        float far = (float) (1 / Math.sqrt(dx * dx + dy * dy + lampZ * lampZ));
        float lx = dx * far;
        float ly = dy * far;
        float lz = lampZ * far;
        float norm = (float) (1 / Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY));
        float cosine = Math.max(0, (lz - slopeX * lx - slopeY * ly) * norm);
        float half = (float) (1 / Math.sqrt(2 + 2 * lz));
        float mirror = Math.max(0, (1 + lz - slopeX * lx - slopeY * ly) * half * norm);
        for (int k = 0; k < surface.sharpness; k++) {
          mirror *= mirror;
        }
        float light =
            surface.albedo[i] * (stray + direct * cosine) + surface.gloss[i] * direct * mirror;
        out[i] = light * fall[i] * scene.shadow()[i];
      }
    }
    return out;
  }

  private static float steep(float slope) {
    return Math.max(-STEEPEST, Math.min(STEEPEST, slope));
  }
}
