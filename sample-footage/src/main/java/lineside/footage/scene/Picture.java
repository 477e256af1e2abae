package lineside.footage.scene;

import lineside.footage.defect.Visibility;
import lineside.footage.render.Plane;

/**
 * A picture with what is known of its defect. Holds its arrays without copying; whoever receives it
 * owns them.
 */
final class Picture {
  private final byte[] pixels;
  private final byte[] mask;
  private final Visibility visibility;
  private final Plane change;

  Picture(byte[] pixels, byte[] mask, Visibility visibility, Plane change) {
    this.pixels = pixels;
    this.mask = mask;
    this.visibility = visibility;
    this.change = change;
  }

  /** Mono8, row-major. */
  byte[] pixels() {
    return pixels;
  }

  /** Of the same size: 255 where the defect is, else 0. */
  byte[] mask() {
    return mask;
  }

  Visibility visibility() {
    return visibility;
  }

  /** What the defect changes before the sensor, grey levels. */
  Plane change() {
    return change;
  }
}
