package lineside.jobs.inspection;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import lineside.jobs.deployment.Assignment;
import lineside.jobs.deployment.AtStation;

/**
 * Runs the models over a micro-batch: one run for each model that judges views of it, so one where
 * one model judges all. Used by one thread.
 */
final class ModelRuns {
  private final Models models;
  private final InspectionMetrics metrics;
  private final LongSupplier nanoTime;
  private final InstantSource clock;

  /**
   * What became of a view.
   *
   * @param by who judged it
   * @param result what was seen, or why nothing was
   * @param run the run that it was part of
   */
  record Judged(Assignment<FrameJudge> by, BatchJudgement.Result result, ViewJudgement.Run run) {}

  /** Takes the models and clocks of the parts, and the metrics. */
  ModelRuns(OpenedParts parts, InspectionMetrics metrics) {
    this.models = parts.models();
    this.metrics = metrics;
    this.nanoTime = parts.nanoTime();
    this.clock = parts.settings().clock();
  }

  /** One outcome a view, in their order. */
  List<Judged> judge(List<PendingView> views) {
    List<Assignment<FrameJudge>> assigned = new ArrayList<>(views.size());
    Map<FrameJudge, List<Integer>> byJudge = new LinkedHashMap<>();
    long nowMicros = ViewVerdicts.micros(clock.instant());
    for (int i = 0; i < views.size(); i++) {
      PendingView view = views.get(i);
      String stationId = view.expected().view().getStationId();
      AtStation at = new AtStation(stationId, view.taktLeftMillis(nowMicros));
      Assignment<FrameJudge> by = models.of(view.trigger(), at);
      metrics.onChosen(by.grounds().choice());
      assigned.add(by);
      byJudge.computeIfAbsent(by.judge().model(), judge -> new ArrayList<>()).add(i);
    }
    Judged[] judged = new Judged[views.size()];
    byJudge.forEach(
        (judge, indexes) -> {
          long begunNanos = nanoTime.getAsLong();
          List<BatchJudgement.Result> results =
              new BatchJudgement(judge)
                  .judge(indexes.stream().map(i -> views.get(i).toJudge()).toList());
          ViewJudgement.Run run =
              new ViewJudgement.Run(indexes.size(), nanoTime.getAsLong() - begunNanos);
          metrics.onJudge(judge.identity());
          metrics.onRun(run);
          for (int i = 0; i < indexes.size(); i++) {
            int index = indexes.get(i);
            judged[index] = new Judged(assigned.get(index), results.get(i), run);
          }
        });
    return List.of(judged);
  }
}
