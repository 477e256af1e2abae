package lineside.footage.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lineside.footage.render.Blur;
import lineside.footage.render.Plane;
import lineside.footage.world.Scene.Drawing;
import lineside.footage.world.Scene.Opening;

/** Lays a part of some material on a ground and gives it features. One picture, one thread. */
final class SceneBuilder {
  private static final double WHOLE_PICTURE = 0.4;
  private static final double BACKLIT = 0.08;
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
    Surface surface = surfaceOf(MaterialShelf.any(dice, side));
    List<Opening> openings = new ArrayList<>();
    float[] outline = plane(-Scene.FAR);
    float[] features = plane(Scene.FAR);
    float[] shadow = plane(1);
    bend(surface);
    new Features(dice, new FeaturePen(surface, features), openings).addAny();
    new Soiling(dice, surface).addAny();
    Surface ground = ground();
    if (!whole) {
      outline = Surface.sample(side, Silhouettes.any(dice, side));
      if (dice.chance(BACKLIT)) {
        lightFromBehind(surface, ground);
      }
      cutOut(surface, ground, outline);
      castShadow(shadow, outline);
    }
    return new Scene(surface, ground, new Drawing(outline, features, openings), shadow);
  }

  private float[] plane(float value) {
    float[] plane = new float[side * side];
    Arrays.fill(plane, value);
    return plane;
  }

  private Surface surfaceOf(Material material) {
    Surface surface = new Surface(side);
    for (int y = 0, i = 0; y < side; y++) {
      for (int x = 0; x < side; x++, i++) {
        surface.albedo[i] = Math.max(0.005f, material.albedo().at(x, y));
        surface.height[i] = material.height().at(x, y);
        surface.gloss[i] = material.gloss();
      }
    }
    surface.sharpness = material.sharpness();
    return surface;
  }

  /** Flat, a cylinder, a dome, a saddle, waves. */
  private void bend(Surface surface) {
    if (dice.chance(0.45)) {
      return;
    }
    float across = dice.chance(0.6) ? 0 : dice.uniform(-1, 1);
    float bend = dice.sign() / (dice.octaves(0.5, 6) * side);
    Field form = (x, y) -> bend * (x * x + across * y * y) / 2;
    Field lift = form.placed(dice.uniform(0, side), dice.uniform(0, side), dice.angle());
    if (dice.chance(0.3)) {
      lift = lift.plus(Noise.smooth(dice, dice.octaves(30, 200)).times(dice.octaves(0.5, 6)));
    }
    for (int y = 0, i = 0; y < side; y++) {
      for (int x = 0; x < side; x++, i++) {
        surface.height[i] += lift.at(x, y);
      }
    }
  }

  /** A table, a belt, a dark room, a bright screen, or any other material. */
  private Surface ground() {
    if (dice.chance(0.3)) {
      Surface ground = surfaceOf(MaterialShelf.any(dice, side));
      float calm = dice.uniform(0, 1);
      for (int i = 0; i < ground.height.length; i++) {
        ground.height[i] *= calm;
        ground.gloss[i] *= calm;
      }
      return ground;
    }
    float tone = dice.chance(0.5) ? dice.uniform(0.01, 0.12) : dice.uniform(0.1, 1.1);
    Field cloud = Noise.smooth(dice, dice.octaves(20, 150)).times(dice.octaves(0.003, 0.06));
    Field grey = cloud.plus(tone);
    if (dice.chance(0.5)) {
      Field rough = Noise.fractal(dice, dice.octaves(2, 20), 0.7f);
      grey = grey.plus(rough.times(tone * dice.octaves(0.02, 0.3)));
    }
    return surfaceOf(new Material(grey, Field.constant(0), 0, 3));
  }

  private void lightFromBehind(Surface surface, Surface ground) {
    float screen = dice.uniform(1.2, 3);
    float dark = dice.uniform(0.03, 0.3);
    for (int i = 0; i < surface.albedo.length; i++) {
      ground.albedo[i] = screen * (1 + 0.1f * ground.albedo[i]);
      ground.gloss[i] = 0;
      surface.albedo[i] *= dark;
      surface.gloss[i] *= dark;
    }
  }

  private void cutOut(Surface surface, Surface ground, float[] outline) {
    float thickness = dice.octaves(0.3, 12);
    float bevel = dice.octaves(1, 10);
    if (dice.chance(0.2)) {
      bevel = dice.octaves(10, side / 3.0);
      thickness = bevel * dice.uniform(0.2, 0.9);
    }
    for (int i = 0; i < outline.length; i++) {
      float cover = Field.ramp(0.5f - outline[i] / 1.4f);
      float t = Math.max(0, Math.min(1, -outline[i] / bevel + 0.2f));
      float rise = (float) Math.sqrt(t * (2 - t));
      surface.albedo[i] = ground.albedo[i] + cover * (surface.albedo[i] - ground.albedo[i]);
      surface.gloss[i] = ground.gloss[i] + cover * (surface.gloss[i] - ground.gloss[i]);
      surface.height[i] =
          ground.height[i] + cover * (surface.height[i] - ground.height[i]) + rise * thickness;
    }
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
