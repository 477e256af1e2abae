package lineside.training.replay;

import java.util.Optional;
import java.util.stream.Stream;
import lineside.vision.detect.DefectMap;
import lineside.vision.detect.Inspection;
import lineside.vision.detect.Region;
import org.jspecify.annotations.Nullable;

/**
 * The part of a picture to look at, in its pixels.
 *
 * @param xPx left edge
 * @param yPx upper edge
 * @param widthPx width, inside the picture
 * @param heightPx height, inside the picture
 */
record Window(int xPx, int yPx, int widthPx, int heightPx) {
  /** A mark needs its surroundings to be judged by eye. */
  private static final int LEAST_SIDE_PX = 192;

  private static final double SURROUNDINGS = 1.6;

  /** A place in the picture. */
  private record Focus(double x, double y, double extent) {}

  /**
   * Around the best finding of the one that found something (of both: the surer), or around the
   * highest place of the maps.
   */
  static Window of(
      int widthPx, int heightPx, @Nullable Inspection baseline, @Nullable Inspection candidate) {
    Focus focus =
        region(baseline, candidate)
            .map(r -> new Focus(r.centreX(), r.centreY(), Math.max(r.widthPx(), r.heightPx())))
            .or(() -> peak(widthPx, heightPx, baseline, candidate))
            .orElse(new Focus(widthPx / 2.0, heightPx / 2.0, Math.max(widthPx, heightPx)));
    int side = (int) Math.ceil(Math.max(LEAST_SIDE_PX, focus.extent() * SURROUNDINGS));
    int width = Math.min(side, widthPx);
    int height = Math.min(side, heightPx);
    return new Window(
        start(focus.x(), width, widthPx), start(focus.y(), height, heightPx), width, height);
  }

  private static int start(double centre, int length, int all) {
    return (int) Math.max(0, Math.min(all - length, Math.round(centre - length / 2.0)));
  }

  private static Optional<Region> region(
      @Nullable Inspection baseline, @Nullable Inspection candidate) {
    return Stream.concat(regions(baseline), regions(candidate))
        .max((a, b) -> Float.compare(a.score(), b.score()));
  }

  private static Stream<Region> regions(@Nullable Inspection inspection) {
    return inspection == null ? Stream.of() : inspection.detection().regions().stream().limit(1);
  }

  private static Optional<Focus> peak(
      int widthPx, int heightPx, @Nullable Inspection baseline, @Nullable Inspection candidate) {
    return Stream.of(Optional.ofNullable(baseline), Optional.ofNullable(candidate))
        .flatMap(Optional::stream)
        .map(Inspection::map)
        .max((a, b) -> Float.compare(a.peak(), b.peak()))
        .map(map -> peak(map, widthPx, heightPx));
  }

  private static Focus peak(DefectMap map, int widthPx, int heightPx) {
    int best = 0;
    for (int i = 1; i < map.scores().length; i++) {
      best = map.scores()[i] > map.scores()[best] ? i : best;
    }
    int column = best % map.widthPx();
    int row = best / map.widthPx();
    return new Focus(
        (column + 0.5) * widthPx / map.widthPx(), (row + 0.5) * heightPx / map.heightPx(), 0);
  }
}
