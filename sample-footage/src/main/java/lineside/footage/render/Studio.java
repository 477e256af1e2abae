package lineside.footage.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Everything that stays the same from frame to frame: faces, texture tiles, the sensor. Immutable
 * after construction, shared between threads; about 40 MB.
 */
public final class Studio {
  private static final int TILES = 4;
  private static final int TILE_ROOM_PX = 160;

  /** Prime, so that the two layers of brushing repeat together only after millions of rows. */
  private static final int BRUSH_PERIOD_PX = 2999;

  private static final int SECOND_BRUSH_PERIOD_PX = 4099;
  private static final float HALF_POWER = 0.7071f;

  private final Face top = BracketFaces.top();
  private final Face side = BracketFaces.side();
  private final Face strip = StripFace.window();
  private final List<Grain> milled = new ArrayList<>();
  private final List<Grain> turned = new ArrayList<>();
  private final List<Grain> brushed;
  private final Sensor sensor = new Sensor();

  /** Draws the texture tiles, a few seconds of work. */
  public Studio(Seed seed) {
    int width = top.level().widthPx() + TILE_ROOM_PX;
    int height = top.level().heightPx() + TILE_ROOM_PX;
    for (int i = 0; i < TILES; i++) {
      Seed of = seed.child("tile").child(i);
      milled.add(Grain.milled(of.child("milled"), width, height, 360 + 80 * (i % 2), 1300));
      turned.add(Grain.turned(of.child("turned"), width, height));
    }
    Seed of = seed.child("brushed");
    brushed =
        List.of(
            Grain.brushed(of.child(0), Face.FRAME_WIDTH_PX, BRUSH_PERIOD_PX),
            Grain.brushed(of.child(1), Face.FRAME_WIDTH_PX, SECOND_BRUSH_PERIOD_PX));
  }

  public Face face(ViewKind view) {
    return switch (view) {
      case BRACKET_TOP -> top;
      case BRACKET_SIDE -> side;
      case STRIP -> strip;
    };
  }

  public Sensor sensor() {
    return sensor;
  }

  /**
   * The good face of one part: nominal levels plus this part's own texture and specks of dust.
   * Canvas coordinates.
   */
  public Plane partCanvas(ViewKind view, Seed partSeed, double textureSigma) {
    Face face = face(view);
    Random random = partSeed.child(view.label()).random();
    List<Grain> tiles = view == ViewKind.BRACKET_TOP ? milled : turned;
    Grain tile = tiles.get(random.nextInt(TILES));
    int offsetX = random.nextInt(TILE_ROOM_PX);
    int offsetY = random.nextInt(TILE_ROOM_PX);
    Plane canvas = face.level().copy();
    float[] values = canvas.values();
    float[] share = face.grain().values();
    for (int y = 0; y < canvas.heightPx(); y++) {
      int row = y * canvas.widthPx();
      float[] texture = new float[canvas.widthPx()];
      tile.addRow(offsetY + y, offsetX, (float) textureSigma, texture, 0, texture.length);
      for (int x = 0; x < texture.length; x++) {
        values[row + x] += share[row + x] * texture[x];
      }
    }
    dust(canvas, face, random);
    return canvas;
  }

  /**
   * The good strip around a frame.
   *
   * @param firstRow absolute row of the strip at the frame's upper edge
   */
  public Plane stripCanvas(long firstRow, double textureSigma) {
    Plane canvas = strip.level().copy();
    float[] values = canvas.values();
    float[] share = strip.grain().values();
    float factor = (float) (HALF_POWER * textureSigma);
    float[] texture = new float[canvas.widthPx()];
    for (int y = 0; y < canvas.heightPx(); y++) {
      Arrays.fill(texture, 0);
      long absolute = firstRow - Optics.STRIP_MARGIN_PX + y;
      for (Grain layer : brushed) {
        layer.addRow(absolute, 0, factor, texture, 0, texture.length);
      }
      int row = y * canvas.widthPx();
      for (int x = 0; x < texture.length; x++) {
        values[row + x] += share[row + x] * texture[x];
      }
    }
    return canvas;
  }

  /** From canvas to frame by the view's own optics. */
  public Plane frame(ViewKind view, Plane canvas, Look look) {
    return view == ViewKind.STRIP
        ? Optics.frameOfStrip(canvas, look)
        : Optics.frameOfPart(canvas, look);
  }

  /** Grains of dust, one or two pixels: harmless, and too small to count as visible. */
  private static void dust(Plane canvas, Face face, Random random) {
    int grains = Math.max(0, random.nextInt(5) - 1);
    for (int i = 0; i < grains; i++) {
      int x = 60 + random.nextInt(canvas.widthPx() - 120);
      int y = 60 + random.nextInt(canvas.heightPx() - 120);
      float level = random.nextBoolean() ? 22 : -22;
      if (face.grain().at(x, y) > 0.9f) {
        canvas.set(x, y, canvas.at(x, y) + level);
        canvas.set(x + 1, y, canvas.at(x + 1, y) + 0.6f * level);
      }
    }
  }
}
