package lineside.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import lineside.bench.figure.Spread;
import lineside.bench.moved.Move;
import lineside.bench.moved.Move.Kind;
import lineside.bench.moved.Moves;
import lineside.bench.moved.Published;
import lineside.cli.demo.BadConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What moved since the last published figures. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Says what moved between two documents of bench --json: a figure whose rounds do not meet"
            + " those of before and whose median moved by more than 5 % (25 % of a single round)."
            + " Ratios count on any machine, absolute values on the same one. Exit 1 when a figure"
            + " with a target got worse.")
final class BenchCompareCommand implements Callable<Integer> {
  private static final Set<Kind> QUIET = EnumSet.of(Kind.SAME, Kind.NOT_COMPARED);

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD", description = "The earlier document.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The later one.")
  private Path after = Path.of("");

  @Option(names = "--all", description = "Show what stayed, too.")
  private boolean isAll;

  @Override
  public Integer call() throws BadConfigurationException {
    List<Move> moves = Moves.between(read(before), read(after));
    PrintWriter out = spec.commandLine().getOut();
    moves.stream()
        .filter(move -> isAll || !QUIET.contains(move.kind()))
        .forEach(
            move ->
                out.printf(
                    Locale.ROOT,
                    "  %-12s %-64s %24s -> %s%n",
                    move.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    move.what(),
                    text(move.before()),
                    text(move.after())));
    for (Kind kind : Kind.values()) {
      long count = moves.stream().filter(move -> move.kind() == kind).count();
      if (count > 0) {
        out.print(count + " " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "  ");
      }
    }
    out.println();
    out.flush();
    return moves.stream().anyMatch(move -> move.kind() == Kind.WORSE) ? 1 : 0;
  }

  private static Published read(Path file) throws BadConfigurationException {
    try {
      return Published.read(file);
    } catch (IOException unreadable) {
      throw new BadConfigurationException(String.valueOf(unreadable.getMessage()));
    }
  }

  private static String text(@Nullable Spread value) {
    return value == null
        ? "-"
        : String.format(
            Locale.ROOT, "%.4g (%.4g .. %.4g)", value.median(), value.min(), value.max());
  }
}
