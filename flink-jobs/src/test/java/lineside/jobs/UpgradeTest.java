package lineside.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.line.LineSettings;
import lineside.jobs.mes.MesDeliveryConfig;
import lineside.jobs.recipe.FixedRecipes;
import lineside.jobs.upgrade.OlderSavepoint;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an older savepoint holds has a place in the present jobs, found by uid. */
class UpgradeTest {
  @TempDir Path dir;

  @Test
  void hasAPlaceForEverythingThatTheInspectionJobLeft() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    InspectionJob.build(env, config());

    assertThat(homeless("inspection", env)).isEmpty();
  }

  @Test
  void hasAPlaceForEverythingThatTheDeliveryJobLeftButItsFormerSink() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    MesDeliveryJob.build(
        env, new KafkaEnd("localhost:1", "test"), MesDeliveryConfig.defaults(), run());

    assertThat(homeless("mes", env))
        .hasSizeLessThanOrEqualTo(2)
        .allMatch(uid -> uid.contains("mes-sink"));
  }

  @Test
  void noticesWhenAUidIsGone() {
    StreamExecutionEnvironment other = StreamExecutionEnvironment.getExecutionEnvironment();
    MesDeliveryJob.build(
        other, new KafkaEnd("localhost:1", "test"), MesDeliveryConfig.defaults(), run());

    assertThat(homeless("inspection", other)).contains("line", "frame-source", "archive-sink");
  }

  @Test
  void keepsTheKeyGroupsOfOlderSavepoints() {
    for (String job : List.of("inspection", "mes")) {
      assertThat(OlderSavepoint.of(job).operators())
          .extracting(OperatorState::getMaxParallelism)
          .containsOnly(JobRun.MAX_PARALLELISM);
    }
  }

  /** Uids, or ids where there are none, of operators that the present job does not have. */
  private static List<String> homeless(String job, StreamExecutionEnvironment present) {
    Set<OperatorID> places = new HashSet<>();
    for (JobVertex vertex : present.getStreamGraph().getJobGraph().getVertices()) {
      for (OperatorIDPair operator : vertex.getOperatorIDs()) {
        places.add(operator.getGeneratedOperatorID());
        operator.getUserDefinedOperatorID().ifPresent(places::add);
      }
    }
    return OlderSavepoint.of(job).operators().stream()
        .filter(operator -> !places.contains(operator.getOperatorID()))
        .map(
            operator ->
                operator.getOperatorUid().orElseGet(() -> operator.getOperatorID().toString()))
        .toList();
  }

  private InspectionJobConfig config() {
    return new InspectionJobConfig(
        new KafkaEnd("localhost:1", "test"),
        new InspectionSettings(
            4,
            Duration.ofMillis(8),
            () -> {
              throw new IOException("no model in this test");
            },
            new FixedRecipes(List.of()),
            new DirectoryEvidence(dir.resolve("evidence").toString()),
            Clock.systemUTC()),
        new InspectionJobConfig.Line(LineSettings.defaults(), dir.resolve("archive")),
        run());
  }

  private JobRun run() {
    return new JobRun(dir.resolve("checkpoints").toUri(), Duration.ofSeconds(1), 2, 3);
  }
}
