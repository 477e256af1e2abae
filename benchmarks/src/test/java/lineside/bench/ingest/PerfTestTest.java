package lineside.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import lineside.ingest.agent.InFlightLimit;
import org.junit.jupiter.api.Test;

class PerfTestTest {
  /** In the form that Kafka 4.2 prints. */
  private static final String SAID =
      """
      Reading payloads from: payload.txt
      Number of messages read: 1
      Warmup first 20 records. Steady state results will print after the complete test summary.
      80 records sent, 114.122682 records/sec (217.67 MB/sec), 250.03 ms avg latency, 431.00 ms max latency.
      60 steady state records sent, 153.061224 records/sec (291.94 MB/sec), 301.10 ms avg latency.
      """;

  @Test
  void takesTheRateAfterTheWarmUp() throws IOException {
    assertThat(PerfTest.steadyRate(SAID)).isEqualTo(153.061224);
  }

  @Test
  void saysWhatItGotInstead() {
    assertThatThrownBy(() -> PerfTest.steadyRate("Exception in thread main"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Exception in thread main");
  }

  @Test
  void keepsAsMuchUnderWayAsACameraMay() {
    InFlightLimit limit = new InFlightLimit(32, 16 << 20);

    assertThat(ReadyFrames.windowOf(2_000_000, limit)).isEqualTo(8);
    assertThat(ReadyFrames.windowOf(10_000, limit)).isEqualTo(32);
    assertThat(ReadyFrames.windowOf(17 << 20, limit)).isEqualTo(1);
  }
}
