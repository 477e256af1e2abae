package lineside.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WildTest {
  private final WireFormat wire = new WireFormat();

  @ParameterizedTest
  @EnumSource(Topic.class)
  void messagesOfEveryTopicAreWellFormed(Topic topic) throws Exception {
    Wild wild = new Wild(7);

    for (int i = 0; i < 20; i++) {
      byte[] message = wild.of(topic);
      if (topic.topicName().endsWith(".json")) {
        assertThatCode(() -> new ObjectMapper().readTree(message)).doesNotThrowAnyException();
      } else {
        assertThatCode(() -> wire.decode(message)).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void areTheSameForTheSameSeed() throws Exception {
    assertThat(new Wild(3).of(Topic.ALARM)).isEqualTo(new Wild(3).of(Topic.ALARM));
  }
}
