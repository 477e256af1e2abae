package lineside.console.browser;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import lineside.console.plant.Browser;
import lineside.console.plant.SampleMessages;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.topic.Topic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * Measures interaction to next paint on every page with a day of verdicts in the database and
 * twenty more a second, beside the same on an empty page, which tells what this machine takes by
 * itself. Not part of a build: {@code mvn -pl console failsafe:integration-test
 * -Dit.test=InteractionBenchmark}; the figures are in {@code target/interaction.txt}.
 */
@Tag("benchmark")
@ExtendWith(SceneExtension.class)
final class InteractionBenchmark {
  private static final int DAY = Integer.getInteger("lineside.day", 500_000);
  private static final int ROUNDS = Integer.getInteger("lineside.rounds", 3);
  private static final int PER_SECOND = 20;
  private static final int BLANK_INTERACTIONS = 100;

  /** Slows the page's processor so many times, to see what costs. */
  private static final int THROTTLE = Integer.getInteger("lineside.throttle", 1);

  private static final String LINE = "line-a";
  private static final String STATION = "a1";
  private static final String BLANK =
      "data:text/html,<!doctype html><title>blank</title><button"
          + " onclick=\"this.textContent=performance.now()\">tap</button>";
  private final StringBuilder told = new StringBuilder();

  @Test
  void tellsInteractionToNextPaint(Scene scene) throws Exception {
    ModelReference active = fill(scene);
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    AtomicLong next = new AtomicLong(DAY);
    var beat =
        clock.scheduleAtFixedRate(
            () -> send(scene, next.getAndIncrement(), Instant.now()),
            0,
            1_000_000 / PER_SECOND,
            TimeUnit.MICROSECONDS);

    tell(
        "%d verdicts in the database, %d a second, load average %.2f on %d processors%n",
        DAY,
        PER_SECOND,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors());
    Screen screen = scene.as(TestConsole.SERVICE);
    screen.command("Emulation.setCPUThrottlingRate", Map.of("rate", THROTTLE));
    report("empty page", blank(screen));
    screen.open("/operate").waitFor(".tile");
    Interactions.note(screen);
    for (int round = 0; round < ROUNDS; round++) {
      operate(screen);
      quality(screen);
      adjust(screen, active);
    }
    report("console", Interactions.of(screen));
    report("empty page, again", blank(screen));

    beat.cancel(false);
    clock.shutdownNow();
    Files.writeString(Path.of("target", "interaction.txt"), told.toString());
  }

  private static Interactions blank(Screen screen) throws IOException {
    screen.driver.get(BLANK);
    Interactions.note(screen);
    Interactions.step(screen, "blank");
    WebElement button = screen.one("button");
    for (int tap = 0; tap < BLANK_INTERACTIONS; tap++) {
      button.click();
    }
    return Interactions.of(screen);
  }

