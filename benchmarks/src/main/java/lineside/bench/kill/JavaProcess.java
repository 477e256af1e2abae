package lineside.bench.kill;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process of the same Java machine and class path as this one, its output in a file. Closing ends
 * it. Used by one thread.
 */
final class JavaProcess implements AutoCloseable {
  private static final long END_SECONDS = 10;

  private final String name;
  private final Process process;

  private JavaProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /**
   * What is run.
   *
   * @param name of the process, and of its log
   * @param heapMegabytes of heap
   * @param mainClass class with the main method
   * @param arguments for it
   */
  record Program(String name, int heapMegabytes, String mainClass, List<String> arguments) {}

  /** Starts a program with its log in {@code logs}. */
  static JavaProcess start(Program program, Path logs) throws IOException {
    File log = Files.createDirectories(logs).resolve(program.name() + ".log").toFile();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + program.heapMegabytes() + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-Dlineside.log=" + log.getPath() + ".log4j");
    command.add("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=lineside.schemas.record");
    copied(command, "org.bytedeco.javacpp.cachedir");
    for (String opened :
        List.of("lang", "lang.reflect", "net", "io", "nio", "text", "time", "util")) {
      command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
    }
    command.add("--add-opens=java.base/java.util.concurrent=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.mainClass());
    command.addAll(program.arguments());
    return new JavaProcess(
        program.name(),
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start());
  }

  private static void copied(List<String> command, String property) {
    String value = System.getProperty(property);
    if (value != null) {
      command.add("-D" + property + "=" + value);
    }
  }

  /** Its name. */
  String name() {
    return name;
  }

  /** Whether it runs. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Its number on this machine. */
  long processId() {
    return process.pid();
  }

  /** Ends it at once, as a power cut would: kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
