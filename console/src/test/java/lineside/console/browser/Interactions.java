package lineside.console.browser;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a page's interactions took until the next paint, milliseconds, by the Event Timing API. An
 * interaction is as long as its longest event; one that the browser did not report took less than
 * 16.
 */
final class Interactions {
  private static final double UNREPORTED_MILLIS = 16;
  private static final int LEFT_OUT_OF = 50;

  private final long count;
  private final List<Interaction> slowest;
  private final List<Map<?, ?>> frames;

  /** One, with the step of the tour that it belongs to. */
  record Interaction(double millis, double waitMillis, double workMillis, String words) {}

  private Interactions(long count, List<Interaction> slowest, List<Map<?, ?>> frames) {
    this.count = count;
    this.slowest = slowest;
    this.frames = frames;
  }

  /** Begins to note on a page that was just opened. */
  static void note(Screen screen) throws IOException {
    try (InputStream script =
        requireNonNull(
            Interactions.class.getResourceAsStream("/lineside/console/browser/probe.js"))) {
      screen.script(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** What follows belongs to a step. */
  static void step(Screen screen, String name) {
    screen.script("probe.begin(arguments[0])", name);
  }

  /** What was noted. */
  static Interactions of(Screen screen) {
    screen.driver.executeAsyncScript("setTimeout(arguments[0], 400)");
    List<?> events = (List<?>) requireNonNull(screen.script("return probe.events"));
    Map<Object, Interaction> longest =
        events.stream()
            .map(event -> (Map<?, ?>) event)
            .collect(
                Collectors.toMap(
                    event -> requireNonNull(event.get("id")),
                    Interactions::interaction,
                    (one, two) -> one.millis() >= two.millis() ? one : two));
    long count =
        ((Number) requireNonNull(screen.script("return performance.interactionCount"))).longValue();
    List<Map<?, ?>> frames =
        ((List<?>) requireNonNull(screen.script("return probe.frames")))
            .stream().<Map<?, ?>>map(frame -> (Map<?, ?>) frame).toList();
    return new Interactions(
        Math.max(count, longest.size()),
        longest.values().stream()
            .sorted(Comparator.comparingDouble(Interaction::millis).reversed())
            .toList(),
        frames);
  }

  long count() {
    return count;
  }

  /** Interaction to next paint: the worst, less one per fifty interactions. */
  double inp() {
    return slow((int) (count / LEFT_OUT_OF));
  }

  double worst() {
    return slow(0);
  }

  /** The share of interactions that were at most as long. */
  double at(double share) {
    return slow((int) Math.floor((1 - share) * count));
  }

  /** How long the interactions were of which so many were longer. */
  private double slow(int place) {
    return place < slowest.size() ? slowest.get(place).millis() : UNREPORTED_MILLIS;
  }

  /** The longest, a line each. */
  String longest(int most) {
    return slowest.stream()
        .limit(most)
        .map(
            one ->
                String.format(
                    Locale.ROOT,
                    "  %4.0f ms (waited %.0f, worked %.0f) %s",
                    one.millis(),
                    one.waitMillis(),
                    one.workMillis(),
                    one.words()))
        .collect(Collectors.joining("\n"));
  }

  /** Frames that were long, with what ran in them. */
  String longFrames(int most) {
    return frames.stream()
        .sorted(Comparator.comparingDouble(frame -> -number(frame, "duration")))
        .limit(most)
        .map(
            frame ->
                String.format(
                    Locale.ROOT,
                    "  %4.0f ms (style and layout %.0f) %s %s",
                    number(frame, "duration"),
                    number(frame, "style"),
                    frame.get("step"),
                    frame.get("scripts")))
        .collect(Collectors.joining("\n"));
  }

  private static Interaction interaction(Map<?, ?> event) {
    return new Interaction(
        number(event, "duration"),
        number(event, "wait"),
        number(event, "work"),
        "%s: %s on '%s'".formatted(event.get("step"), event.get("name"), event.get("target")));
  }

  private static double number(Map<?, ?> of, String name) {
    return of.get(name) instanceof Number number ? number.doubleValue() : 0;
  }
}
