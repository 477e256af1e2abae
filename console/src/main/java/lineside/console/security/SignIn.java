package lineside.console.security;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import lineside.console.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs people in by name and password. Thread-safe. */
public final class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
  private static final int MOST_OF_NAME = 5;
  private static final int MOST_OF_ADDRESS = 20;
  private static final Duration WINDOW = Duration.ofMinutes(5);

  /** Of a password that nobody has: an unknown name takes as long as a wrong password. */
  private static final String NOBODY =
      "$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW";

  private final UsersFile users;
  private final Sessions sessions;
  private final AttemptLimit ofName;
  private final AttemptLimit ofAddress;

  /** By the users of a file. */
  public SignIn(UsersFile users, Sessions sessions, InstantSource clock) {
    this.users = users;
    this.sessions = sessions;
    this.ofName = new AttemptLimit(MOST_OF_NAME, WINDOW, clock);
    this.ofAddress = new AttemptLimit(MOST_OF_ADDRESS, WINDOW, clock);
  }

  /**
   * Signs somebody in.
   *
   * @throws Problem when name or password is wrong, or too many were
   */
  public Sessions.Opened signIn(String name, char[] password, Session.Origin origin) {
    refuse(ofName.waitSeconds(name));
    refuse(ofAddress.waitSeconds(origin.address()));
    // Counted before it is looked at, so that attempts side by side count too.
    ofName.failed(name);
    ofAddress.failed(origin.address());
    @Nullable User user = find(name);
    boolean isRight =
        Passwords.matches(password, user == null ? NOBODY : user.passwordHash()) && user != null;
    if (user == null || !isRight) {
      LOG.info("sign-in refused from {}", origin.address());
      throw new Problem(
          Problem.Kind.WRONG_NAME_OR_PASSWORD, "The name or the password is not right.");
    }
    ofName.succeeded(name);
    ofAddress.succeeded(origin.address());
    return sessions.open(user.name(), user.role(), origin);
  }

  /** Names and roles of everybody. */
  public List<User> users() {
    try {
      return List.copyOf(users.all().values());
    } catch (IOException e) {
      LOG.error("users cannot be read", e);
      return List.of();
    }
  }

  private @Nullable User find(String name) {
    try {
      return users.all().get(name);
    } catch (IOException e) {
      LOG.error("users cannot be read: nobody can sign in", e);
      throw new Problem(
          Problem.Kind.FAILED, "The list of users cannot be read. Please tell the service.");
    }
  }

  private static void refuse(OptionalLong waitSeconds) {
    if (waitSeconds.isPresent()) {
      throw new Problem(
          Problem.Kind.TOO_MANY_ATTEMPTS,
          "Too many attempts. Please wait %d seconds.".formatted(waitSeconds.getAsLong()),
          Map.of("retryAfterSeconds", waitSeconds.getAsLong()));
    }
  }
}
