package lineside.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.util.List;
import lineside.ingest.spool.SpoolSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Disks are those that are meant, and large enough for what the code may write. */
class StorageTest {
  private static final int CAMERAS = 8;
  private static final long JOURNALS_BYTES = 8L << 30;

  static List<String> overlays() {
    return Overlays.names();
  }

  /** A class that can make disks would make an empty one in the cluster of the line. */
  @ParameterizedTest
  @CsvSource({
    "line-with-centre, centre-evidence, centre-evidence",
    "line-with-centre, centre-archive, centre-archive",
    "plant-centre, evidence, centre-evidence",
    "plant-centre, archive, centre-archive",
  })
  void sharesOfTheCentreAreNeverMade(String overlay, String claim, String volume)
      throws IOException {
    ObjectNode object = Overlays.one("PersistentVolumeClaim", claim, overlay);

    assertThat(object.at("/spec/storageClassName").isTextual()).isTrue();
    assertThat(object.at("/spec/storageClassName").asText()).isEmpty();
    assertThat(object.at("/spec/volumeName").asText()).isEqualTo(volume);
    assertThat(object.at("/spec/accessModes/0").asText()).isEqualTo("ReadWriteMany");
  }

  @ParameterizedTest
  @CsvSource({
    "examples/line-a, centre-evidence",
    "examples/line-a, centre-archive",
    "examples/centre, evidence",
    "examples/centre, archive"
  })
  void theExampleHasTheSharesThatAreAskedFor(String example, String claim) throws IOException {
    ObjectNode asked = Overlays.one("PersistentVolumeClaim", claim, example);
    ObjectNode share =
        Overlays.one("PersistentVolume", asked.at("/spec/volumeName").asText(), example);

    assertThat(share.at("/spec/capacity/storage").asText())
        .isEqualTo(asked.at("/spec/resources/requests/storage").asText());
    assertThat(share.at("/spec/storageClassName").asText()).isEmpty();
    assertThat(share.at("/spec/persistentVolumeReclaimPolicy").asText()).isEqualTo("Retain");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void framesThatWaitAndJournalsFitTheirClaim(String overlay) throws IOException {
    for (ObjectNode object : Overlays.objects(overlay)) {
      if (object.at("/metadata/name").asText().equals("ingest-journal")) {
        long bytes =
            Quantity.getAmountInBytes(
                    Quantity.parse(object.at("/spec/resources/requests/storage").asText()))
                .longValueExact();

        assertThat(bytes)
            .isGreaterThanOrEqualTo(CAMERAS * SpoolSettings.DEFAULT_MAX_BYTES + JOURNALS_BYTES);
      }
    }
  }

  /** Whoever brings models writes the claim that the jobs read, under the same folder. */
  @ParameterizedTest
  @CsvSource({
    "single-node, inspection, models",
    "line-with-centre, inspection, models",
    "plant-centre, second-opinion, large-model"
  })
  void theStewardWritesTheModelsThatAJobReads(String overlay, String job, String claim)
      throws IOException {
    JsonNode writer = Overlays.one("Deployment", "steward", overlay).at("/spec/template/spec");
    JsonNode reader = Overlays.one("FlinkDeployment", job, overlay).at("/spec/podTemplate/spec");

    assertThat(claimOf(writer, claim)).isEqualTo(claimOf(reader, claim)).isEqualTo(claim);
    assertThat(mountOf(writer, claim).path("mountPath"))
        .isEqualTo(mountOf(reader, claim).path("mountPath"));
    assertThat(mountOf(writer, claim).path("readOnly").asBoolean(false)).isFalse();
    assertThat(mountOf(reader, claim).path("readOnly").asBoolean(false)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void noTwoBrokersStandOnOneMachine(String overlay) throws IOException {
    ObjectNode pool =
        Overlays.objects(overlay).stream()
            .filter(object -> object.path("kind").asText().equals("KafkaNodePool"))
            .findFirst()
            .orElseThrow();

    assertThat(
            pool.at(
                "/spec/template/pod/affinity/podAntiAffinity"
                    + "/requiredDuringSchedulingIgnoredDuringExecution"))
        .singleElement()
        .satisfies(
            apart -> {
              assertThat(apart.path("topologyKey").asText()).isEqualTo("kubernetes.io/hostname");
              assertThat(
                      apart.at("/labelSelector/matchLabels").path("strimzi.io/pool-name").asText())
                  .isEqualTo(pool.at("/metadata/name").asText());
            });
  }

  private static String claimOf(JsonNode pod, String volume) {
    return named(pod.path("volumes"), volume).at("/persistentVolumeClaim/claimName").asText();
  }

  private static JsonNode mountOf(JsonNode pod, String volume) {
    return named(pod.at("/containers/0/volumeMounts"), volume);
  }

  private static JsonNode named(JsonNode list, String name) {
    for (JsonNode element : list) {
      if (element.path("name").asText().equals(name)) {
        return element;
      }
    }
    throw new AssertionError("no " + name + " in " + list);
  }
}
