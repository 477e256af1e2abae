package lineside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks of ingest as small as they go: that they run and find what has to be there. */
class BenchIT {
  private static final String ROOT = "lineside.root";

  @TempDir Path directory;

  /** The start script says where the checkout is; here it is beside the module. */
  @BeforeEach
  void sayWhereTheCheckoutIs() {
    System.setProperty(ROOT, Path.of("..").toAbsolutePath().normalize().toString());
  }

  @AfterEach
  void sayNothing() {
    System.clearProperty(ROOT);
  }

  @Test
  void smallLoadArrivesAsFramesOnTheTopic() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "bench",
            "ingest",
            "--quick",
            "--part",
            "load",
            "--cameras",
            "2",
            "--kilobytes",
            "20",
            "--json",
            json());

    assertThat(run.err()).contains("load: counting frames on the topic");
    assertThat(figure("triggers without frame or loss").path("median").asDouble()).isZero();
    assertThat(figure("frames doubled or out of order").path("median").asDouble()).isZero();
  }

  @Test
  void everyTriggerIsAccountedForWhenBrokerAndIngestAreKilled() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "bench",
            "spool",
            "--seconds",
            "8",
            "--kills",
            "1",
            "--cameras",
            "2",
            "--kilobytes",
            "20",
            "--rate",
            "10",
            "--json",
            json());

    assertThat(run.err()).contains("kill -9 of the broker", "kill -9 of ingest");
    assertThat(figure("triggers without frame or loss").path("median").asDouble()).isZero();
    assertThat(figure("frames doubled by id").path("median").asDouble()).isZero();
    assertThat(figure("frames out of order").path("median").asDouble()).isZero();
  }

  @Test
  void servicesBearDamagedMessagesAndRequests() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "bench", "fuzz", "--part", "SERVICES", "--messages", "4000", "--json", json());

    assertThat(run.err()).contains("services 10/10");
    assertThat(figure("services that ended").path("median").asDouble()).isZero();
    assertThat(figure("work not done and requests without an answer").path("median").asDouble())
        .isZero();
    assertThat(figure("requests answered with 500").path("median").asDouble()).isZero();
  }

  @Test
  void everyPartIsJudgedAndEveryImageIsAccountedForWhenIngestAndBrokerAreKilled()
      throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "bench",
            "kill",
            "--rounds",
            "1",
            "--brokers",
            "1",
            "--rate",
            "2",
            "--faults",
            "BROKER_AND_INGEST",
            "--json",
            json());

    assertThat(run.err()).contains("round 0: broker and ingest after");
    assertThat(figure("wrong at the end").path("median").asDouble()).isZero();
    assertThat(figure("rounds with something wrong").path("median").asDouble()).isZero();
  }

  private String json() {
    return directory.resolve("figures.json").toString();
  }

  private JsonNode figure(String what) throws IOException {
    JsonNode figures =
        JsonMapper.builder()
            .build()
            .readTree(directory.resolve("figures.json").toFile())
            .path("benchmarks")
            .path(0)
            .path("figures");
    return StreamSupport.stream(figures.spliterator(), false)
        .filter(figure -> figure.path("what").asText().equals(what))
        .findFirst()
        .orElseThrow(() -> new AssertionError(what + " is not in " + figures));
  }
}
