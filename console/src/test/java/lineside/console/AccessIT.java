package lineside.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lineside.console.plant.Browser;
import lineside.console.plant.Consoles;
import lineside.console.security.Passwords;
import lineside.console.security.Role;
import lineside.console.security.User;
import lineside.console.security.UsersFile;
import lineside.console.web.ServeConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may come in, and how far. No broker answers: signing in needs none. */
class AccessIT {
  private static final String NO_BROKER = "127.0.0.1:1";
  private static final String PASSWORD = "correct horse";

  @TempDir static Path dir;

  private static Console console;

  @BeforeAll
  static void start() throws Exception {
    UsersFile users = new UsersFile(dir.resolve("users"));
    String hash = Passwords.hash(PASSWORD.toCharArray());
    users.put(new User("olga", Role.OPERATE, hash));
    users.put(new User("adam", Role.ADJUST, hash));
    users.put(new User("sara", Role.SERVICE, hash));
    users.put(new User("rita", Role.OPERATE, hash));
    Path picture = dir.resolve("evidence/cd/" + "cd".repeat(32) + ".png");
    Files.createDirectories(picture.getParent());
    Files.write(picture, new byte[] {1, 2, 3});
    Files.createDirectories(dir.resolve("reports/one"));
    Files.writeString(dir.resolve("reports/one/patterns.json"), "{\"reportId\": \"one\"}");
    Files.writeString(dir.resolve("reports/one/index.html"), "<p>report</p>");
    console =
        Console.start(
            Consoles.config(NO_BROKER, dir, ConsoleConfig.Access.of(dir.resolve("users"))));
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void givesNothingToWhoeverIsNotSignedIn() throws Exception {
    Browser stranger = new Browser(console.address());

    assertThat(stranger.open().body().path("user").isNull()).isTrue();
    for (String path :
        new String[] {
          "api/operate",
          "api/events",
          "api/evidence/" + "cd".repeat(32),
          "report/one/index.html",
          "api/audit"
        }) {
      Browser.Answer answer = stranger.get(path);

      assertThat(answer.status()).as(path).isEqualTo(401);
      assertThat(answer.body().path("error").asText()).isEqualTo("not-signed-in");
    }
  }

  @Test
  void letsEachRoleDoWhatItMayAndNoMore() throws Exception {
    Browser operator = signedIn("olga");
    Browser technician = signedIn("adam");

    assertThat(operator.get("api/operate").status()).isEqualTo(200);
    assertThat(operator.put("api/recipes/bracket-a", Map.of()).status()).isEqualTo(403);
    assertThat(operator.put("api/recipes/bracket-a", Map.of()).body().at("/detail/needs").asText())
        .isEqualTo("adjust");
    assertThat(technician.put("api/recipes/bracket-a", Map.of("why", "try")).status())
        .isEqualTo(400);
    assertThat(technician.get("api/service").status()).isEqualTo(403);
    assertThat(signedIn("sara").get("api/service").status()).isEqualTo(200);
  }

  @Test
  void letsNobodyGuessAPasswordForLong() throws Exception {
    Browser thief = new Browser(console.address());
    for (int i = 0; i < 5; i++) {
      assertThat(thief.signIn("rita", "wrong guess " + i).status()).isEqualTo(401);
    }

    Browser.Answer refused = thief.signIn("rita", PASSWORD);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void endsASessionThatTheServiceEnds() throws Exception {
    Browser operator = signedIn("olga");
    Browser service = signedIn("sara");
    for (var session : service.get("api/service").body().path("sessions")) {
      if (session.path("name").asText().equals("olga")) {
        service.delete("api/service/sessions/" + session.path("id").asText());
      }
    }

    Browser.Answer answer = operator.get("api/operate");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body().path("error").asText()).isEqualTo("session-ended");
  }

  @Test
  void endsASessionWhoseCookieComesFromAnotherBrowser() throws Exception {
    Browser operator = signedIn("adam");

    int stolen =
        operator
            .send(operator.request("api/operate").setHeader("User-Agent", "another browser").GET())
            .status();

    assertThat(stolen).isEqualTo(401);
    assertThat(operator.get("api/operate").status()).isEqualTo(401);
  }

  @Test
  void signsOut() throws Exception {
    Browser operator = signedIn("adam");

    int status = operator.delete("api/session").status();

    assertThat(status).isEqualTo(204);
    assertThat(operator.get("api/operate").status()).isEqualTo(401);
  }

  @Test
  void servesPicturesOfTheStoreAndNothingBesideIt() throws Exception {
    Browser operator = signedIn("adam");

    assertThat(operator.get("api/evidence/" + "cd".repeat(32)).status()).isEqualTo(200);
    assertThat(operator.get("api/evidence/" + "ab".repeat(32)).status()).isEqualTo(410);
    for (String path :
        new String[] {
          "api/evidence/..%2Fusers",
          "api/evidence/" + "CD".repeat(32),
          "report/%2e%2e/users",
          "report/one/..%2f..%2fusers",
          "report/one/patterns.jsonx",
          "page/..%2fmigration%2fV1__state.sql",
          "page/../migration/V1__state.sql"
        }) {
      assertThat(raw("/" + path)).as(path).doesNotContain("200 OK");
    }
  }

  @Test
  void answersWithStrictHeaders() throws Exception {
    var headers = new Browser(console.address()).get("").headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(raw("/api/session").replaceAll("(?s).*Set-Cookie.*", "")).doesNotContain("Jetty");
  }

  @Test
  void answersToItsOwnNameOnly() throws Exception {
    String answer = raw("/api/session", "evil.example");

    assertThat(answer).startsWith("HTTP/1.1 403").contains("foreign-host");
  }

  @Test
  void bindsToLoopbackOnlyWhileThereAreNoUsers() {
    ServeConfig open =
        new ServeConfig("0.0.0.0", 0, 1, Optional.empty(), Set.of(), Optional.empty());
    ConsoleConfig usual =
        Consoles.config(NO_BROKER, dir.resolve("open"), ConsoleConfig.Access.demo());

    assertThatThrownBy(
            () ->
                Console.start(
                    new ConsoleConfig(
                        open,
                        usual.feed(),
                        usual.state(),
                        usual.places(),
                        usual.access(),
                        usual.keeping())))
        .hasMessageContaining("loopback only");
  }

  @Test
  void saysThatTheBrokerIsAway() throws Exception {
    assertThat(signedIn("adam").get("api/operate").body().at("/connection/broker").asText())
        .isEqualTo("away");
    assertThat(new Browser(console.address()).get("healthz").status()).isEqualTo(200);
  }

  private static Browser signedIn(String name) throws Exception {
    Browser browser = new Browser(console.address());
    assertThat(browser.signIn(name, PASSWORD).status()).isEqualTo(200);
    return browser;
  }

  private static String raw(String path) throws Exception {
    return raw(path, "127.0.0.1");
  }

  /** As no client of the library would send it. */
  private static String raw(String path, String host) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(path, host)
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
