package lineside.footage.world;

import java.util.Arrays;
import lineside.footage.render.Blur;
import lineside.footage.render.Plane;

/** Lays a part of some material on a ground and gives it features. One picture, one thread. */
final class SceneBuilder {
  private static final double WHOLE_PICTURE = 0.4;
  private final Dice dice;
  private final int side;

  SceneBuilder(Dice dice, int side) {
    this.dice = dice;
    this.side = side;
  }

  /** Whether a picture needs the edge of a part. */
  enum Framing {
    ANY,
    WITH_EDGE
  }

  Scene build(Framing framing) {
    boolean whole = framing == Framing.ANY && dice.chance(WHOLE_PICTURE);
    Material material = MaterialShelf.any(dice, side);
    Surface surface = new Surface(side);
    fill(surface, material);
    float[] outline = new float[side * side];
    float[] features = new float[side * side];
    Arrays.fill(features, Scene.FAR);
    Arrays.fill(outline, -Scene.FAR);
    form(surface);
    new Features(dice, surface, features).addAny();
    new Soiling(dice, surface).addAny();
    float[] shadow = new float[side * side];
    Arrays.fill(shadow, 1);
    if (!whole) {
      outline = Surface.sample(side, Silhouettes.any(dice, side));
      cutOut(surface, outline);
      castShadow(shadow, outline);
    }
    return new Scene(surface, outline, features, shadow);
  }

  private void fill(Surface surface, Material material) {
    for (int y = 0, i = 0; y < side; y++) {
      for (int x = 0; x < side; x++, i++) {
        surface.albedo[i] = Math.max(0.005f, material.albedo().at(x, y));
        surface.height[i] = material.height().at(x, y);
        surface.gloss[i] = material.gloss();
      }
    }
    surface.sharpness = material.sharpness();
  }

  /** Bends the surface: flat, a cylinder, a dome, waves. */
  private void form(Surface surface) {
    if (dice.chance(0.45)) {
      return;
    }
    float angle = dice.angle();
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    float x0 = dice.uniform(0, side);
    float y0 = dice.uniform(0, side);
    float bend = dice.sign() / (dice.octaves(0.5, 6) * side);
    float across = dice.chance(0.6) ? 0 : dice.uniform(-1, 1);
    Field waves = Noise.smooth(dice, dice.octaves(30, 200));
    float wave = dice.chance(0.3) ? dice.octaves(0.5, 6) : 0;
    for (int y = 0, i = 0; y < side; y++) {
      for (int x = 0; x < side; x++, i++) {
        float u = cos * (x - x0) + sin * (y - y0);
        float v = cos * (y - y0) - sin * (x - x0);
        float lift = bend * (u * u + across * v * v) / 2;
        surface.height[i] += lift + (wave > 0 ? wave * waves.at(x, y) : 0);
      }
    }
  }

  private void cutOut(Surface surface, float[] outline) {
    Field ground = ground();
    float thickness = dice.octaves(0.3, 12);
    float bevel = dice.octaves(1, 10);
    float groundGloss = dice.chance(0.7) ? 0 : dice.uniform(0, 0.4);
    for (int y = 0, i = 0; y < side; y++) {
      for (int x = 0; x < side; x++, i++) {
        float cover = Field.ramp(0.5f - outline[i] / 1.4f);
        float rise = Field.ramp(-outline[i] / bevel + 0.2f);
        if (cover < 1) {
          float below = Math.max(0.002f, ground.at(x, y));
          surface.albedo[i] = below + cover * (surface.albedo[i] - below);
          surface.gloss[i] = groundGloss + cover * (surface.gloss[i] - groundGloss);
        }
        surface.height[i] = cover * surface.height[i] + rise * thickness;
      }
    }
  }

  private Field ground() {
    float tone = dice.chance(0.5) ? dice.uniform(0.01, 0.12) : dice.uniform(0.1, 1.1);
    Field cloud = Noise.smooth(dice, dice.octaves(20, 150)).times(dice.octaves(0.003, 0.06));
    if (dice.chance(0.35)) {
      Material material = MaterialShelf.any(dice, side);
      return material.albedo();
    }
    if (dice.chance(0.5)) {
      return cloud.plus(tone);
    }
    Field rough = Noise.fractal(dice, dice.octaves(2, 20), 0.7f);
    return cloud.plus(rough.times(tone * dice.octaves(0.02, 0.3))).plus(tone);
  }

  private void castShadow(float[] shadow, float[] outline) {
    if (dice.chance(0.4)) {
      return;
    }
    float depth = dice.uniform(0.15, 0.75);
    float reach = dice.octaves(2, 20);
    float angle = dice.angle();
    int shiftX = Math.round(reach * (float) Math.cos(angle));
    int shiftY = Math.round(reach * (float) Math.sin(angle));
    Plane cover = new Plane(side, side);
    for (int y = 0, i = 0; y < side; y++) {
      for (int x = 0; x < side; x++, i++) {
        int fromX = Math.max(0, Math.min(side - 1, x - shiftX));
        int fromY = Math.max(0, Math.min(side - 1, y - shiftY));
        cover.values()[i] = outline[fromY * side + fromX] < 0 ? 1 : 0;
      }
    }
    float[] soft = Blur.gaussian(cover, dice.uniform(1, 5)).values();
    for (int i = 0; i < shadow.length; i++) {
      float onGround = Field.ramp(outline[i] / 1.4f + 0.5f);
      shadow[i] *= 1 - depth * soft[i] * onGround;
    }
  }
}
