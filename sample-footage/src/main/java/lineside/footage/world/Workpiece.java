package lineside.footage.world;

import java.util.List;
import lineside.footage.world.Scene.Opening;

/** A scene's surface while one defect is worked into it, and the record of where. One thread. */
final class Workpiece {
  private static final int TRIES = 60;
  final Dice dice;
  final int side;

  /** The changed surface, a copy of the scene's. */
  final Surface surface;

  /** Share of every pixel that belongs to the defect, 0 to 1. */
  final float[] cover;

  private final Scene scene;

  Workpiece(Scene scene, Dice dice) {
    this.scene = scene;
    this.dice = dice;
    this.surface = scene.surface().copy();
    this.side = surface.side;
    this.cover = new float[side * side];
  }

  /** What a defect does to a pixel it covers. */
  interface Change {
    void apply(int index, float share);
  }

  /** A place on the picture and a direction (radians). */
  record Spot(float x, float y, float angle) {}

  /** Somewhere on the part; seldom, when the part hides, beside it. */
  Spot anySpot() {
    int x = 0;
    int y = 0;
    for (int i = 0; i < TRIES; i++) {
      x = dice.number(0, side - 1);
      y = dice.number(0, side - 1);
      if (scene.outline()[y * side + x] < -1.5f) {
        break;
      }
    }
    return new Spot(x, y, dice.angle());
  }

  /** A place on the part's edge; its direction points away from the part. */
  Spot edgeSpot() {
    float[] outline = scene.outline();
    for (int i = 0; i < 100 * TRIES; i++) {
      int x = dice.number(4, side - 5);
      int y = dice.number(4, side - 5);
      int at = y * side + x;
      if (Math.abs(outline[at]) < 1) {
        float dx = outline[at + 2] - outline[at - 2];
        float dy = outline[at + 2 * side] - outline[at - 2 * side];
        return new Spot(x, y, (float) Math.atan2(dy, dx));
      }
    }
    return anySpot();
  }

  /** Holes that belong to the part. */
  List<Opening> openings() {
    return scene.drawing().openings();
  }

  /** Takes a share of the part away, so that the ground is seen. */
  void remove(int index, float share) {
    Surface ground = scene.ground();
    tone(index, share, ground.albedo[index]);
    surface.gloss[index] += share * (ground.gloss[index] - surface.gloss[index]);
    surface.height[index] += share * (ground.height[index] - surface.height[index]);
  }

  /** Share of the pixel that the part covers. */
  float part(int index) {
    return Field.ramp(0.5f - scene.outline()[index] / 1.4f);
  }

  /** Changes the part where {@code share} is above 0 and records it as defect. */
  void change(Spot centre, float reach, Field share, Change change) {
    visit(
        centre,
        reach,
        share,
        (i, s) -> {
          float onPart = s * part(i);
          if (onPart > 0.01f) {
            change.apply(i, onPart);
            cover[i] = Math.max(cover[i], onPart);
          }
        });
  }

  /** Like {@link #change}, also beside the part. */
  void changeAnywhere(Spot centre, float reach, Field share, Change change) {
    visit(
        centre,
        reach,
        share,
        (i, s) -> {
          change.apply(i, s);
          cover[i] = Math.max(cover[i], s);
        });
  }

  /** Raises or lowers beyond the defect itself, such as the lip of a scratch; not recorded. */
  void relief(Spot centre, float reach, Field lift) {
    visit(centre, reach, lift, (i, s) -> surface.height[i] += s * part(i));
  }

  private void visit(Spot centre, float reach, Field share, Change change) {
    int fromX = Math.max(0, (int) (centre.x() - reach));
    int toX = Math.min(side - 1, (int) (centre.x() + reach) + 1);
    int toY = Math.min(side - 1, (int) (centre.y() + reach) + 1);
    for (int y = Math.max(0, (int) (centre.y() - reach)); y <= toY; y++) {
      for (int x = fromX; x <= toX; x++) {
        float s = share.at(x, y);
        if (s > 0.004f || s < -0.004f) {
          change.apply(y * side + x, s);
        }
      }
    }
  }

  /** The pixel below a spot, which lies in the picture. */
  int index(Spot spot) {
    int row = (int) spot.y();
    return row * side + (int) spot.x();
  }

  /** A field's value at a pixel. */
  float at(Field field, int index) {
    int x = index % side;
    int y = index / side;
    return field.at(x, y);
  }

  /** Mixes the albedo towards a tone. */
  void tone(int index, float share, float tone) {
    surface.albedo[index] += share * (tone - surface.albedo[index]);
  }

  float meanAlbedo(Spot spot) {
    double sum = 0;
    int count = 0;
    int fromX = Math.max(0, Math.min(side - 8, (int) spot.x() - 4));
    int fromY = Math.max(0, Math.min(side - 8, (int) spot.y() - 4));
    for (int y = fromY; y < fromY + 8; y++) {
      for (int x = fromX; x < fromX + 8; x++) {
        sum += scene.surface().albedo[y * side + x];
        count++;
      }
    }
    return (float) (sum / count);
  }
}
