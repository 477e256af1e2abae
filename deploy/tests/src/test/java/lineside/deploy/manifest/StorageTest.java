package lineside.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

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
    "plant-centre, archive, centre-archive"
  })
  void sharesOfTheCentreAreNeverMade(String overlay, String claim, String volume)
      throws IOException {
    ObjectNode object = claim(overlay, claim);

    assertThat(object.at("/spec/storageClassName").isTextual()).isTrue();
    assertThat(object.at("/spec/storageClassName").asText()).isEmpty();
    assertThat(object.at("/spec/volumeName").asText()).isEqualTo(volume);
    assertThat(object.at("/spec/accessModes/0").asText()).isEqualTo("ReadWriteMany");
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

  private static ObjectNode claim(String overlay, String name) throws IOException {
    return Overlays.objects(overlay).stream()
        .filter(object -> object.path("kind").asText().equals("PersistentVolumeClaim"))
        .filter(object -> object.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
