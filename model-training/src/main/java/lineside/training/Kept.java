package lineside.training;

import java.util.List;
import java.util.stream.Stream;
import lineside.training.data.DataPlan;
import lineside.training.fit.LearningRun;
import lineside.training.memory.HeadChoice;
import lineside.training.net.TrainedNet;

/**
 * What goes into the package.
 *
 * @param run the run that was kept
 * @param head how its map comes about
 */
record Kept(LearningRun.Result run, HeadChoice.Chosen head) {
  /** Keeps the better run and chooses its head. */
  static Kept of(List<LearningRun.Result> runs, PreparedData data, long seed) {
    LearningRun.Result best = Candidates.best(runs);
    return new Kept(
        best,
        HeadChoice.of(
            best.net(), new HeadChoice.Material(data.plan(), data.learning(), data.held(), seed)));
  }

  TrainedNet trained() {
    return head.trained();
  }

  /** Everything that was chosen. */
  List<DataPlan.Choice> choices(DataPlan plan) {
    return Stream.concat(plan.choices().stream(), head.choices().stream()).toList();
  }
}
