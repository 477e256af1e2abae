package lineside.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import lineside.jobs.frame.FrameMemory;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalResourceOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.kubernetes.configuration.KubernetesConfigOptions;
import org.apache.flink.kubernetes.configuration.KubernetesHighAvailabilityOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manifests set of Flink is known to Flink, and the memory is enough for the frames. */
class FlinkConfigurationTest {
  private static final List<Class<?>> OPTIONS =
      List.of(
          CheckpointingOptions.class,
          CoreOptions.class,
          ExternalResourceOptions.class,
          HighAvailabilityOptions.class,
          MetricOptions.class,
          TaskManagerOptions.class,
          KubernetesConfigOptions.class,
          KubernetesHighAvailabilityOptions.class);

  /** Keys with a name of the user's in them. */
  private static final Pattern NAMED =
      Pattern.compile(
          "external-resource\\.gpu\\.(amount|kubernetes\\.config-key)"
              + "|kubernetes\\.operator\\.job\\.restart\\.failed"
              + "|s3\\.(endpoint|path\\.style\\.access)"
              + "|metrics\\.reporter\\.prom\\.(factory\\.class|port|filterLabelValueCharacters)");

  static List<String> overlays() {
    return Overlays.names();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyKeyIsOneThatFlinkKnows(String overlay) throws Exception {
    Set<String> known = known();

    for (ObjectNode job : jobs(overlay)) {
      job.at("/spec/flinkConfiguration")
          .fieldNames()
          .forEachRemaining(
              key ->
                  assertThat(known.contains(key) || NAMED.matcher(key).matches()).as(key).isTrue());
    }
  }

  @Test
  void aMisspeltKeyIsNotKnown() throws Exception {
    assertThat(known())
        .contains("taskmanager.memory.task.off-heap.size")
        .doesNotContain("taskmanager.memory.task.offheap.size");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyJobIsStartedAnewAfterItsLastRestartAndLeavesALostMachine(String overlay)
      throws IOException {
    assertThat(jobs(overlay))
        .isNotEmpty()
        .allSatisfy(
            job -> {
              assertThat(
                      job.at("/spec/flinkConfiguration")
                          .path("kubernetes.operator.job.restart.failed")
                          .asText())
                  .isEqualTo("true");
              assertThat(job.at("/spec/podTemplate/spec").has("tolerations")).isFalse();
              JsonNode manager = job.at("/spec/jobManager/podTemplate/spec");
              assertThat(manager.at("/containers/0/name").asText())
                  .isEqualTo(job.at("/spec/podTemplate/spec/containers/0/name").asText());
              assertThat(manager.at("/containers/0/livenessProbe/httpGet/path").asText())
                  .isEqualTo("/overview");
              assertThat(manager.path("tolerations").findValuesAsText("key"))
                  .containsExactly(
                      "node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");
              assertThat(manager.path("tolerations"))
                  .allSatisfy(
                      toleration ->
                          assertThat(toleration.path("tolerationSeconds").asInt()).isEqualTo(20));
            });
  }

  /**
   * The official image's entry point makes a link there; the rest of its file system is read-only.
   */
  @ParameterizedTest
  @MethodSource("overlays")
  void aPluginHasAFolderThatCanBeWritten(String overlay) throws IOException {
    String image = Files.readString(Overlays.DEPLOY.resolve("images/flink-jobs/Dockerfile"));
    for (ObjectNode job : jobs(overlay)) {
      JsonNode container = job.at("/spec/podTemplate/spec/containers/0");
      for (JsonNode variable : container.path("env")) {
        if (variable.path("name").asText().equals("ENABLE_BUILT_IN_PLUGINS")) {
          String plugin = variable.path("value").asText().replaceFirst("\\.jar$", "");

          assertThat(container.path("volumeMounts").findValuesAsText("mountPath"))
              .contains("/opt/flink/plugins/" + plugin);
          assertThat(image).contains("flink:" + plugin.replaceFirst(".*-", "") + "-java17");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void whoAsksForACardIsStartedByTheRuntimeThatShowsIt(String overlay) throws IOException {
    for (ObjectNode job : jobs(overlay)) {
      boolean isOnCard = job.at("/spec/flinkConfiguration").has("external-resources");

      assertThat(job.at("/spec/image").asText().contains("-gpu:")).isEqualTo(isOnCard);
      assertThat(job.at("/spec/taskManager/podTemplate/spec/runtimeClassName").asText())
          .isEqualTo(isOnCard ? "nvidia" : "");
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void heapOfTheInspectionHoldsTheWorstCaseOfFrames(String overlay) throws IOException {
    for (ObjectNode job : jobs(overlay)) {
      if (!job.at("/metadata/name").asText().equals("inspection")) {
        continue;
      }
      Configuration configuration = new Configuration();
      job.at("/spec/flinkConfiguration")
          .fields()
          .forEachRemaining(
              entry -> configuration.setString(entry.getKey(), entry.getValue().asText()));
      configuration.set(
          TaskManagerOptions.TOTAL_PROCESS_MEMORY,
          MemorySize.parse(job.at("/spec/taskManager/resource/memory").asText()));
      TaskExecutorProcessSpec memory =
          TaskExecutorProcessUtils.processSpecFromConfig(configuration);
      int slots = configuration.get(TaskManagerOptions.NUM_TASK_SLOTS);

      FrameMemory.of(job.at("/spec/job/parallelism").asInt(), slots)
          .requireFits(memory.getJvmHeapMemorySize().getBytes());
    }
  }

  private static List<ObjectNode> jobs(String overlay) throws IOException {
    return Overlays.objects(overlay).stream()
        .filter(object -> object.path("kind").asText().equals("FlinkDeployment"))
        .toList();
  }

  private static Set<String> known() throws IllegalAccessException {
    Set<String> keys = new TreeSet<>();
    for (Class<?> options : OPTIONS) {
      for (Field field : options.getFields()) {
        if (Modifier.isStatic(field.getModifiers())
            && field.get(null) instanceof ConfigOption<?> option) {
          keys.add(option.key());
        }
      }
    }
    return keys;
  }
}
