package lineside.training.card;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine that something was measured on. */
public final class Machine {
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Processor, cores and system in one line, without a name of the machine. */
  public static String describe() {
    return "%s, %d cores, %s %s, JDK %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name", ""),
            System.getProperty("os.arch", ""),
            System.getProperty("java.version", ""));
  }

  /** How busy it is: a speed that was measured beside other work says little about the model. */
  public static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0
        ? ""
        : String.format(
            Locale.ROOT,
            "In the minute before the card was written %.1f threads wanted to run on its %d cores.",
            load,
            Runtime.getRuntime().availableProcessors());
  }

  private static String processor() {
    try {
      return Files.readAllLines(PROCESSOR).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown processor");
    } catch (IOException e) {
      return "unknown processor";
    }
  }
}
