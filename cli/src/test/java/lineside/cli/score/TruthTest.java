package lineside.cli.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.cli.result.PartKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {
  @Test
  void readsLabelsAndCausesOfFootage(@TempDir Path footage) throws IOException {
    Files.writeString(
        footage.resolve("truth.jsonl"),
        """
        {"lineId":"line-a","partId":"A-1","attempt":1,"label":"good","views":[],"defects":[]}
        {"lineId":"line-b","partId":"coil-01/000007","attempt":2,"label":"faint"}
        """);
    Files.writeString(
        footage.resolve("causes.json"),
        """
        [{"causeId":"roll","kind":"pit","lineId":"line-b","stationId":"b1","factorKind":"PERIOD",
          "factorName":"period","factorValue":"1885.0 mm","periodMm":1885.0,"partsTouched":43}]
        """);

    Truth truth = Truth.ofFootage(footage);

    assertThat(truth.labels())
        .containsEntry(new PartKey("line-a", "A-1", 1), TruthLabel.GOOD)
        .containsEntry(new PartKey("line-b", "coil-01/000007", 2), TruthLabel.FAINT);
    assertThat(truth.causes().orElseThrow())
        .containsExactly(
            new Cause("roll", "pit", "line-b", "b1", "PERIOD", "period", "1885.0 mm", 1885.0, 43));
  }

  @Test
  void knowsNothingWhenTheFilesAreMissing(@TempDir Path footage) throws IOException {
    assertThat(Truth.ofFootage(footage)).isEqualTo(Truth.unknown());
  }

  @Test
  void refusesALabelThatItDoesNotKnow(@TempDir Path footage) throws IOException {
    Files.writeString(footage.resolve("truth.jsonl"), "{\"label\":\"perfect\"}\n");

    assertThatThrownBy(() -> Truth.ofFootage(footage))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("perfect");
  }
}
