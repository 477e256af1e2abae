package lineside.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartedTest {
  private final Started started = new Started();
  private final List<String> ended = new ArrayList<>();

  @Test
  void everythingIsEndedLastFirstWhateverFails() {
    keep("first", false);
    keep("second", true);
    keep("third", true);

    assertThatThrownBy(started::close)
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage("third")
        .satisfies(failure -> assertThat(failure.getSuppressed()[0]).hasMessage("second"));
    assertThat(ended).containsExactly("third", "second", "first");
  }

  private void keep(String name, boolean isFailing) {
    AutoCloseable unused =
        started.keep(
            () -> {
              ended.add(name);
              if (isFailing) {
                throw new IllegalStateException(name);
              }
            });
  }
}
