package lineside.footage.defect;

import java.util.List;

/**
 * A picture with what is known of it. Holds its arrays without copying: whoever receives a shot
 * owns them.
 */
public final class Shot {
  private final byte[] pixels;
  private final byte[] mask;
  private final List<Visibility> visibilities;

  Shot(byte[] pixels, byte[] mask, List<Visibility> visibilities) {
    this.pixels = pixels;
    this.mask = mask;
    this.visibilities = List.copyOf(visibilities);
  }

  /** Mono8, row-major, 640x480. */
  public byte[] pixels() {
    return pixels;
  }

  /** Of the same size: 255 where a defect is, else 0. */
  public byte[] mask() {
    return mask;
  }

  /** One per defect, in their order. */
  public List<Visibility> visibilities() {
    return visibilities;
  }
}
