package lineside.ingest.camera;

import java.util.regex.Pattern;

/**
 * Names a camera and the line it belongs to. Names are 1 to 64 letters, digits, dots, dashes and
 * underscores, beginning with a letter or digit: they become message keys and file names.
 *
 * @param lineId production line
 * @param cameraId camera, unique in the plant
 */
public record CameraName(String lineId, String cameraId) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** Checks both names. */
  public CameraName {
    if (!isValid(lineId)) {
      throw new IllegalArgumentException("bad line id '" + lineId + "', expected " + NAME);
    }
    if (!isValid(cameraId)) {
      throw new IllegalArgumentException("bad camera id '" + cameraId + "', expected " + NAME);
    }
  }

  /** Says whether {@code name} can name a line or a camera. */
  public static boolean isValid(String name) {
    return NAME.matcher(name).matches();
  }
}
