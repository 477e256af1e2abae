package lineside.bench.kill;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lineside.bench.rig.ShiftedClock;
import lineside.bench.wire.NamespaceNetwork;

/** What a fault takes of the machine that it is made on. */
public enum Need {
  /** A network of our own. */
  NETWORK,
  /** File systems of our own. */
  DISK,
  /** A clock of our own. */
  CLOCK;

  /** What is missing here, with the reason. */
  public static Map<Need, String> missing() {
    Map<Need, String> missing = new EnumMap<>(Need.class);
    List<String> obstacles = NamespaceNetwork.obstacles();
    if (!obstacles.isEmpty()) {
      missing.put(NETWORK, "no network namespaces: " + String.join(", ", obstacles));
    }
    if (!System.getProperty("user.name", "").equals("root")) {
      missing.put(DISK, "no file system can be mounted: not root");
    }
    if (ShiftedClock.library().isEmpty()) {
      missing.put(CLOCK, "libfaketime is not installed");
    }
    return missing;
  }
}
