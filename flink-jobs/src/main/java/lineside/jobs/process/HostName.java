package lineside.jobs.process;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine is called. */
public final class HostName {
  private HostName() {}

  /** Name of the host; of a container, its own. */
  public static String ofThisMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // The message of a host that does not know its own address is its name and an explanation.
      return String.valueOf(System.getenv().getOrDefault("HOSTNAME", "unknown-host"));
    }
  }
}
