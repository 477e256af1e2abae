package lineside.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines of Java processes with the machine options of {@code ./lineside}, so that what is
 * measured is what a plant runs. Only heap is touched as soon as it is taken: so resident memory
 * counts all of it, and the rest is what lies outside.
 */
public final class JavaLaunch {
  private JavaLaunch() {}

  /**
   * A command line with the class path of this process.
   *
   * @param heapMegabytes bound on the heap
   * @param log file of the log
   * @param mainClass class with the main method
   * @param arguments for it
   */
  public static List<String> command(
      int heapMegabytes, Path log, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms256m",
            "-Xmx" + heapMegabytes + "m",
            "-XX:MaxDirectMemorySize=512m",
            "-XX:+UseG1GC",
            "-XX:G1HeapRegionSize=16m",
            "-XX:+AlwaysPreTouch",
            "-XX:MaxMetaspaceSize=320m",
            "-XX:ReservedCodeCacheSize=160m",
            "-Xss1m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Duser.language=en",
            "-Dlineside.log=" + log,
            "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=lineside.schemas.record"));
    String libraries = System.getProperty("org.bytedeco.javacpp.cachedir");
    if (libraries != null) {
      command.add("-Dorg.bytedeco.javacpp.cachedir=" + libraries);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    return List.copyOf(command);
  }
}
