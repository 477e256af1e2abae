package lineside.footage.defect;

import java.util.Random;
import lineside.footage.render.Face;
import lineside.footage.render.Plane;

/** Paints defects at full strength; what they look like depends on the random source only. */
public final class DefectPainter {
  private final Face face;
  private final Plane canvas;

  /**
   * A painter for one part.
   *
   * @param face nominal face
   * @param canvas the part's good canvas, read only
   */
  public DefectPainter(Face face, Plane canvas) {
    this.face = face;
    this.canvas = canvas;
  }

  /** Paints a defect around a place, at full strength. */
  public Patch paint(DefectKind kind, Place place, Random random) {
    return switch (kind) {
      case SCRATCH -> scratch(place, random);
      case PIT -> pit(place, random);
      case STAIN -> stain(place, random);
      case CRACK -> crack(place, random);
      case CHIPPED_EDGE -> chip(place, random);
      case MISSING_FEATURE -> missing(place);
    };
  }

  /** A slightly bent stroke, bright or dark, pressed unevenly. */
  private Patch scratch(Place place, Random random) {
    double length = 45 + 95 * random.nextDouble();
    double angle = Math.PI * random.nextDouble();
    double bend = 0.008 * (random.nextDouble() - 0.5);
    double radius = 0.7 + 0.6 * random.nextDouble();
    double change = random.nextInt(4) > 0 ? 80 : -70;
    PatchBuilder patch = new PatchBuilder(place.x(), place.y(), (int) length / 2 + 4);
    for (double s = -length / 2; s <= length / 2; s += 0.5) {
      double turned = angle + bend * s;
      double x = place.x() + s * StrictMath.cos(turned);
      double y = place.y() + s * StrictMath.sin(turned);
      double pressure = 0.85 + 0.15 * StrictMath.sin(s * 0.21 + length);
      double taper = Math.min(1, (length / 2 - Math.abs(s)) / 8 + 0.3);
      if (onPart(x, y)) {
        patch.dab(x, y, radius * taper, change * pressure);
      }
    }
    return patch.build();
  }

  /** A cluster of small dark holes, each with a lit rim on one side. */
  private Patch pit(Place place, Random random) {
    int holes = 1 + random.nextInt(3);
    PatchBuilder patch = new PatchBuilder(place.x(), place.y(), 34);
    for (int i = 0; i < holes; i++) {
      double radius = 4 + 4 * random.nextDouble();
      double x = place.x() + (i == 0 ? 0 : 18 * (random.nextDouble() - 0.5) * 2);
      double y = place.y() + (i == 0 ? 0 : 18 * (random.nextDouble() - 0.5) * 2);
      Blob blob = Blob.of(random, 0.22);
      patch.each(
          (px, py, pixel) -> {
            double d = blob.distance(px - x, py - y, radius);
            double lit = (px - x) + (py - y);
            pixel.put(onPart(px, py) ? clamp(0.5 - d) : 0, lit > radius * 0.9 ? 45 : -85);
          });
    }
    return patch.build();
  }

  /** A dried drop: wide, soft, darker at its rim. */
  private Patch stain(Place place, Random random) {
    double radius = 16 + 24 * random.nextDouble();
    double stretch = 0.7 + 0.6 * random.nextDouble();
    Blob blob = Blob.of(random, 0.3);
    double change = random.nextInt(5) > 0 ? -52 : 46;
    PatchBuilder patch =
        new PatchBuilder(place.x(), place.y(), (int) (radius * Math.max(stretch, 1) * 1.6));
    return patch
        .each(
            (x, y, pixel) -> {
              double d = blob.distance((x - place.x()) / stretch, y - place.y(), radius);
              double rim = clamp(1 - Math.abs(d + 3) / 4);
              pixel.put(onPart(x, y) ? clamp(0.5 - d / 5) : 0, change * (0.75 + 0.35 * rim));
            })
        .build();
  }

  /** A dark line that wanders and forks. */
  private Patch crack(Place place, Random random) {
    double length = 50 + 70 * random.nextDouble();
    double heading = 2 * Math.PI * random.nextDouble();
    double x = place.x() - length / 2 * StrictMath.cos(heading);
    double y = place.y() - length / 2 * StrictMath.sin(heading);
    PatchBuilder patch = new PatchBuilder(place.x(), place.y(), (int) length + 10);
    walk(patch, random, new double[] {x, y, heading, length, 1.05 + 0.35 * random.nextDouble()});
    return patch.build();
  }

  private void walk(PatchBuilder patch, Random random, double[] start) {
    double x = start[0];
    double y = start[1];
    double heading = start[2];
    double radius = start[4];
    double drift = 0;
    for (double s = 0; s < start[3]; s += 0.5) {
      drift = 0.86 * drift + 0.16 * random.nextGaussian();
      double step = heading + drift;
      x += 0.5 * StrictMath.cos(step);
      y += 0.5 * StrictMath.sin(step);
      if (onPart(x, y)) {
        patch.dab(x, y, radius * (0.6 + 0.4 * (1 - s / start[3])), -95);
      }
      if (start[3] > 40 && random.nextInt(130) == 0) {
        double turn = heading + (random.nextBoolean() ? 0.8 : -0.8);
        walk(patch, random, new double[] {x, y, turn, 12 + 16 * random.nextDouble(), 0.9});
      }
    }
  }

  /** A piece broken out of the edge: dark where it is gone, with a few bright facets. */
  private Patch chip(Place place, Random random) {
    double radius = 8 + 8 * random.nextDouble();
    Blob blob = Blob.of(random, 0.3);
    Blob facet = Blob.of(random, 0.4);
    double tilt = 2 * Math.PI * random.nextDouble();
    double fx = place.x() + 0.45 * radius * StrictMath.cos(tilt);
    double fy = place.y() + 0.45 * radius * StrictMath.sin(tilt);
    return new PatchBuilder(place.x(), place.y(), 32)
        .each(
            (x, y, pixel) -> {
              double d = blob.distance(x - place.x(), y - place.y(), radius);
              boolean bright = facet.distance(x - fx, y - fy, radius * 0.3) < 0;
              float broken = bright ? 196 : 34;
              pixel.put(onPart(x, y) ? clamp(0.5 - d) : 0, broken - level(x, y));
            })
        .build();
  }

  /** A counterbore without its insert. */
  private Patch missing(Place place) {
    Face.Feature feature =
        face.features().stream()
            .min(
                (a, b) ->
                    Double.compare(
                        a.distance(place.x(), place.y()), b.distance(place.x(), place.y())))
            .orElseThrow(() -> new IllegalArgumentException("face has no feature to miss"));
    return new PatchBuilder(feature.x(), feature.y(), (int) feature.borePx() + 3)
        .each(
            (x, y, pixel) -> {
              double r = feature.distance(x, y);
              pixel.put(
                  clamp(feature.insertPx() + 1.5 - r),
                  face.bareBoreLevel(feature, r) - level(x, y));
            })
        .build();
  }

  private boolean onPart(double x, double y) {
    int ix = (int) Math.round(x);
    int iy = (int) Math.round(y);
    return face.grain().contains(ix, iy) && face.grain().at(ix, iy) > 0.25f;
  }

  private float level(double x, double y) {
    return canvas.at((int) x, (int) y);
  }

  private static double clamp(double share) {
    return Math.max(0, Math.min(1, share));
  }
}
