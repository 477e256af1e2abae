package lineside.vision.quality;

import lineside.vision.frame.Picture;

/**
 * Figures that tell a picture from no picture: a dark lamp, a blurred or a frozen camera. Each is
 * measured when it is asked for, so that a limit that nobody has set costs nothing.
 */
public interface PictureQuality {
  /** Mean grey level, 0 to 255. */
  double meanLevel();

  /**
   * Variance of the 3x3 Laplacian (four neighbours) of the 2x reduced grey picture, squared grey
   * levels, at least 0.
   */
  double sharpness();

  /**
   * 64-bit hash of size and pixels, 16 hexadecimal digits: equal pixels, equal id; about half a
   * millisecond for a megapixel.
   */
  String contentId();

  /**
   * Of a picture, which stays the caller's and must be open while it is asked. For one thread.
   *
   * @throws IllegalArgumentException when it is less than 2 pixels wide or high
   */
  static PictureQuality of(Picture picture) {
    return new MeasuredQuality(picture);
  }
}
