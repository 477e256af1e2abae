package lineside.footage.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestKeyTest {
  @Test
  void hintsAtTheNearestWord() {
    assertThat(NearestKey.hint("palets", List.of("tools", "pallets", "lots")))
        .isEqualTo(", did you mean 'pallets'?");
  }

  @Test
  void staysSilentWhenNothingIsNear() {
    assertThat(NearestKey.hint("temperature", List.of("tools", "lots"))).isEmpty();
  }
}
