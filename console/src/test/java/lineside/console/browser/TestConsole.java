package lineside.console.browser;

import java.io.IOException;
import java.nio.file.Path;
import lineside.console.Console;
import lineside.console.plant.Consoles;
import lineside.console.security.Passwords;
import lineside.console.security.Role;
import lineside.console.security.User;
import lineside.console.security.UsersFile;
import lineside.testbroker.TestBroker;

/** The real server with three users, one of each role. */
final class TestConsole implements AutoCloseable {
  static final String PASSWORD = "a password of tests";
  static final String OPERATOR = "huber";
  static final String ENGINEER = "meier";
  static final String SERVICE = "schulz";

  private final Console console;

  private TestConsole(Console console) {
    this.console = console;
  }

  /** Keeps its state below {@code home}, and reads evidence, reports and index from there. */
  static TestConsole start(TestBroker broker, Path home) throws IOException {
    Path file = home.resolve("users");
    UsersFile users = new UsersFile(file);
    String hash = Passwords.hash(PASSWORD.toCharArray());
    users.put(new User(OPERATOR, Role.OPERATE, hash));
    users.put(new User(ENGINEER, Role.ADJUST, hash));
    users.put(new User(SERVICE, Role.SERVICE, hash));
    return new TestConsole(Consoles.withUsers(broker, home, file));
  }

  /** Without a slash at its end. */
  String address() {
    return console.address().replaceFirst("/$", "");
  }

  int port() {
    return console.port();
  }

  @Override
  public void close() {
    console.close();
  }
}
