package lineside.ingest.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.Origin;
import lineside.ingest.encode.FrameEncoder;

/**
 * A camera that plays a folder of pictures, each the picture of a part of its own. Files of all
 * sub-folders, sorted by relative path; the part id is the relative path with forward slashes.
 */
public final class FolderCamera {
  /** Line, camera and recipe that a folder plays as when nothing else is said. */
  public static final String DEFAULT_NAME = "images";

  /** Line time between two pictures when nothing else is said. */
  public static final Duration DEFAULT_PERIOD = Duration.ofMillis(200);

  private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "bmp");

  private FolderCamera() {}

  /**
   * The camera {@code images} of line {@code images} with recipe {@code images}, five pictures a
   * second of line time.
   *
   * @throws IOException when the folder cannot be listed or has no picture
   */
  public static Camera of(Path folder) throws IOException {
    return of(folder, new CameraName(DEFAULT_NAME, DEFAULT_NAME), DEFAULT_NAME, DEFAULT_PERIOD);
  }

  /**
   * A camera of any name, recipe and period of line time.
   *
   * @throws IOException when the folder cannot be listed or has no picture
   */
  public static Camera of(Path folder, CameraName name, String recipeId, Duration period)
      throws IOException {
    pictures(folder);
    return listedAtStart(folder, name, recipeId, period);
  }

  /**
   * The same, but a folder that cannot be listed or has no picture makes the camera absent, with
   * the reason, when it is started.
   */
  public static Camera listedAtStart(
      Path folder, CameraName name, String recipeId, Duration period) {
    return new Camera(
        name,
        Origin.SIMULATED,
        new FolderTriggers(folder, recipeId, period),
        new FolderFrames(folder),
        FrameEncoder.png());
  }

  /** Relative paths of all pictures, sorted, with forward slashes; at least one. */
  static List<String> pictures(Path folder) throws IOException {
    List<String> pictures;
    try (Stream<Path> files = Files.walk(folder)) {
      pictures =
          files
              .filter(FolderCamera::isPicture)
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
    } catch (UncheckedIOException unreadable) {
      throw new IOException("folder read failed: " + folder, unreadable.getCause());
    }
    if (pictures.isEmpty()) {
      throw new IOException(
          "folder read failed: no %s file under %s".formatted(EXTENSIONS, folder));
    }
    return pictures;
  }

  static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1))
        && !Files.isDirectory(file);
  }
}
