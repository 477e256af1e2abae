package lineside.training.calibrate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import lineside.vision.dataset.ExactShare;
import lineside.vision.dataset.Interval;

/**
 * A counted share with its exact 95 % interval (Clopper and Pearson).
 *
 * @param count how many
 * @param of out of how many
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record CountedShare(int count, int of, double low, double high) {
  private static final Interval ANYTHING = new Interval(0, 1, "");

  /** The share {@code count} out of {@code of}; of nothing it may be anything. */
  public static CountedShare of(int count, int of) {
    Interval interval = ExactShare.interval(count, of).orElse(ANYTHING);
    return new CountedShare(count, of, interval.low(), interval.high());
  }

  /** The share itself; NaN out of none. */
  public double rate() {
    return of == 0 ? Double.NaN : (double) count / of;
  }

  /** {@code {count, of, rate, low, high}}; the rate is null out of none. */
  public ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("count", count);
    node.put("of", of);
    if (of == 0) {
      node.putNull("rate");
    } else {
      node.put("rate", rate());
    }
    node.put("low", low);
    node.put("high", high);
    return node;
  }

  /** Such as "0.5 % (2 of 400; 0.061 % to 1.8 %)". */
  @Override
  public String toString() {
    return "%s (%d of %d; %s to %s)"
        .formatted(Percent.of(rate()), count, of, Percent.of(low), Percent.of(high));
  }
}
