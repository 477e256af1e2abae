package lineside.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import lineside.console.plant.Browser;
import lineside.console.plant.Consoles;
import lineside.console.plant.Plant;
import lineside.console.plant.SampleMessages;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.topic.Topic;
import lineside.testbroker.TestBroker;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What technicians change, on a real broker; the broker goes away and comes back. */
class AdjustIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ONE = "ab".repeat(32);
  private static final String OTHER = "cd".repeat(32);

  @TempDir Path dir;

  @Test
  void changesWithAReasonAndGoesOnAfterARestart() throws Exception {
    try (TestBroker broker = TestBroker.start(dir.resolve("broker"));
        Plant plant = Plant.on(broker)) {
      plant.send(Topic.RECIPE, "bracket-a", SampleMessages.recipe());
      plant.send(Topic.MODEL, ONE, SampleMessages.model(ONE, "one"));
      plant.send(Topic.MODEL, OTHER, SampleMessages.model(OTHER, "other"));
      for (long n = 1; n <= 10; n++) {
        send(plant, n, n % 5 == 0 ? ResultEvaluation.NOT_OK : ResultEvaluation.OK);
      }
      try (Console console = Consoles.demo(broker, dir)) {
        Browser browser = new Browser(console.address());
        browser.open();
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    browser.get("api/models").body().path("models").size() == 2
                        && browser.get("api/recipes/bracket-a").status() == 200
                        && parts(browser) == 10);

        changesAThreshold(browser);
        deploysAndRollsBack(browser);
        tellsWhatOtherThresholdsWouldDo(browser);
        losesNothingWhileTheBrokerIsAway(broker, browser);
      }
      send(plant, 11, ResultEvaluation.OK);
      goesOn(broker);
    }
  }

  private static void changesAThreshold(Browser browser) throws Exception {
    JsonNode shown = browser.get("api/recipes/bracket-a").body();
    ObjectNode recipe = shown.path("recipe").deepCopy();
    ((ObjectNode) recipe.at("/views/0")).put("notOkFrom", 0.9).put("undecidableFrom", 0.8);
    String version = shown.path("version").asText();

    Browser.Answer unexplained =
        browser.put("api/recipes/bracket-a", Map.of("version", version, "recipe", recipe));
    Browser.Answer changed =
        browser.put(
            "api/recipes/bracket-a",
            Map.of("version", version, "recipe", recipe, "why", "too many false alarms"));
    Browser.Answer late =
        browser.put(
            "api/recipes/bracket-a", Map.of("version", version, "recipe", recipe, "why", "me too"));

    assertThat(unexplained.body().path("error").asText()).isEqualTo("why-missing");
    assertThat(changed.body().at("/recipe/views/0/notOkFrom").asDouble()).isCloseTo(0.9, within());
    assertThat(late.body().path("error").asText()).isEqualTo("changed-meanwhile");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode entry =
                  browser.get("api/audit?subject=recipe").body().path("entries").path(0);
              assertThat(entry.path("who").asText()).isEqualTo("demo");
              assertThat(entry.path("why").asText()).isEqualTo("too many false alarms");
              assertThat(entry.path("after").asText()).contains("notOkFrom = 0.9");
            });
  }

  private static void deploysAndRollsBack(Browser browser) throws Exception {
    assertThat(deploy(browser, 0, "activate", ONE).path("revision").asInt()).isEqualTo(1);
    assertThat(deploy(browser, 1, "activate", OTHER).at("/active/name").asText())
        .isEqualTo("other");
    assertThat(deploy(browser, 2, "roll-back", null).at("/active/name").asText()).isEqualTo("one");

    JsonNode model = browser.get("api/models/" + ONE).body();

    assertThat(model.at("/roles/0/stage").asText()).isEqualTo("ACTIVE");
    assertThat(model.at("/card/thresholds/notOk").asDouble()).isEqualTo(0.99);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(browser.get("api/audit?subject=deployment").body().path("entries"))
                    .extracting(entry -> entry.path("action").asText())
                    .containsExactly("ROLL_BACK", "DEPLOY", "DEPLOY"));
  }

  private static JsonNode deploy(
      Browser browser, int revision, String action, @Nullable String model) throws Exception {
    Map<String, Object> wish = new HashMap<>();
    wish.put("lineId", "line-a");
    wish.put("recipeId", "bracket-a");
    wish.put("revision", revision);
    wish.put("action", action);
    wish.put("model", model);
    wish.put("why", "night tests");
    return browser.post("api/deployments", wish).body().path("deployment");
  }

  private static void tellsWhatOtherThresholdsWouldDo(Browser browser) throws Exception {
    JsonNode told =
        browser
            .get("api/what-if?line=line-a&station=a1&model=" + SampleMessages.MODEL + "&from=0")
            .body();

    assertThat(told.at("/thresholds/notOk").asDouble()).isCloseTo(0.9, within());
    assertThat(told.at("/calibration/points").size()).isEqualTo(2);
    assertThat(told.at("/real/views").asInt()).isEqualTo(10);
    JsonNode points = told.at("/real/points");
    assertThat(points.path(points.size() - 1).at("/flagged/count").asInt()).isEqualTo(2);
  }

  private static void losesNothingWhileTheBrokerIsAway(TestBroker broker, Browser browser)
      throws Exception {
    broker.close();
    Map<String, Object> word = Map.of("feedbackId", "f-1", "partId", "A-5", "judgement", "confirm");

    Browser.Answer refused = browser.post("api/feedback", word);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                browser.get("api/operate").body().at("/connection/broker").asText().equals("away"));
    JsonNode known = browser.get("api/part?id=A-5").body();
    broker.restart();
    await().atMost(PATIENCE).until(() -> browser.post("api/feedback", word).status() == 200);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.body().path("error").asText()).isEqualTo("broker-away");
    assertThat(known.at("/inspections/0/evaluation").asText()).isEqualTo("NOT_OK");
    await()
        .atMost(PATIENCE)
        .until(
            () -> browser.get("api/part?id=A-5").body().at("/inspections/0/feedback").size() == 1);
  }

  private void goesOn(TestBroker broker) throws Exception {
    try (Console console = Consoles.demo(broker, dir)) {
      Browser browser = new Browser(console.address());
      browser.open();
      JsonNode atOnce = browser.get("api/operate").body();

      assertThat(atOnce.at("/stations/0/lastReject/partId").asText()).isEqualTo("A-10");
      await().atMost(PATIENCE).until(() -> parts(browser) == 11);
    }
  }

  private static void send(Plant plant, long n, ResultEvaluation evaluation) {
    PartVerdict verdict = SampleMessages.inspected(n, evaluation);
    plant.send(Topic.GATE_VERDICT, verdict.getPartId(), verdict);
  }

  private static int parts(Browser browser) throws Exception {
    return browser.get("api/operate").body().at("/lines/0/counts/parts").asInt();
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-6);
  }
}
