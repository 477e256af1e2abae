package lineside.footage.world;

import java.util.List;
import lineside.footage.render.Plane;
import lineside.footage.render.Seed;
import lineside.footage.render.Sensor;
import org.jspecify.annotations.Nullable;

/**
 * Paints pictures, each of its own material, pose, light and camera. Stateless between pictures.
 */
public final class WorldPainter {
  /** A defect's mean change over its pixels, in deviations of the texture around it. */
  static final float LEAST_SIGMA = 1.5f;

  private static final float MOST_SIGMA = 10;

  /** Small defects must stand out more: contrast times the root of the area. */
  private static final float LEAST_EVIDENCE = 12;

  private static final float LEAST_GREY = 3;
  private static final int LEAST_AREA_PX = 4;
  private static final int MOST_DEFECTS = 3;
  private static final int TRIES = 5;
  private static final double JPEG = 0.25;
  private static final double BANDING = 0.12;
  private static final List<WorldDefect> KINDS = List.of(WorldDefect.values());
  private final Sensor sensor = new Sensor();
  private final int side;

  /**
   * @param sidePx width and height of the pictures
   */
  public WorldPainter(int sidePx) {
    this.side = sidePx;
  }

  /** A picture without defect. */
  public WorldPicture good(Seed seed) {
    Studio studio = new Studio(new Dice(seed.child("studio")), null);
    return studio.finish(seed);
  }

  /** A picture with one to three defects of one kind; good when none could be made visible. */
  public WorldPicture defective(Seed seed) {
    Dice choice = new Dice(seed.child("kind"));
    for (int i = 0; i < TRIES; i++) {
      WorldDefect kind = choice.pick(KINDS);
      Studio studio = new Studio(new Dice(seed.child("studio").child(i)), kind);
      studio.addDefects(kind);
      if (studio.kind != null) {
        return studio.finish(seed);
      }
    }
    return good(seed);
  }

  private final class Studio {
    private final Dice dice;
    private final Scene scene;
    private final Illumination light;
    private final CameraLook camera;
    private final float noise;
    private final Plane clean;
    private final float[] picture;
    private final byte[] mask = new byte[side * side];
    private @Nullable WorldDefect kind;

    Studio(Dice dice, @Nullable WorldDefect wanted) {
      this.dice = dice;
      SceneBuilder.Framing framing = wanted == null ? SceneBuilder.Framing.ANY : wanted.framing();
      this.scene = new SceneBuilder(dice, side).build(framing);
      this.light = new Illumination(dice, side);
      float[] lit = light.shade(scene);
      this.camera = new CameraLook(dice, side, lit);
      this.noise = dice.octaves(0.4, 6);
      this.clean = camera.develop(lit);
      this.picture = clean.values().clone();
    }

    void addDefects(WorldDefect wanted) {
      if (wanted.framing() == SceneBuilder.Framing.WITH_EDGE && !scene.hasEdge()) {
        return;
      }
      Contrast contrast = new Contrast(scene, clean, noise);
      int count = dice.chance(0.6) ? 1 : dice.number(2, MOST_DEFECTS);
      for (int i = 0; i < count; i++) {
        if (addOne(wanted, contrast)) {
          kind = wanted;
        }
      }
    }

    private boolean addOne(WorldDefect wanted, Contrast contrast) {
      Workpiece piece = new Workpiece(scene, dice);
      wanted.work(piece);
      float[] cover = piece.cover;
      float[] changed = camera.develop(light.shade(scene.with(piece.surface))).values();
      float[] difference = new float[cover.length];
      for (int i = 0; i < cover.length; i++) {
        difference[i] = changed[i] - clean.values()[i];
      }
      float sigma = contrast.localSigma(cover);
      float mean = Contrast.mean(difference, cover);
      float least =
          Math.max(LEAST_SIGMA, LEAST_EVIDENCE / (float) Math.sqrt(1 + Contrast.area(cover)));
      float wish = dice.octaves(least * 1.1, Math.max(least * 1.5, MOST_SIGMA)) * sigma;
      float factor = Math.max(0.1f, Math.min(2.5f, wish / Math.max(0.1f, mean)));
      Contrast.settle(difference, cover, Math.max(2.5f * sigma / factor, 0.6f * mean));
      for (int i = 0; i < cover.length; i++) {
        float grey = picture[i] + factor * difference[i];
        float bounded = Math.max(0, Math.min(255, grey));
        difference[i] = bounded - picture[i];
      }
      float visible = Contrast.mean(difference, cover);
      Contrast.dropInvisible(difference, cover, Math.max(0.7f * sigma, 0.25f * visible));
      int area = Contrast.area(cover);
      float reached = Contrast.mean(difference, cover);
      if (area < LEAST_AREA_PX
          || reached < LEAST_GREY
          || reached < LEAST_SIGMA * sigma
          || reached * Math.sqrt(area) < LEAST_EVIDENCE * sigma) {
        return false;
      }
      for (int i = 0; i < cover.length; i++) {
        picture[i] += difference[i];
        if (cover[i] > 0.3f) {
          mask[i] = (byte) 255;
        }
      }
      return true;
    }

    /** Rows or columns that the sensor reads a little too bright or too dark. */
    private void addBanding(float[] values) {
      float[] offset = new float[side];
      float strength = noise * dice.uniform(0.2, 0.8);
      for (int i = 0; i < side; i++) {
        offset[i] = dice.uniform(-strength, strength);
      }
      boolean rows = dice.chance(0.5);
      for (int i = 0; i < values.length; i++) {
        values[i] += offset[rows ? i / side : i % side];
      }
    }

    WorldPicture finish(Seed seed) {
      Plane plane = new Plane(side, side);
      System.arraycopy(picture, 0, plane.values(), 0, picture.length);
      if (dice.chance(BANDING)) {
        addBanding(plane.values());
      }
      byte[] pixels = sensor.expose(plane, noise, seed.child("noise"));
      if (dice.chance(JPEG)) {
        pixels = JpegTrip.through(pixels, side, dice.number(55, 95));
      }
      return new WorldPicture(side, pixels, mask, kind);
    }
  }
}
