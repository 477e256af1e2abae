package lineside.bench;

import java.util.ArrayList;
import java.util.List;
import lineside.bench.plant.PacedRun;

/**
 * Views told apart by whether a model was changing when they were captured.
 *
 * @param during captured between the publishing of a deployment and half a second after the first
 *     verdict of its model
 * @param between all others
 * @param millis from each publishing to the first verdict of its model
 */
record Changes(PacedRun.Latency during, PacedRun.Latency between, List<Double> millis) {
  private static final long SETTLING_MICROS = 500_000;
  private static final double MICROS_PER_MILLI = 1000;

  /** Copies the list. */
  Changes {
    millis = List.copyOf(millis);
  }

  /** Changes after which a verdict of another model came. */
  int seen() {
    return millis.size();
  }

  /**
   * Tells them apart.
   *
   * @param views in the order of their verdicts
   * @param publishedMicros when deployments were published, Unix time, in order
   */
  static Changes of(List<PacedRun.Judged> views, List<Long> publishedMicros) {
    List<long[]> spans = new ArrayList<>();
    List<Double> millis = new ArrayList<>();
    for (int i = 1; i < views.size(); i++) {
      PacedRun.Judged view = views.get(i);
      if (view.modelSha256().equals(views.get(i - 1).modelSha256())) {
        continue;
      }
      long judged = view.acquiredMicros() + Math.round(view.millis() * MICROS_PER_MILLI);
      long published =
          publishedMicros.stream().filter(at -> at < judged).reduce((a, b) -> b).orElse(judged);
      spans.add(new long[] {published, judged + SETTLING_MICROS});
      millis.add((judged - published) / MICROS_PER_MILLI);
    }
    List<Double> during = new ArrayList<>();
    List<Double> between = new ArrayList<>();
    for (PacedRun.Judged view : views) {
      boolean isInside =
          spans.stream()
              .anyMatch(s -> view.acquiredMicros() >= s[0] && view.acquiredMicros() <= s[1]);
      (isInside ? during : between).add(view.millis());
    }
    return new Changes(PacedRun.Latency.of(during), PacedRun.Latency.of(between), millis);
  }
}
