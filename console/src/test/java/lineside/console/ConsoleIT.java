package lineside.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lineside.console.plant.Browser;
import lineside.console.plant.Consoles;
import lineside.console.plant.FakeLine;
import lineside.console.plant.Plant;
import lineside.console.plant.SampleMessages;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.topic.Topic;
import lineside.testbroker.TestBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console on a real broker, asked as a page asks it. */
class ConsoleIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path dir;

  private static TestBroker broker;
  private static Plant plant;
  private static FakeLine line;
  private static Console console;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.start(dir.resolve("broker"));
    plant = Plant.on(broker);
    line = new FakeLine(broker, plant);
    console = Consoles.demo(broker, dir);
    browser = new Browser(console.address());
    browser.open();
    for (long n = 1; n <= 20; n++) {
      send(SampleMessages.inspected(n, n % 5 == 0 ? ResultEvaluation.NOT_OK : ResultEvaluation.OK));
    }
    await().atMost(PATIENCE).until(() -> line("line-a").path("counts").path("parts").asInt() == 20);
  }

  @AfterAll
  static void stop() {
    console.close();
    line.close();
    plant.close();
    broker.close();
  }

  @Test
  void showsTheStationWithItsLastReject() throws Exception {
    JsonNode station = browser.get("api/operate").body().path("stations").path(0);

    assertThat(station.path("stationId").asText()).isEqualTo("a1");
    assertThat(station.path("lastReject").path("partId").asText()).isEqualTo("A-20");
    assertThat(station.path("lastReject").path("views").path(0).path("findings").size())
        .isEqualTo(1);
  }

  @Test
  void tellsTheSecondPersonWhoWasFirst() throws Exception {
    line.publish(SampleMessages.alarm("alarm-1", 0, AlarmPriority.HIGH, "three scratches"));
    await().atMost(PATIENCE).until(() -> browser.get("api/alarms/alarm-1").status() == 200);

    JsonNode first = act("alarm-1", Map.of("kind", "ACKNOWLEDGE", "person", "Huber"));
    JsonNode second = act("alarm-1", Map.of("kind", "ACKNOWLEDGE", "person", "Maier"));

    assertThat(first.path("result").asText()).isEqualTo("ACCEPTED");
    assertThat(second.path("result").asText()).isEqualTo("REFUSED");
    assertThat(second.path("reason").asText()).isEqualTo("acknowledged by Huber (demo) before");
  }

  @Test
  void keepsWhatWasSaidOfAPartInItsGenealogy() throws Exception {
    PartVerdict undecided =
        SampleMessages.inspected(7001, ResultEvaluation.NOT_DECIDABLE, SampleMessages.START);
    send(undecided);
    send(SampleMessages.revised(undecided, ResultEvaluation.NOT_OK));
    await().atMost(PATIENCE).until(() -> browser.get("api/part?id=A-7001").status() == 200);

    Browser.Answer said =
        browser.post(
            "api/feedback",
            Map.of(
                "partId", "A-7001",
                "judgement", "overturn",
                "comment", "<script>alert(1)</script>",
                "defectKinds", List.of()));

    assertThat(said.status()).isEqualTo(200);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode part = browser.get("api/part?id=A-7001").body().path("inspections").path(0);
              assertThat(part.path("evaluation").asText()).isEqualTo("NOT_OK");
              assertThat(part.path("revisions").size()).isEqualTo(2);
              assertThat(part.path("feedback").path(0).path("defective").asBoolean(true)).isFalse();
              assertThat(part.path("feedback").path(0).path("comment").asText())
                  .isEqualTo("<script>alert(1)</script>");
            });
  }

  @Test
  void keepsTheLastJudgementOfACrop() throws Exception {
    JsonNode crop = browser.get("api/crops?evaluation=NOT_OK&limit=1").body().path("crops").path(0);
    String path = "api/crops/" + crop.path("cropSha256").asText() + "/judgement";
    String viewId = crop.path("viewId").asText();

    browser.post(path, Map.of("viewId", viewId, "defect", true, "kind", "scratch"));
    browser.post(path, Map.of("viewId", viewId, "defect", false));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        browser
                            .get("api/crops?judged=yes")
                            .body()
                            .path("crops")
                            .findValue("judgement")
                            .path("defect")
                            .asBoolean(true))
                    .isFalse());
  }

  @Test
  void refusesWhatIsTooLongByAPlainSentence() throws Exception {
    Browser.Answer refused =
        browser.post(
            "api/feedback",
            Map.of("partId", "A-1", "judgement", "confirm", "comment", "x".repeat(10 << 20)));

    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.body().path("error").asText()).isEqualTo("too-large");
    assertThat(refused.body().path("text").asText()).startsWith("That is too long");
  }

  @Test
  void saysThatAPartIsNotKnown() throws Exception {
    Browser.Answer refused = browser.get("api/part?id=nobody%2F7");

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.body().path("error").asText()).isEqualTo("unknown-part");
  }

  @Test
  void refusesAChangeThatDoesNotComeFromThePage() throws Exception {
    Browser other = new Browser(console.address());
    other.open();
    other.forgetToken();

    Browser.Answer refused = other.post("api/feedback", Map.of("partId", "A-1"));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().path("error").asText()).isEqualTo("csrf");
  }

  /** Whoever asks for the end of time, or for all of it, gets a page and not the end of memory. */
  @Test
  void answersOfAnyPeriod() throws Exception {
    for (String path :
        List.of(
            "alarm-load",
            "escapes",
            "alarms",
            "crops",
            "spc",
            "parts",
            "unseen",
            "ledger",
            "audit")) {
      for (String period :
          List.of(
              "to=" + Long.MIN_VALUE,
              "from=" + Long.MIN_VALUE + "&to=" + Long.MAX_VALUE,
              "from=" + Long.MAX_VALUE,
              "from=0&to=-1")) {
        assertThat(browser.get("api/" + path + "?line=line-a&" + period).status())
            .as("%s of %s", path, period)
            .isIn(200, 400);
      }
    }
    assertThat(browser.get("api/alarm-load?from=0").body().path("figures").path("slots").size())
        .isLessThan(20_000);
  }

  private static void send(PartVerdict verdict) {
    plant.send(Topic.GATE_VERDICT, verdict.getPartId(), verdict);
  }

  private static JsonNode act(String alarmId, Map<String, Object> action) throws Exception {
    return browser.post("api/alarms/" + alarmId + "/actions", action).body();
  }

  private static JsonNode line(String lineId) throws Exception {
    for (JsonNode line : browser.get("api/operate").body().path("lines")) {
      if (line.path("lineId").asText().equals(lineId)) {
        return line;
      }
    }
    return MissingNode.getInstance();
  }
}
