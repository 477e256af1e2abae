package lineside.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTest {
  @Test
  void framesAreKeptForHoursAndBoundedByBytes() {
    assertThat(Topic.FRAME.configuration())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "cleanup.policy", "delete",
                "retention.ms", "14400000",
                "retention.bytes", "21474836480",
                "segment.bytes", "268435456",
                "max.message.bytes", "17825792",
                "compression.type", "producer",
                "message.timestamp.type", "CreateTime"));
  }

  @Test
  void verdictsAreKeptForThirtyDaysAsTheirTriggersAre() {
    assertThat(Topic.TRIGGER.configuration()).containsEntry("retention.ms", "2592000000");
    assertThat(Topic.PART_VERDICT.configuration()).isEqualTo(Topic.TRIGGER.configuration());
  }

  @Test
  void statesAreCompactedAndBooksAreKeptForEver() {
    assertThat(Topic.RECIPE.configuration()).containsEntry("cleanup.policy", "compact");
    assertThat(Topic.LEDGER.configuration())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1");
  }

  @Test
  void framesAndTheirMarksShareThePartitionsOfOneTopic() {
    assertThat(Topic.FRAME.topicName()).isEqualTo("lineside.frame.v1");
    assertThat(Topic.FRAME.partitions()).isEqualTo(4);
  }

  @Test
  void namesAreDistinctAndUseDotsButNoUnderscoresSoThatMetricsDoNotCollide() {
    assertThat(Arrays.stream(Topic.values()).map(Topic::topicName))
        .doesNotHaveDuplicates()
        .allSatisfy(
            name ->
                assertThat(name).matches("lineside\\.[a-z-]+(\\.[a-z-]+)*\\.v[0-9]+(\\.json)?"));
  }

  @ParameterizedTest
  @EnumSource
  void everyConfigurationKeyIsOneThatKafkaKnows(Topic topic) {
    assertThat(topic.configuration().keySet())
        .isSubsetOf(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.RETENTION_MS_CONFIG,
            TopicConfig.RETENTION_BYTES_CONFIG,
            TopicConfig.SEGMENT_BYTES_CONFIG,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            TopicConfig.COMPRESSION_TYPE_CONFIG,
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
  }
}
