package lineside.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Session.Origin TABLET = new Session.Origin("10.0.0.7", "tablet");

  private Instant now = Instant.parse("2026-03-02T06:00:00Z");
  private final InstantSource clock = () -> now;
  private final Sessions sessions =
      new Sessions(Duration.ofMinutes(30), Duration.ofHours(8), clock);

  @Test
  void knowsWhoSignedIn() {
    Sessions.Opened opened = sessions.open("huber", Role.ADJUST, TABLET);

    assertThat(sessions.find(opened.secret(), "tablet"))
        .get()
        .extracting(Session::name, Session::role)
        .containsExactly("huber", Role.ADJUST);
  }

  @Test
  void endsASessionWhoseSecretComesFromAnotherBrowser() {
    Sessions.Opened opened = sessions.open("huber", Role.ADJUST, TABLET);

    assertThat(sessions.find(opened.secret(), "curl")).isEmpty();
    assertThat(sessions.find(opened.secret(), "tablet")).isEmpty();
  }

  @Test
  void endsAnIdleSession() {
    Sessions.Opened opened = sessions.open("huber", Role.ADJUST, TABLET);

    now = now.plus(Duration.ofMinutes(31));

    assertThat(sessions.find(opened.secret(), "tablet")).isEmpty();
  }

  @Test
  void keepsASessionAwakeWhilePageIsOpenButNotForEver() {
    Sessions.Opened opened = sessions.open("huber", Role.ADJUST, TABLET);

    for (int i = 0; i < 20; i++) {
      now = now.plus(Duration.ofMinutes(20));
      sessions.stateOf(opened.session());
    }
    boolean isAwake = sessions.find(opened.secret(), "tablet").isPresent();
    now = now.plus(Duration.ofMinutes(81));

    assertThat(isAwake).isTrue();
    assertThat(sessions.stateOf(opened.session())).isEqualTo(Sessions.State.ENDED);
  }

  @Test
  void endsASessionByItsId() {
    Sessions.Opened opened = sessions.open("huber", Role.ADJUST, TABLET);

    sessions.end(opened.session().id());

    assertThat(sessions.all()).isEmpty();
    assertThat(sessions.stateOf(opened.session())).isEqualTo(Sessions.State.ENDED);
  }
}
