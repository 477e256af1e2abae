package lineside.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import lineside.cli.demo.Interruption;
import picocli.CommandLine.Model.CommandSpec;

/** Runs what does not end by itself, until somebody interrupts or one of it fails. */
final class UntilInterrupted {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int FAILED = 1;

  private UntilInterrupted() {}

  /**
   * Runs each in a thread of its own and waits for all of them.
   *
   * @param spec of the command, whose name the threads have
   * @param greeting said when they run
   * @param end asks them to end
   * @return exit code: 0, or 1 when one has failed, which is said
   */
  static int run(CommandSpec spec, String greeting, List<? extends Runnable> ways, Runnable end)
      throws InterruptedException {
    try (Interruption interruption = Interruption.watch()) {
      List<CompletableFuture<Void>> running =
          ways.stream()
              .map(
                  way ->
                      CompletableFuture.runAsync(
                          way, task -> new Thread(task, spec.name()).start()))
              .toList();
      spec.commandLine().getOut().println(greeting);
      spec.commandLine().getOut().flush();
      boolean isOver = false;
      while (!isOver) {
        isOver = running.stream().anyMatch(CompletableFuture::isDone) || interruption.pause(LOOK);
      }
      end.run();
      return ended(spec, running);
    }
  }

  private static int ended(CommandSpec spec, List<CompletableFuture<Void>> running)
      throws InterruptedException {
    int code = 0;
    for (CompletableFuture<Void> way : running) {
      try {
        way.get();
      } catch (ExecutionException e) {
        spec.commandLine().getErr().println("lineside: " + spec.name() + " ended: " + e.getCause());
        code = FAILED;
      }
    }
    return code;
  }
}