  private ModelReference fill(Scene scene) throws Exception {
    Recipes.publish(scene.plant(), Recipes.ID, LINE, STATION);
    scene.quality().charts(LINE, "", 144);
    scene.quality().charts(LINE, STATION, 144);
    for (int number = 0; number < 6; number++) {
      scene
          .quality()
          .pattern("bench-" + number, "bench", LINE, STATION, "Scratches on pallet " + number, 8);
      scene
          .alarms()
          .raise(
              LINE,
              STATION,
              "bench-" + number,
              AlarmPriority.MEDIUM,
              "scratch on %d of the last 20 parts".formatted(number + 3));
    }
    ModelReference active = scene.models().announce("bracket-s");
    scene
        .models()
        .deploy(
            LINE, active, scene.models().announce("bracket-before"), scene.models().announce("m"));
    for (int part = 0; part < 150; part++) {
      scene.parts().send(LINE, STATION, "judge-" + part, ResultEvaluation.NOT_OK);
    }
    long begun = System.nanoTime();
    for (int n = 0; n < DAY; n++) {
      send(scene, n, Instant.now().minusMillis((DAY - n) * 86_000_000L / DAY));
    }
    scene.plant().flush();
    Browser person = scene.elsewhere(TestConsole.SERVICE);
    String first = SampleMessages.inspected(0, ResultEvaluation.OK).getPartId();
    String last = SampleMessages.inspected(DAY - 1L, ResultEvaluation.OK).getPartId();
    Awaitility.await()
        .atMost(Duration.ofMinutes(20))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                person.get("api/part?id=" + last).status() == 200
                    && person.get("api/part?id=" + first).status() == 200);
    tell("known after %.1f s%n", (System.nanoTime() - begun) / 1e9);
    return active;
  }

  private static void send(Scene scene, long number, Instant at) {
    ResultEvaluation evaluation =
        number % 50 == 0
            ? ResultEvaluation.NOT_OK
            : number % 100 == 7 ? ResultEvaluation.NOT_DECIDABLE : ResultEvaluation.OK;
    PartVerdict verdict = SampleMessages.inspected(number, evaluation, at);
    scene.plant().stream(Topic.GATE_VERDICT, verdict.getPartId(), verdict);
  }

  private static void operate(Screen screen) {
    page(screen, ".tabs a[data-area=operate]", ".tile");
    step(screen, "sound").click("#sound").click("#sound");
    step(screen, "dialog").click(".act-comment").waitFor(".dialog").press("well", Keys.ESCAPE);
    step(screen, "shelve").click(".act-shelve").waitFor(".dialog").press(Keys.ESCAPE);
    page(screen, "a[href='/operate/alarms']", "main table");
    step(screen, "story").click("main td button").waitFor(".dialog").press(Keys.ESCAPE);
    page(screen, "a[href='/operate/unseen']", "main table");
    step(screen, "more").click("main .stack > button");
    page(screen, "a[href='/operate/bin']", ".rejects li");
    step(screen, "scan").press("A-250", Keys.ENTER).waitFor(".bin-part");
    step(screen, "kinds").click(".bin-part .field button");
    page(screen, ".tabs a[data-area=operate]", ".tile");
  }

  private static void quality(Screen screen) {
    page(screen, ".tabs a[data-area=quality]", ".thumb-button");
    step(screen, "judge");
    for (int key = 0; key < 10; key++) {
      screen.press("s");
    }
    screen.press("d").press("u").press("g").press("u");
    step(screen, "thumb").click(".thumb-button:nth-child(40)").click(".thumb-button:nth-child(3)");
    page(screen, "a[href='/quality/patterns']", ".pattern-card");
    page(screen, ".pattern-card h2 a", ".gallery");
    page(screen, "a[href='/quality/reports']", "main h1");
    page(screen, "a[href='/quality/charts']", ".chart canvas");
    step(screen, "table").click(".chart-table summary").click(".chart-table summary");
    page(screen, "a[href='/quality/part']", "#part-id");
    step(screen, "find").click("#part-id").press("A-250", Keys.ENTER).waitFor(".view-card");
  }

  private static void adjust(Screen screen, ModelReference active) {
    page(screen, ".tabs a[data-area=adjust]", "input[type=range]");
    step(screen, "slider").click("input[type=range]");
    for (int key = 0; key < 8; key++) {
      screen.press(Keys.ARROW_RIGHT);
    }
    page(screen, "a[href='/adjust/recipes']", "main table");
    page(screen, "main table a", "#save-recipe");
    step(screen, "number").click("input[name=deadlineMillis]").press("1", Keys.BACK_SPACE);
    page(screen, "a[href='/adjust/models']", ".deployment");
    page(screen, "main a[href$='%s']".formatted(active.getSha256()), ".card-tree");
    step(screen, "card").click(".card-tree summary");
    page(screen, "a[href='/adjust/audit']", "main h1");
    page(screen, ".tabs a[data-area=service]", "main table");
  }

  private static void page(Screen screen, String link, String until) {
    step(screen, link).click(link).waitFor(until);
  }

  private static Screen step(Screen screen, String name) {
    Interactions.step(screen, name);
    return screen;
  }

  private void report(String what, Interactions interactions) {
    tell(
        "%s: %d interactions, INP %.0f ms, worst %.0f, p75 %.0f, p50 %.0f (16: less than that)%n",
        what,
        interactions.count(),
        interactions.inp(),
        interactions.worst(),
        interactions.at(0.75),
        interactions.at(0.5));
    tell("%s%n", interactions.longest(12));
    if (!interactions.longFrames(1).isEmpty()) {
      tell("long frames%n%s%n", interactions.longFrames(12));
    }
  }

  private void tell(String format, Object... values) {
    String line = String.format(Locale.ROOT, format, values);
    told.append(line);
    System.out.print(line);
  }
}
