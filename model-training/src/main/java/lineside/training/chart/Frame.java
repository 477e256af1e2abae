package lineside.training.chart;

/**
 * Size of a plot and the room around it, in the units of its view box.
 *
 * @param widthPx whole width
 * @param heightPx whole height
 * @param left room for the numbers of the axis upwards
 * @param right room beyond the axis to the right
 * @param top room for title and legend
 * @param bottom room for the numbers of the axis to the right
 */
public record Frame(int widthPx, int heightPx, int left, int right, int top, int bottom) {
  double x(double share) {
    return left + share * (widthPx - left - right);
  }

  double y(double share) {
    return heightPx - bottom - share * (heightPx - bottom - top);
  }
}
