package lineside.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.line.LineSettings;
import lineside.jobs.recipe.FixedRecipes;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionJobTest {
  @TempDir Path dir;

  @Test
  void keepsFrameSourceAndInspectionInOneVertex() {
    List<String> frameVertices =
        vertices(graph()).stream().filter(name -> name.contains("frames")).toList();

    assertThat(frameVertices).hasSize(1);
    assertThat(frameVertices.get(0)).contains("inspection");
  }

  @Test
  void startsAnotherVertexBehindTheKeyOfTheLine() {
    List<String> lineVertices =
        vertices(graph()).stream().filter(name -> name.matches(".*\\bline\\b.*")).toList();

    assertThat(lineVertices).hasSize(1);
    assertThat(lineVertices.get(0)).doesNotContain("frames");
  }

  @Test
  void alignsCheckpointsAndFixesTheKeyGroups() {
    JobGraph graph = graph();

    assertThat(graph.getCheckpointingSettings().getCheckpointCoordinatorConfiguration())
        .satisfies(
            settings -> {
              assertThat(settings.isUnalignedCheckpointsEnabled()).isFalse();
              assertThat(settings.getCheckpointInterval()).isEqualTo(1000);
            });
    assertThat(graph.getVertices())
        .allSatisfy(
            vertex -> assertThat(vertex.getMaxParallelism()).isEqualTo(JobRun.MAX_PARALLELISM));
  }

  private JobGraph graph() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    InspectionJob.build(env, config());
    return env.getStreamGraph().getJobGraph();
  }

  private InspectionJobConfig config() {
    InspectionSettings inspection =
        new InspectionSettings(
            4,
            Duration.ofMillis(8),
            () -> {
              throw new IOException("no model in this test");
            },
            new FixedRecipes(List.of()),
            new DirectoryEvidence(dir.resolve("evidence").toString()),
            Clock.systemUTC());
    return new InspectionJobConfig(
        new KafkaEnd("localhost:1", "test"),
        inspection,
        new InspectionJobConfig.Line(LineSettings.defaults(), dir.resolve("archive")),
        new JobRun(dir.resolve("checkpoints").toUri(), Duration.ofSeconds(1), 2, 3));
  }

  private static List<String> vertices(JobGraph graph) {
    List<String> names = new ArrayList<>();
    for (JobVertex vertex : graph.getVertices()) {
      names.add(vertex.getName());
    }
    return names;
  }
}
