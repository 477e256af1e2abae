package lineside.bench.rig;

import java.util.ArrayList;
import java.util.List;

/** Programs of Lineside's own command line, as a plant runs them. */
public final class LinesideCommand {
  /** By name, because the command line stands above the benchmarks. */
  private static final String MAIN = "lineside.cli.Main";

  private LinesideCommand() {}

  /** {@code lineside COMMAND ARGUMENTS}. */
  public static JavaProcess.Program of(int heapMegabytes, String command, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(arguments);
    return new JavaProcess.Program(command, heapMegabytes, MAIN, all);
  }
}
