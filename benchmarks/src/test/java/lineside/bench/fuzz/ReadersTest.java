package lineside.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadersTest {
  private static final TopicPartition FULL = new TopicPartition("t", 0);
  private static final TopicPartition EMPTY = new TopicPartition("t", 1);
  private static final Map<TopicPartition, Readers.Extent> EXTENTS =
      Map.of(FULL, new Readers.Extent(3, 9), EMPTY, new Readers.Extent(4, 4));

  @Test
  void whoHasCommittedNothingHasNotReadWhatIsThere() {
    assertThat(Readers.areRead(EXTENTS, Map.of())).isFalse();
    assertThat(Readers.areRead(EXTENTS, Map.of(EMPTY, 4L))).isFalse();
  }

  @Test
  void whoHasCommittedTheEndHasReadAll() {
    assertThat(Readers.areRead(EXTENTS, Map.of(FULL, 8L))).isFalse();
    assertThat(Readers.areRead(EXTENTS, Map.of(FULL, 9L))).isTrue();
  }
}
