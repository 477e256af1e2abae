package lineside.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command line as it was typed. */
final class CommandText {
  private CommandText() {}

  static String of(CommandSpec spec) {
    CommandLine top = spec.commandLine();
    while (top.getParent() != null) {
      top = top.getParent();
    }
    return "./lineside " + String.join(" ", top.getParseResult().originalArgs());
  }
}
