package lineside.uplink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * What leaves the line, in bytes and records, and what was held back. Names are as Prometheus shows
 * them: {@code lineside_uplink_bytes_total{what="picture"}}. Thread-safe.
 */
public final class UplinkMeter {
  private final MeterRegistry registry;

  /** Counts in a registry that the caller owns. */
  public UplinkMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  void left(Sent what, long bytes) {
    bytes(what).increment((double) bytes);
    counter("lineside.uplink.sent", "what", what.label()).increment();
  }

  void heldBack(String why) {
    counter("lineside.uplink.held.back", "why", why).increment();
  }

  void failed() {
    failures(registry).increment();
  }

  /** Bytes that left the line as {@code what}, since the process started. */
  public long bytesLeft(Sent what) {
    return (long) bytes(what).count();
  }

  /** How many were held back for a reason. */
  public long heldBackFor(String why) {
    return (long) counter("lineside.uplink.held.back", "why", why).count();
  }

  /** Attempts that failed, each followed by another one. */
  public long failures() {
    return (long) failures(registry).count();
  }

  private static Counter failures(MeterRegistry registry) {
    return Counter.builder("lineside.uplink.failed.attempts").register(registry);
  }

  private Counter bytes(Sent what) {
    return Counter.builder("lineside.uplink.bytes")
        .baseUnit("bytes")
        .tag("what", what.label())
        .register(registry);
  }

  private Counter counter(String name, String tag, String value) {
    return Counter.builder(name).tag(tag, value).register(registry);
  }

  /** Kinds of what leaves. */
  public enum Sent {
    /** Pictures of the evidence store. */
    PICTURE,
    /** Files of the archive. */
    FILE,
    /** Records, key and value. */
    RECORD;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
