package lineside.console.security;

import java.util.regex.Pattern;

/**
 * Somebody who may sign in.
 *
 * @param name 1 to 64 letters, digits, dots, dashes, underscores or blanks
 * @param role what he may do
 * @param passwordHash bcrypt
 */
public record User(String name, Role role, String passwordHash) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");

  /** Checks the name. */
  public User {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must be 1 to 64 letters, digits, blanks, dots, dashes or underscores: " + name);
    }
  }
}
