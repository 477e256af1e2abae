package lineside.jobs.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class FrameMemoryTest {
  private static final long MIB = 1L << 20;

  @Test
  void countsFetchesPollsAndBatchOfEveryReader() {
    // A record is 17 MiB: two partitions fetch 34, three polls of 34, a batch of 34 and one more.
    assertThat(new FrameMemory(2, 2).worstCaseBytes()).isEqualTo(2 * (34 + 3 * 34 + 34 + 17) * MIB);
  }

  @Test
  void boundsAPollByItsRecordsWhenOneReaderHasManyPartitions() {
    // Eight records of 17 MiB a poll, though 20 partitions would have more.
    assertThat(new FrameMemory(1, 20).worstCaseBytes()).isEqualTo((340 + 3 * 136 + 34 + 17) * MIB);
  }

  @Test
  void sharesTheFourPartitionsAmongTheReaders() {
    assertThat(FrameMemory.of(3, 8)).isEqualTo(new FrameMemory(3, 2));
  }

  @Test
  void countsOnlyTheReadersOfThisProcess() {
    assertThat(FrameMemory.of(4, 1)).isEqualTo(new FrameMemory(1, 1));
  }

  @Test
  void fitsAHeapOfOneGibibyteWithTwoReaders() {
    FrameMemory.of(2, 2).requireFits(1024 * MIB);
  }

  @Test
  void refusesAHeapThatIsTooSmall() {
    assertThatIllegalStateException()
        .isThrownBy(() -> FrameMemory.of(2, 2).requireFits(400 * MIB))
        .withMessage(
            "frame memory refused: 2 readers of 2 partitions hold up to 374 MiB of frames, 240 of"
                + " 400 MiB heap are for frames; lower the parallelism or raise -Xmx");
  }
}
