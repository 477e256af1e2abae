package lineside.bench.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Places that are network namespaces of this machine, each with an address of 10.231.0.0/16, and
 * this process as the wire between them. The first place is where this process is itself. Needs
 * root and {@code /dev/net/tun}; what a process that is gone has left is taken away first,
 * processes included.
 */
public final class NamespaceNetwork implements Network {
  /** Then the number of the process that made it, and the place. */
  private static final String OURS = "lineside-bench-";

  private static final long OWN = ProcessHandle.current().pid();

  /** Of this process alone, as far as that can be. */
  private static final String ADDRESS = "10.231." + OWN % 254 + ".";

  private static final Path DEVICES = Path.of("/dev/net/tun");

  private final List<String> names;
  private final Wires wires;
  private final Exchange exchange;

  private NamespaceNetwork(List<String> names, Wires wires, Exchange exchange) {
    this.names = List.copyOf(names);
    this.wires = wires;
    this.exchange = exchange;
  }

  /** Why there can be none here; empty when there can. */
  public static List<String> obstacles() {
    List<String> obstacles = new ArrayList<>();
    if (!System.getProperty("user.name", "").equals("root")) {
      obstacles.add("not root");
    }
    if (!Files.exists(DEVICES)) {
      obstacles.add("no " + DEVICES);
    }
    for (String program : List.of("ip", "nsenter")) {
      try {
        Shell.run(program, "-V");
      } catch (IOException missing) {
        obstacles.add("no program " + program);
      }
    }
    return obstacles;
  }

  /** Makes places of these names, the first of them outside. */
  public static NamespaceNetwork start(List<String> names) throws IOException {
    clean();
    List<TunDevice> devices = new ArrayList<>();
    boolean isUp = false;
    try {
      for (int number = 0; number < names.size(); number++) {
        String device = "ls" + OWN + "x" + number;
        devices.add(TunDevice.open(device));
        connect(names.get(number), device, number);
      }
      Wires wires = new Wires(names.size());
      NamespaceNetwork network = new NamespaceNetwork(names, wires, new Exchange(devices, wires));
      isUp = true;
      return network;
    } finally {
      if (!isUp) {
        devices.forEach(TunDevice::close);
        clean();
      }
    }
  }

  private static String namespace(String place) {
    return OURS + OWN + "-" + place;
  }

  private static void connect(String name, String device, int number) throws IOException {
    List<String> inside = List.of();
    if (number > 0) {
      Shell.run("ip", "netns", "add", namespace(name));
      Shell.run("ip", "link", "set", device, "netns", namespace(name));
      inside = List.of("-n", namespace(name));
      ip(inside, "link", "set", "lo", "up");
    }
    ip(inside, "addr", "add", ADDRESS + (number + 1) + "/24", "dev", device);
    ip(inside, "link", "set", device, "mtu", Integer.toString(TunDevice.MAX_PACKET_BYTES), "up");
  }

  private static void ip(List<String> inside, String... what) throws IOException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(inside);
    command.addAll(List.of(what));
    Shell.run(command.toArray(String[]::new));
  }

  /**
   * Ends processes in namespaces of this process, and of such as do not run any more, and takes
   * these away.
   */
  static void clean() throws IOException {
    for (String line : Shell.run("ip", "netns", "list").split("\n", -1)) {
      String name = line.strip().split(" ", -1)[0];
      if (name.startsWith(OURS) && isOver(name.substring(OURS.length()).split("-", 2)[0])) {
        for (String process : Shell.run("ip", "netns", "pids", name).split("\\s+", -1)) {
          if (!process.isEmpty()) {
            ProcessHandle.of(Long.parseLong(process)).ifPresent(ProcessHandle::destroyForcibly);
          }
        }
        Shell.run("ip", "netns", "del", name);
      }
    }
  }

  private static boolean isOver(String maker) {
    return !maker.matches("\\d{1,18}")
        || Long.parseLong(maker) == OWN
        || ProcessHandle.of(Long.parseLong(maker)).isEmpty();
  }

  @Override
  public Place place(String name) {
    int number = number(name);
    return new Place(
        name,
        ADDRESS + (number + 1),
        number == 0 ? List.of() : List.of("nsenter", "--net=/run/netns/" + namespace(name)));
  }

  private int number(String name) {
    int number = names.indexOf(name);
    if (number < 0) {
      throw new IllegalArgumentException("no place " + name + ", there are " + names);
    }
    return number;
  }

  @Override
  public void cut(String one, String other) {
    exchange.requireOpen();
    wires.cut(number(one), number(other));
  }

  @Override
  public void delay(String one, String other, Duration longer) {
    exchange.requireOpen();
    wires.delay(number(one), number(other), longer);
  }

  @Override
  public void mend() {
    wires.mend();
    exchange.requireOpen();
  }

  @Override
  public void close() throws IOException {
    try {
      exchange.close();
    } finally {
      clean();
    }
  }
}
