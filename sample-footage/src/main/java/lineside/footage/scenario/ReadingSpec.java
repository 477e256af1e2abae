package lineside.footage.scenario;

import java.util.List;

/**
 * A process sensor, read once per second: a swing around a mean, events that shift it, plus noise.
 *
 * @param lineId line
 * @param quantity what it measures
 * @param unit UCUM unit
 * @param mean middle value
 * @param swing amplitude
 * @param periodSeconds time from one maximum to the next
 * @param phase shift, share of a period
 * @param noise standard deviation of the reading
 * @param events what shifts it for a while
 */
public record ReadingSpec(
    String lineId,
    String quantity,
    String unit,
    double mean,
    double swing,
    double periodSeconds,
    double phase,
    double noise,
    List<Event> events) {
  public ReadingSpec {
    events = List.copyOf(events);
  }

  /**
   * Something that shifts the value for a while: it comes and goes evenly over a quarter of its
   * time each.
   *
   * @param fromSeconds when it begins
   * @param seconds how long it lasts
   * @param shift what it adds at its height
   */
  public record Event(double fromSeconds, double seconds, double shift) {
    double at(double time) {
      double quarter = seconds / 4;
      double rise = (time - fromSeconds) / quarter;
      double fall = (fromSeconds + seconds - time) / quarter;
      return shift * Math.max(0, Math.min(1, Math.min(rise, fall)));
    }
  }

  /** The true value, without the sensor's noise. */
  public double valueAt(double seconds) {
    double shifted = mean + events.stream().mapToDouble(event -> event.at(seconds)).sum();
    return shifted + swing * StrictMath.sin(2 * Math.PI * (seconds / periodSeconds + phase));
  }
}
