package lineside.bench.ingest;

import java.nio.file.Path;
import lineside.ingest.pace.Pace;

/**
 * What simulated cameras do.
 *
 * @param name begins the names of the cameras, and names the directory of journals and spool: two
 *     plays of one name follow each other as an ingest and its restart
 * @param cameras number of them
 * @param image file that each image is a copy of: PNG, JPEG, or rows of 1000 grey pixels
 * @param periodMicros time between two images of a camera, at least 1000
 * @param framesEach triggers of each camera; of live ones the number does not count
 * @param course what triggers them
 */
public record LoadPlan(
    String name, int cameras, String image, long periodMicros, long framesEach, Course course) {
  private static final double MICROS_PER_SECOND = 1e6;

  /** What triggers the cameras. */
  public enum Course {
    /** A software period, endless; ticks that nobody could watch are a loss. */
    LIVE(Pace.REALTIME),
    /** So many triggers at their time; they wait when ingest is late. */
    PLANNED(Pace.REALTIME),
    /** So many triggers as fast as ingest takes them. */
    FLAT_OUT(Pace.MAX);

    private final Pace pace;

    Course(Pace pace) {
      this.pace = pace;
    }

    Pace pace() {
      return pace;
    }
  }

  /** Checks the ranges. */
  public LoadPlan {
    if (cameras < 1 || periodMicros < 1000 || framesEach < 0) {
      throw new IllegalArgumentException(
          "%d cameras each %d us, %d frames each".formatted(cameras, periodMicros, framesEach));
    }
  }

  /** Cameras with a common rate of frames. */
  public static LoadPlan ofRate(
      String name, int cameras, Path image, double framesPerSecond, Course course) {
    return new LoadPlan(
        name,
        cameras,
        image.toString(),
        Math.round(cameras * MICROS_PER_SECOND / framesPerSecond),
        Long.MAX_VALUE / cameras,
        course);
  }

  /** The same with a number of frames in all. */
  LoadPlan ending(long frames) {
    return new LoadPlan(name, cameras, image, periodMicros, frames / cameras, course);
  }

  /** Frames a second of all cameras. */
  public double framesPerSecond() {
    return cameras * MICROS_PER_SECOND / periodMicros;
  }
}
