package lineside.bench.rig;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lineside.bench.wire.Place;
import lineside.bench.wire.Shell;

/**
 * A process of the same Java machine and class path as this one, its output in a file. It ends when
 * it is closed, and where the system has {@code setpriv} also with the thread that started it, even
 * if that is killed. Used by one thread.
 */
public final class JavaProcess implements AutoCloseable {
  private static final long END_SECONDS = 15;
  private static final Path SET_PRIVILEGES = Path.of("/usr/bin/setpriv");

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
  public record Program(String name, int heapMegabytes, String mainClass, List<String> arguments) {
    /** Copies. */
    public Program {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * Where and under what it is run.
   *
   * @param place where
   * @param environment what is set besides
   * @param logs directory of its log, which an earlier process may have begun
   */
  public record Where(Place place, Map<String, String> environment, Path logs) {
    /** Copies. */
    public Where {
      environment = Map.copyOf(environment);
    }

    /** On the loopback. */
    public static Where here(Path logs) {
      return new Where(Place.loopback("here"), Map.of(), logs);
    }
  }

  /** Starts a program. */
  public static JavaProcess start(Program program, Where where) throws IOException {
    Path directory = Files.createDirectories(where.logs());
    File log = directory.resolve(program.name() + ".log").toFile();
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SET_PRIVILEGES)) {
      command.addAll(List.of(SET_PRIVILEGES.toString(), "--pdeathsig", "KILL"));
    }
    command.addAll(where.place().prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + program.heapMegabytes() + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Djava.awt.headless=true");
    command.add("-Dlineside.log=" + log.getPath() + ".log4j");
    command.add("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=lineside.schemas.record");
    for (String property :
        List.of("org.bytedeco.javacpp.cachedir", "lineside.root", "lineside.caches")) {
      copied(command, property);
    }
    for (String opened :
        List.of("lang", "lang.reflect", "net", "io", "nio", "text", "time", "util")) {
      command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
    }
    command.add("--add-opens=java.base/java.util.concurrent=ALL-UNNAMED");
    command.add(program.mainClass());
    command.addAll(program.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().putAll(where.environment());
    return new JavaProcess(program.name(), builder.start());
  }

  private static void copied(List<String> command, String property) {
    String value = System.getProperty(property);
    if (value != null) {
      command.add("-D" + property + "=" + value);
    }
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its number on this machine. */
  public long processId() {
    return process.pid();
  }

  /** Lets it stand still, as behind a network that is cut. */
  public void stop() throws IOException {
    Shell.run("kill", "-STOP", Long.toString(process.pid()));
  }

  /** Lets it go on. */
  public void goOn() throws IOException {
    Shell.run("kill", "-CONT", Long.toString(process.pid()));
  }

  /** Ends it at once, as a power cut would: kill -9. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Waits for its end; its exit status. */
  public int await() throws InterruptedException {
    return process.waitFor();
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
