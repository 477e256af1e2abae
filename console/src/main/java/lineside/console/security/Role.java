package lineside.console.security;

import java.util.Locale;
import java.util.Optional;

/** What somebody may do; each may do what those before may. */
public enum Role {
  /** Looks, acknowledges alarms, says what parts are. */
  OPERATE,
  /** Changes recipes, thresholds and models. */
  ADJUST,
  /** Looks after the console itself. */
  SERVICE;

  /** Whether it may do what {@code needed} may. */
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }

  /** In lower case, as pages and files have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #text()}; empty when it is none. */
  public static Optional<Role> parse(String text) {
    for (Role role : values()) {
      if (role.text().equals(text)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
