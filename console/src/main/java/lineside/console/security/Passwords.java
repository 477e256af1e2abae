package lineside.console.security;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;

/**
 * Hashes passwords by bcrypt at cost 12 (OWASP Password Storage Cheat Sheet: 10 at least); what is
 * longer than bcrypt takes is hashed by SHA-512 before. Thread-safe.
 */
public final class Passwords {
  /** Shortest password that is taken (NIST SP 800-63B). */
  public static final int LEAST_CHARACTERS = 8;

  /** Longest one: hashing must not become work. */
  public static final int MOST_CHARACTERS = 256;

  private static final int COST = 12;
  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;

  private Passwords() {}

  /**
   * Hash of a new password.
   *
   * @throws IllegalArgumentException when it is too short or too long
   */
  public static String hash(char[] password) {
    if (password.length < LEAST_CHARACTERS || password.length > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "password has %d characters, %d to %d are needed"
              .formatted(password.length, LEAST_CHARACTERS, MOST_CHARACTERS));
    }
    return BCrypt.with(VERSION, LongPasswordStrategies.hashSha512(VERSION))
        .hashToString(COST, password);
  }

  static boolean matches(char[] password, String hash) {
    return password.length <= MOST_CHARACTERS
        && BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
            .verify(password, hash)
            .verified;
  }
}
