package lineside.bench.wire;

import java.time.Duration;

/** Every place is this machine's loopback, of which nothing can be cut. */
public final class Loopback implements Network {
  @Override
  public Place place(String name) {
    return Place.loopback(name);
  }

  @Override
  public void cut(String one, String other) {
    throw new UnsupportedOperationException("the loopback cannot be cut");
  }

  @Override
  public void delay(String one, String other, Duration longer) {
    throw new UnsupportedOperationException("the loopback cannot be delayed");
  }

  @Override
  public void mend() {
    // Never anything but whole.
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
