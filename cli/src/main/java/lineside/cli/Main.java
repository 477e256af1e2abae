package lineside.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import lineside.cli.command.LinesideCommand;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.RunFailedException;
import lineside.vision.model.ModelPackageException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Entry point: exit 0 on success, 1 on a failed run, 2 on bad usage or configuration. */
public final class Main {
  private static final int SUCCESS = 0;
  private static final int FAILED_RUN = 1;
  private static final int BAD_USAGE = 2;

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int exit = run(out, err, arguments);
    out.flush();
    err.flush();
    System.exit(exit);
  }

  /** Runs a command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new LinesideCommand())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExitCodeExceptionMapper(Main::exitCode)
        .setExecutionExceptionHandler(Main::report)
        .execute(arguments);
  }

  private static int report(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof BadConfigurationException bad) {
      bad.problems().forEach(problem -> err.println("lineside: " + problem));
    } else if (failure instanceof RunFailedException || failure instanceof ModelPackageException) {
      err.println("lineside: " + failure.getMessage());
    } else {
      LoggerFactory.getLogger(Main.class).error("command failed", failure);
      err.println("lineside: " + describe(failure));
    }
    err.flush();
    return exitCode(failure);
  }

  private static String describe(Throwable failure) {
    StringBuilder text = new StringBuilder(String.valueOf(failure));
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      text.append("; because ").append(cause);
    }
    return text.toString();
  }

  private static int exitCode(Throwable failure) {
    boolean isBadUsage =
        failure instanceof BadConfigurationException
            || failure instanceof ModelPackageException
            || failure instanceof CommandLine.ParameterException;
    return failure == null ? SUCCESS : isBadUsage ? BAD_USAGE : FAILED_RUN;
  }
}
