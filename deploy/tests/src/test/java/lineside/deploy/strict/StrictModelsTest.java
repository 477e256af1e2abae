package lineside.deploy.strict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import lineside.deploy.kustomize.YamlDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictModelsTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: ingest}
      spec:
        replicas: 1
        selector: {matchLabels: {app: ingest}}
        template:
          metadata: {labels: {app: ingest}}
          spec:
            tolerations: [{key: nvidia.com/gpu, operator: Exists, effect: NoSchedule}]
            containers:
              - name: ingest
                image: lineside/ingest:1
                ports: [{name: http, containerPort: 8480}]
                livenessProbe: {httpGet: {path: /metrics, port: http}}
                resources: {limits: {memory: 1Gi}}
            volumes: [{name: tmp, emptyDir: {}}]
      """;

  private static final String FLINK =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: inspection}
      spec:
        image: lineside/flink-jobs:1
        flinkVersion: v2_2
        mode: native
        flinkConfiguration: {taskmanager.numberOfTaskSlots: "2"}
        podTemplate:
          spec:
            containers:
              - name: flink-main-container
                volumeMounts: [{name: state, mountPath: /state}]
        jobManager: {replicas: 1, resource: {cpu: 0.5, memory: 1600m}}
        taskManager: {resource: {cpu: 2, memory: 4096m}}
        job: {jarURI: local:///job.jar, parallelism: 2, upgradeMode: savepoint, state: running}
      """;

  private static final String STRIMZI =
      """
      apiVersion: kafka.strimzi.io/v1
      kind: KafkaUser
      metadata: {name: ingest}
      spec:
        authentication: {type: scram-sha-512}
        authorization:
          type: simple
          acls:
            - resource: {type: topic, name: lineside.frame.v1, patternType: literal}
              operations: [Write, Describe]
              host: "*"
      """;

  private static final String MONITOR =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: PodMonitor
      metadata: {name: jobs}
      spec:
        selector: {matchExpressions: [{key: job, operator: Exists}]}
        podMetricsEndpoints:
          - port: metrics
            interval: 5s
            relabelings: [{targetLabel: job, replacement: flink}]
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "selector: | selectors:",
        "podMetricsEndpoints: | endpoints:",
        "relabelings: | relabeling:",
        "targetLabel: job | target: job",
        "operator: Exists | op: Exists"
      })
  void findsAPlantedMistakeInAMonitor(String right, String wrong) throws IOException {
    assertThat(StrictModels.problems(planted(MONITOR, right, wrong))).isNotEmpty();
  }

  @Test
  void acceptsWhatTheModelsKnow() throws IOException {
    assertThat(StrictModels.problems(object(MONITOR))).isEmpty();
    assertThat(StrictModels.problems(object(DEPLOYMENT))).isEmpty();
    assertThat(StrictModels.problems(object(FLINK))).isEmpty();
    assertThat(StrictModels.problems(object(STRIMZI))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replicas: 1 | replica: 1",
        "matchLabels: | matchLabel:",
        "effect: NoSchedule | efect: NoSchedule",
        "containerPort: 8480 | containerport: 8480",
        "httpGet: | httpget:",
        "limits: {memory | limit: {memory",
        "emptyDir: {} | emptydir: {}",
        "replicas: 1 | replicas: one",
        "apiVersion: apps/v1 | apiVersion: apps/v1beta1",
        "kind: Deployment | kind: Deploymant"
      })
  void findsAPlantedMistakeInAnObjectOfKubernetes(String right, String wrong) throws IOException {
    assertThat(StrictModels.problems(planted(DEPLOYMENT, right, wrong))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: lineside | imagee: lineside",
        "mode: native | mode: nativ",
        "flinkConfiguration: | flinkConfig:",
        "mountPath: /state | mountpath: /state",
        "podTemplate: | podtemplate:",
        "resource: {cpu: 0.5 | resources: {cpu: 0.5",
        "cpu: 0.5 | cpus: 0.5",
        "jarURI: | jarUri:",
        "upgradeMode: savepoint | upgradeMode: savepoints",
        "parallelism: 2 | paralelism: 2"
      })
  void findsAPlantedMistakeInAFlinkDeployment(String right, String wrong) throws IOException {
    assertThat(StrictModels.problems(planted(FLINK, right, wrong))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: scram-sha-512 | type: scram-sha-1024",
        "acls: | acl:",
        "patternType: literal | pattern: literal",
        "operations: [Write | operations: [Wrote",
        "type: topic | type: topics",
        "apiVersion: kafka.strimzi.io/v1 | apiVersion: kafka.strimzi.io/v1alpha1"
      })
  void findsAPlantedMistakeInAnObjectOfStrimzi(String right, String wrong) throws IOException {
    assertThat(StrictModels.problems(planted(STRIMZI, right, wrong))).isNotEmpty();
  }

  private static ObjectNode planted(String text, String right, String wrong) throws IOException {
    String replaced = text.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
    assertThat(replaced).as("the mistake is planted").isNotEqualTo(text);
    return object(replaced);
  }

  private static ObjectNode object(String text) throws IOException {
    return (ObjectNode) YamlDocuments.parse(text).get(0);
  }
}
