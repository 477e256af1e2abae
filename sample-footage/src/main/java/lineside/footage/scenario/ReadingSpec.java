package lineside.footage.scenario;

/**
 * A process sensor, read once per second: a swing around a mean, plus noise.
 *
 * @param lineId line
 * @param quantity what it measures
 * @param unit UCUM unit
 * @param mean middle value
 * @param swing amplitude
 * @param periodSeconds time from one maximum to the next
 * @param phase shift, share of a period
 * @param noise standard deviation of the reading
 */
public record ReadingSpec(
    String lineId,
    String quantity,
    String unit,
    double mean,
    double swing,
    double periodSeconds,
    double phase,
    double noise) {

  /** The true value, without the sensor's noise. */
  public double valueAt(double seconds) {
    return mean + swing * StrictMath.sin(2 * Math.PI * (seconds / periodSeconds + phase));
  }
}
