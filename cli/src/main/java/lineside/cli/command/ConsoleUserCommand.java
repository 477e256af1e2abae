package lineside.cli.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import lineside.cli.demo.BadConfigurationException;
import lineside.console.security.Passwords;
import lineside.console.security.Role;
import lineside.console.security.User;
import lineside.console.security.UsersFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The users of a console. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    description = "Adds, removes and lists users; a change holds from the next sign-in on.")
final class ConsoleUserCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "add, remove or list?");
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description =
          "Adds a user, or gives him another password or role. The password is asked for, or read"
              + " from standard input.")
  int add(
      @Option(names = "--users", required = true, paramLabel = "FILE", description = "The file.")
          Path file,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE",
              description = "operate, adjust or service.")
          String role,
      @Option(
              names = "--password",
              required = true,
              interactive = true,
              prompt = "Password: ",
              description = "Its value is asked for.")
          char[] password,
      @Parameters(paramLabel = "NAME", description = "The user.") String name)
      throws Exception {
    try {
      Role given =
          Role.parse(role)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "--role is " + role + ", operate, adjust or service is needed"));
      new UsersFile(file).put(new User(name, given, Passwords.hash(password)));
    } catch (IllegalArgumentException e) {
      throw new BadConfigurationException(String.valueOf(e.getMessage()));
    } finally {
      Arrays.fill(password, ' ');
    }
    out().println(name + " may " + role);
    return 0;
  }

  @Command(name = "remove", mixinStandardHelpOptions = true, description = "Takes a user away.")
  int remove(
      @Option(names = "--users", required = true, paramLabel = "FILE", description = "The file.")
          Path file,
      @Parameters(paramLabel = "NAME", description = "The user.") String name)
      throws Exception {
    if (!new UsersFile(file).remove(name)) {
      throw new BadConfigurationException("there is no user " + name);
    }
    out().println(name + " is removed; sessions that are open end by themselves");
    return 0;
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Names and roles.")
  int list(
      @Option(names = "--users", required = true, paramLabel = "FILE", description = "The file.")
          Path file)
      throws Exception {
    if (!Files.isReadable(file)) {
      throw new BadConfigurationException("--users " + file + " cannot be read");
    }
    new UsersFile(file)
        .all()
        .values()
        .forEach(user -> out().println(user.name() + " " + user.role().text()));
    return 0;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
