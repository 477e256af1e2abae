package lineside.bench.wire;

import java.util.List;

/**
 * Where a process runs.
 *
 * @param name of the place
 * @param address that processes there listen at
 * @param prefix what a command line begins with, so that it runs there
 */
public record Place(String name, String address, List<String> prefix) {
  /** Copies. */
  public Place {
    prefix = List.copyOf(prefix);
  }

  /** This machine's loopback. */
  public static Place loopback(String name) {
    return new Place(name, "127.0.0.1", List.of());
  }
}
