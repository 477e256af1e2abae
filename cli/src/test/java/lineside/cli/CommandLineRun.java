package lineside.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command that was run in this process, with what it printed. */
public record CommandLineRun(int exit, String out, String err) {
  /** Runs it. */
  public static CommandLineRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new CommandLineRun(exit, out.toString(), err.toString());
  }
}
