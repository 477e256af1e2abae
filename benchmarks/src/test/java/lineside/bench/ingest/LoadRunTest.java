package lineside.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import lineside.bench.ingest.LoadPlan.Course;
import org.junit.jupiter.api.Test;

class LoadRunTest {
  private static final LoadPlan PLAN =
      LoadPlan.ofRate("load", 16, Path.of("image"), 80, Course.PLANNED);

  @Test
  void sharesTheRateAmongTheCameras() {
    assertThat(PLAN.periodMicros()).isEqualTo(200_000);
    assertThat(PLAN.framesPerSecond()).isEqualTo(80);
    assertThat(PLAN.ending(200_000).framesEach()).isEqualTo(12_500);
  }

  @Test
  void countsFramesAndProcessorTimeBetweenTwoLooks() {
    LoadRun run = run(sample(2, 1, 100, 100, 0), sample(12, 5, 900, 900, 0), 0);

    assertThat(run.framesPerSecond()).isEqualTo(80);
    assertThat(run.megabytesPerSecond(1_000_000)).isEqualTo(80);
    assertThat(run.cpuMillisPerFrame()).isEqualTo(5);
    assertThat(run.processors()).isCloseTo(0.4, within(1e-9));
    assertThat(run.isSustained()).isTrue();
  }

  @Test
  void doesNotHoldWhenItIsSlowOrSpoolsOrLoses() {
    IngestSample from = sample(2, 1, 100, 100, 0);

    assertThat(run(from, sample(12, 5, 860, 860, 0), 0).isSustained()).isFalse();
    assertThat(run(from, sample(12, 5, 900, 900, 0), 1_000_000).isSustained()).isFalse();
    assertThat(run(from, sample(12, 5, 901, 900, 1), 0).isSustained()).isFalse();
    assertThat(run(from, sample(12, 5, 901, 900, 0), 0).isSustained()).isFalse();
  }

  @Test
  void readsResidentMemory() {
    assertThat(
            IngestSample.residentBytes(
                List.of("VmHWM:\t  900000 kB", "VmRSS:\t  512000 kB", "Threads:\t32")))
        .isEqualTo(524_288_000);
  }

  @Test
  void averagesMemoryOverAShareOfTheFrames() {
    List<IngestSample> samples =
        List.of(
            resident(5, 1),
            resident(10, 300),
            resident(12, 500),
            resident(50, 9),
            resident(98, 600),
            resident(100, 800));

    assertThat(MemoryPart.mean(samples, IngestSample::residentBytes, 0.1, 0.12)).isEqualTo(400);
    assertThat(MemoryPart.mean(samples, IngestSample::residentBytes, 0.98, 1)).isEqualTo(700);
  }

  private static LoadRun run(IngestSample from, IngestSample until, long spoolBytes) {
    return new LoadRun(PLAN, from, until, until, new IngestPeak(1, 1, 1, 0, spoolBytes));
  }

  private static IngestSample sample(
      int seconds, int cpuSeconds, long triggered, long acknowledged, long lost) {
    return new IngestSample(
        seconds * 1_000_000_000L,
        cpuSeconds * 1_000_000_000L,
        1,
        1,
        1,
        1,
        triggered,
        acknowledged,
        lost,
        0,
        0,
        0);
  }

  private static IngestSample resident(long acknowledged, long bytes) {
    return new IngestSample(0, 0, bytes, 1, 1, 1, acknowledged, acknowledged, 0, 0, 0, 0);
  }
}
