package lineside.jobs.mes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicPlacesTest {
  private final TopicPlaces.Serializer serializer = new TopicPlaces.Serializer();

  @Test
  void comeBackFromACheckpoint() throws Exception {
    TopicPlaces places = new TopicPlaces(Map.of(0, 0L, 3, Long.MAX_VALUE));

    assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(places)))
        .isEqualTo(places);
  }

  @Test
  void ofALaterVersionAreRefused() throws Exception {
    byte[] written = serializer.serialize(new TopicPlaces(Map.of()));

    assertThatIOException()
        .isThrownBy(() -> serializer.deserialize(serializer.getVersion() + 1, written))
        .withMessageContaining("version 2");
  }

  @Test
  void onlyGoForward() {
    assertThat(new TopicPlaces(Map.of(0, 5L, 1, 5L)).atLeast(Map.of(0, 9L, 1, 2L, 2, 1L)).offsets())
        .isEqualTo(Map.of(0, 9L, 1, 5L, 2, 1L));
  }
}
