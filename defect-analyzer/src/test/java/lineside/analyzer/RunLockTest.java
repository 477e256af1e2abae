package lineside.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path folder;

  @Test
  void refusesTheSecondOfTwoRuns() throws IOException {
    Path out = folder.resolve("deep/report");
    try (RunLock first = RunLock.take(out)) {
      assertThat(first).isNotNull();
      assertThatExceptionOfType(RunLockedException.class)
          .isThrownBy(() -> RunLock.take(out))
          .withMessageContaining(out.toString());
    }
  }

  @Test
  void isFreeAgainWhenTheRunHasEnded() throws IOException {
    RunLock.take(folder).close();

    RunLock.take(folder).close();
  }
}
