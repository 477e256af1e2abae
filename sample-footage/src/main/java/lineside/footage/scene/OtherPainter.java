package lineside.footage.scene;

import java.util.Random;
import lineside.footage.defect.Blob;
import lineside.footage.defect.Patch;
import lineside.footage.defect.PatchBuilder;
import lineside.footage.defect.Place;
import lineside.footage.render.Face;

/** Paints the defects that the factory does not make, at full strength. Used once. */
final class OtherPainter {
  private final Face face;
  private final Place place;
  private final Random random;

  OtherPainter(Face face, Place place, Random random) {
    this.face = face;
    this.place = place;
    this.random = random;
  }

  /** A smooth hollow: one flank in the light, the other in the shade. */
  Patch dent() {
    double radius = 13 + 13 * random.nextDouble();
    double angle = 2 * Math.PI * random.nextDouble();
    Blob blob = Blob.of(random, 0.12);
    return builder((int) (1.8 * radius) + 2)
        .each(
            (x, y, pixel) -> {
              double dx = x - place.x();
              double dy = y - place.y();
              double d = blob.distance(dx, dy, radius);
              double along =
                  (dx * StrictMath.cos(angle) + dy * StrictMath.sin(angle)) / (0.7 * radius);
              double change = 75 * Math.max(-1, Math.min(1, along));
              pixel.put(onPart(x, y) ? clamp(0.5 - d / 3) : 0, change);
            })
        .build();
  }

  /** Bright beads that splashed onto the surface, each with a shadow. */
  Patch spatter() {
    PatchBuilder patch = builder(46);
    int beads = 6 + random.nextInt(8);
    for (int i = 0; i < beads; i++) {
      double x = place.x() + 15 * random.nextGaussian();
      double y = place.y() + 15 * random.nextGaussian();
      double radius = 2 + 2.5 * random.nextDouble();
      if (onPart(x, y)) {
        patch.dab(x, y, radius, 95);
        patch.dab(x + radius, y + radius, 1.2, -60);
      }
    }
    return patch.build();
  }

  /** A field of fine dark specks that run into each other. */
  Patch corrosion() {
    double radius = 17 + 17 * random.nextDouble();
    Blob blob = Blob.of(random, 0.35);
    PatchBuilder patch = builder((int) (1.8 * radius) + 4);
    int specks = (int) (0.16 * radius * radius);
    for (int i = 0; i < specks; i++) {
      double x = place.x() + 1.7 * radius * (2 * random.nextDouble() - 1);
      double y = place.y() + 1.7 * radius * (2 * random.nextDouble() - 1);
      double size = 0.8 + 1.6 * random.nextDouble();
      double change = -45 - 50 * random.nextDouble();
      if (onPart(x, y) && blob.distance(x - place.x(), y - place.y(), radius) < 0) {
        patch.dab(x, y, size, change);
      }
    }
    return patch.build();
  }

  /** Many short strokes side by side, as from a part that was dragged. */
  Patch scuff() {
    double angle = Math.PI * random.nextDouble();
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    int strokes = 7 + random.nextInt(6);
    double gap = 4.5 + 2 * random.nextDouble();
    PatchBuilder patch = builder(64);
    for (int i = 0; i < strokes; i++) {
      double across = (i - (strokes - 1) / 2.0) * gap + random.nextGaussian();
      double half = 14 + 18 * random.nextDouble();
      double shift = 7 * random.nextGaussian();
      for (double s = shift - half; s <= shift + half; s += 0.5) {
        double x = place.x() + s * cos - across * sin;
        double y = place.y() + s * sin + across * cos;
        if (onPart(x, y)) {
          patch.dab(x, y, 1, 70);
        }
      }
    }
    return patch.build();
  }

  /** A hair or fibre: long, even, in loops, brighter than the part. */
  Patch fibre() {
    double length = 110 + 90 * random.nextDouble();
    double heading = 2 * Math.PI * random.nextDouble();
    double curve = 0;
    double x = place.x();
    double y = place.y();
    PatchBuilder patch = builder(80);
    for (double s = 0; s < length; s += 0.5) {
      curve = 0.985 * curve + 0.012 * random.nextGaussian();
      heading += 0.5 * (curve + 0.055);
      x += 0.5 * StrictMath.cos(heading);
      y += 0.5 * StrictMath.sin(heading);
      if (onPart(x, y)) {
        patch.dab(x, y, 1.25, 90);
      }
    }
    return patch.build();
  }

  private PatchBuilder builder(int radiusPx) {
    return new PatchBuilder(place.x(), place.y(), radiusPx);
  }

  private boolean onPart(double x, double y) {
    int ix = (int) Math.round(x);
    int iy = (int) Math.round(y);
    return face.grain().contains(ix, iy) && face.grain().at(ix, iy) > 0.25f;
  }

  private static double clamp(double share) {
    return Math.max(0, Math.min(1, share));
  }
}
