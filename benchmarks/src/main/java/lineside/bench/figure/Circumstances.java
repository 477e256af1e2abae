package lineside.bench.figure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import lineside.vision.machine.CpuQuota;
import lineside.vision.machine.Processor;

/**
 * Where and of what figures are.
 *
 * @param machine processor and quota
 * @param java version of the virtual machine and its heap
 * @param commit revision of the sources, with a mark when they were changed; unknown without git
 * @param command command line
 */
public record Circumstances(String machine, String java, String commit, String command) {
  private static final String UNKNOWN = "unknown";

  /** Those of this process. */
  public static Circumstances of(Path sources, String command) {
    return new Circumstances(
        Processor.name() + ", " + CpuQuota.ofThisProcess(),
        String.format(
            Locale.ROOT,
            "%s, %d MiB heap",
            Runtime.version(),
            Runtime.getRuntime().maxMemory() >> 20),
        commit(sources),
        command);
  }

  private static String commit(Path sources) {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=7")
              .directory(sources.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }
}
