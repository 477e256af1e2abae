package lineside.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import lineside.schemas.wire.UnreadableMessageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoresTest {
  private static final Path ROOT = Path.of("/archive");

  @Test
  void aFileLiesInTheStore() throws Exception {
    assertThat(Stores.inside(ROOT, "day/part-0.avro"))
        .isEqualTo(Path.of("/archive/day/part-0.avro"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "../secret", "/etc/passwd", "day/../..", "nul\u0000", "day/\u0000"})
  void whatIsNoFileOfTheStoreIsRefused(String relative) {
    assertThatThrownBy(() -> Stores.inside(ROOT, relative))
        .isInstanceOf(UnreadableMessageException.class);
  }

  @Test
  void aNameThatNoFileCanHaveIsRefused() {
    assertThatThrownBy(() -> Stores.inside(ROOT, "\u00e4".repeat(128)))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("too long");
  }
}
