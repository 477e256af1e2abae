package lineside.footage.scene;

import java.util.Random;
import lineside.footage.defect.Place;
import lineside.footage.render.Blur;
import lineside.footage.render.Face;
import lineside.footage.render.FaceBuilder;
import lineside.footage.render.FaceBuilder.Sheet;
import lineside.footage.render.Grain;
import lineside.footage.render.Plane;
import lineside.footage.render.Seed;
import lineside.footage.render.Sensor;

/** A flat surface that fills the picture. Not thread-safe. */
final class FaintStage implements Stage {
  /** Standard deviation of the sensor noise and of rounding at the level of the surface. */
  static final double NOISE_SIGMA = 1.1;

  private static final Sensor SENSOR = new Sensor();
  private static final int SHEET_PX = 270;

  /** Where a tile's lines are cut short by its own edge. */
  private static final int TILE_EDGE_PX = 48;

  private static final double FOCUS_SIGMA_PX = 0.6;
  private final Plane good;
  private final Plane bare;
  private final Face face;
  private final Take take;

  /**
   * How the picture is taken.
   *
   * @param scale picture pixels per pixel of a mark's drawing
   * @param light nearly even
   * @param noise decides the sensor noise
   */
  record Take(double scale, Light light, Seed noise) {}

  /**
   * A surface before the camera.
   *
   * @param texture as {@link #texture} gives it, scaled to grey levels; square, read only
   * @param level mean grey level
   */
  FaintStage(Plane texture, double level, Take take) {
    this.take = take;
    this.face =
        new FaceBuilder(new Sheet(SHEET_PX, SHEET_PX, 0))
            .body((x, y) -> -1e6, (float) level)
            .build();
    this.bare = new Plane(texture.widthPx(), texture.heightPx());
    for (int i = 0; i < bare.values().length; i++) {
      bare.values()[i] = (float) level;
    }
    this.good = bare.copy();
    good.add(texture, 1, 0, 0);
    take.light().shineOn(bare);
    take.light().shineOn(good);
  }

  /** A texture as the lens shows it, with standard deviation 1; a new plane. */
  static Plane texture(Finish finish, Seed seed, int sizePx) {
    Grain grain = finish.grain(seed, sizePx + 2 * TILE_EDGE_PX);
    Plane plane = new Plane(sizePx, sizePx);
    for (int y = 0; y < sizePx; y++) {
      for (int x = 0; x < sizePx; x++) {
        plane.set(x, y, grain.at(x + TILE_EDGE_PX, y + TILE_EDGE_PX));
      }
    }
    Plane blurred = Blur.gaussian(plane, FOCUS_SIGMA_PX);
    double squares = 0;
    for (float v : blurred.values()) {
      squares += v * v;
    }
    double sigma = Math.sqrt(squares / blurred.values().length);
    for (int i = 0; i < blurred.values().length; i++) {
      blurred.values()[i] /= (float) sigma;
    }
    return blurred;
  }

  @Override
  public int widthPx() {
    return bare.widthPx();
  }

  @Override
  public Face face() {
    return face;
  }

  @Override
  public Plane canvas() {
    return face.level();
  }

  @Override
  public Place place(SceneKind kind, Random random) {
    int middle = face.level().widthPx() / 2;
    double reach = 0.36 * widthPx() / take.scale();
    int x = (int) Math.round(reach * (2 * random.nextDouble() - 1));
    int y = (int) Math.round(reach * (2 * random.nextDouble() - 1));
    return new Place(middle + x, middle + y);
  }

  @Override
  public Plane lit(Plane canvasLayer) {
    Plane frame = unlit(canvasLayer);
    take.light().shineOn(frame);
    return frame;
  }

  @Override
  public Plane unlit(Plane canvasLayer) {
    Plane frame = new Pose(0, 0, 0, take.scale()).frame(canvasLayer, widthPx());
    return Blur.gaussian(frame, FOCUS_SIGMA_PX);
  }

  @Override
  public Plane good() {
    return good;
  }

  @Override
  public Plane bare() {
    return bare;
  }

  @Override
  public byte[] expose(Plane frame) {
    return SENSOR.expose(frame, NOISE_SIGMA, take.noise());
  }
}
