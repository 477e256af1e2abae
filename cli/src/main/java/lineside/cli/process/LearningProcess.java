package lineside.cli.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lineside.training.TrainingProcess;

/**
 * Learning in a process of its own, with the lowest useful priority: a fault of the native library
 * or a full memory ends that process and nothing else, and inspection on the same machine keeps its
 * cores. The process ends with the one that started it.
 */
public final class LearningProcess {
  private static final Path NICE = Path.of("/usr/bin/nice");

  /** Heap for pictures; the native library takes about 1 GB more. */
  private static final String HEAP = "-Xmx4g";

  private static final String NATIVES_CACHE = "org.bytedeco.javacpp.cachedir";

  /** What is written about a fault of the native library; the process id stands in the name. */
  private static final String FAULT_REPORTS = "lineside-learning-fault-%p.log";

  /** Exit codes of a process that SIGABRT or SIGSEGV has ended. */
  private static final Set<Integer> FAULTS = Set.of(134, 139);

  /** More in one learning are no accident. */
  private static final int MOST_FAULTS = 5;

  private LearningProcess() {}

  /**
   * Runs to the end and passes on every line. Where a fault of the native library ends the process,
   * it is started again and goes on from its last checkpoint: what is learned is the same.
   *
   * @param arguments as {@link TrainingProcess} takes them
   * @return exit code of the process
   */
  public static int run(List<String> arguments, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command(arguments));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    // Idle threads of the native library must sleep, not spin.
    builder.environment().putIfAbsent("OMP_NUM_THREADS", "1");
    return run(builder, out, err);
  }

  /** Runs a process that can go on where it was ended. */
  static int run(ProcessBuilder builder, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException {
    int faults = 0;
    int exit = once(builder, out, err);
    while (FAULTS.contains(exit) && ++faults <= MOST_FAULTS) {
      err.printf("the native library failed (exit %d), going on from the last checkpoint%n", exit);
      err.flush();
      exit = once(builder, out, err);
    }
    return exit;
  }

  private static int once(ProcessBuilder builder, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException {
    Process process = builder.start();
    Thread killer = new Thread(process::destroy, "end-of-learning");
    Runtime.getRuntime().addShutdownHook(killer);
    try {
      Thread errors = new Thread(() -> copy(process.getErrorStream(), err), "learning-errors");
      errors.start();
      copy(process.getInputStream(), out);
      errors.join();
      return process.waitFor();
    } finally {
      process.destroy();
      removeHook(killer);
    }
  }

  private static void removeHook(Thread killer) {
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException goingDown) {
      // The hook is running: nothing is left to do.
      return;
    }
  }

  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "10"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(HEAP, "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"));
    command.add(
        "-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir")).resolve(FAULT_REPORTS));
    String natives = System.getProperty(NATIVES_CACHE);
    if (natives != null) {
      command.add("-D" + NATIVES_CACHE + "=" + natives);
    }
    command.add(TrainingProcess.class.getName());
    command.addAll(arguments);
    return command;
  }

  private static void copy(InputStream from, PrintWriter to) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        to.println(line);
        to.flush();
        line = lines.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("output of the learning process does not read", e);
    }
  }
}
