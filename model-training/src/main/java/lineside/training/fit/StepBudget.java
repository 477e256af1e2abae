package lineside.training.fit;

import java.time.Duration;
import lineside.training.data.Batch;
import lineside.training.net.NetSize;

/**
 * How many steps a time is good for.
 *
 * <p>The number follows from the arithmetic and a usual speed, not from a clock, so that the same
 * command learns the same on machines that are at least that fast. On slower ones {@link #fitting}
 * cuts it.
 */
public final class StepBudget {
  /**
   * Milliseconds per billion multiplications of the forward pass, backward pass included: what an
   * EPYC core with AVX512-BF16 needed beside another busy core, and with 32 bits.
   */
  private static final double MILLIS_PER_GIGA_BFLOAT16 = 70;

  private static final double MILLIS_PER_GIGA_FLOAT32 = 120;

  /** Cropping, light and the loss cost about as much as that many more billion multiplications. */
  private static final double BESIDE_THE_NET = 0.15;

  private static final double AREA = 256.0 * 256;
  private static final double MARGIN = 0.95;

  private StepBudget() {}

  /** Steps that usually fit. */
  public static int usual(
      Duration time, NetSize size, Batch.Shape shape, Trainer.Precision precision) {
    double area = shape.crops() * (double) shape.sidePx() * shape.sidePx() / AREA;
    double giga = (size.gigaMacs() + BESIDE_THE_NET) * area;
    double millis =
        precision == Trainer.Precision.BFLOAT16
            ? MILLIS_PER_GIGA_BFLOAT16
            : MILLIS_PER_GIGA_FLOAT32;
    return Math.max(1, (int) (time.toMillis() / (giga * millis)));
  }

  /**
   * Steps that fit on this machine.
   *
   * @param wanted steps
   * @param done steps so far
   * @param spent time they took
   * @param time time for all
   */
  public static int fitting(int wanted, int done, Duration spent, Duration time) {
    double perStep = spent.toNanos() / (double) Math.max(1, done);
    double left = MARGIN * time.toNanos() - spent.toNanos();
    return (int) Math.max(done + 1.0, Math.min(wanted, done + left / perStep));
  }
}
