package lineside.console.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lineside.schemas.identity.Identities;

/**
 * Who is signed in, in memory: a restart signs everybody out. The secret of a cookie is kept as a
 * hash only. A secret that comes from a browser of another name ends its session, since it was
 * taken along. Thread-safe.
 */
public final class Sessions {
  private static final int SECRET_BYTES = 32;
  private static final int MOST = 10_000;

  private final Map<String, Known> byHash = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Duration idle;
  private final Duration longest;
  private final InstantSource clock;

  private static final class Known {
    private final Session session;
    private volatile long lastSeenAt;

    Known(Session session, long now) {
      this.session = session;
      this.lastSeenAt = now;
    }
  }

  /** A session with the secret of its cookie. */
  public record Opened(Session session, String secret) {}

  /** A session in a list. */
  public record Listed(Session session, long lastSeenAt) {}

  /** What became of a secret that a browser sent. */
  public enum State {
    /** It is somebody. */
    VALID,
    /** It is nobody any more. */
    ENDED
  }

  /**
   * Keeps sessions.
   *
   * @param idle time without a request or an open page after which one ends
   * @param longest time after which one ends whatever happens
   */
  public Sessions(Duration idle, Duration longest, InstantSource clock) {
    this.idle = idle;
    this.longest = longest;
    this.clock = clock;
  }

  /** Signs somebody in. */
  public Opened open(String name, Role role, Session.Origin origin) {
    long now = clock.millis();
    byHash.values().removeIf(known -> isOver(known, now));
    if (byHash.size() >= MOST) {
      byHash.entrySet().stream()
          .min(Comparator.comparingLong(entry -> entry.getValue().lastSeenAt))
          .ifPresent(oldest -> byHash.remove(oldest.getKey()));
    }
    String secret = secret();
    Session session = new Session(secret().substring(0, 16), name, role, secret(), now, origin);
    byHash.put(hash(secret), new Known(session, now));
    return new Opened(session, secret);
  }

  /** Who sent a secret; empty when nobody does any more. */
  public Optional<Session> find(String secret, String agent) {
    String hash = hash(secret);
    Known known = byHash.get(hash);
    if (known == null) {
      return Optional.empty();
    }
    long now = clock.millis();
    if (isOver(known, now) || !known.session.origin().agent().equals(agent)) {
      byHash.remove(hash);
      return Optional.empty();
    }
    known.lastSeenAt = now;
    return Optional.of(known.session);
  }

  /** Whether a session still is; an open page keeps it awake. */
  public State stateOf(Session session) {
    long now = clock.millis();
    for (Known known : byHash.values()) {
      if (known.session.id().equals(session.id()) && !isOver(known, now)) {
        known.lastSeenAt = now;
        return State.VALID;
      }
    }
    return State.ENDED;
  }

  /** When a session ends at the latest, milliseconds since 1970 (UTC). */
  public long endOf(Session session) {
    return session.startedAt() + longest.toMillis();
  }

  /** Ends a session by its id. */
  public void end(String sessionId) {
    byHash.values().removeIf(known -> known.session.id().equals(sessionId));
  }

  /** Everybody who is signed in. */
  public List<Listed> all() {
    long now = clock.millis();
    return byHash.values().stream()
        .filter(known -> !isOver(known, now))
        .map(known -> new Listed(known.session, known.lastSeenAt))
        .sorted(Comparator.comparingLong(listed -> listed.session().startedAt()))
        .toList();
  }

  private boolean isOver(Known known, long now) {
    return now - known.lastSeenAt > idle.toMillis()
        || now - known.session.startedAt() > longest.toMillis();
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String secret) {
    return Identities.sha256Hex(secret.getBytes(StandardCharsets.UTF_8));
  }
}
