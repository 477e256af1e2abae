package lineside.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WiresTest {
  private final Wires wires = new Wires(3);

  @Test
  void whatIsCutIsCutBothWaysAndNothingElseIs() {
    wires.cut(0, 2);

    assertThat(wires.between(0, 2)).isEqualTo(Wires.CUT);
    assertThat(wires.between(2, 0)).isEqualTo(Wires.CUT);
    assertThat(wires.between(0, 1)).isZero();
    assertThat(wires.between(1, 2)).isZero();
  }

  @Test
  void whatIsMendedPassesAtOnce() {
    wires.delay(1, 2, Duration.ofMillis(3));
    assertThat(wires.between(2, 1)).isEqualTo(3_000_000);

    wires.mend();

    assertThat(wires.between(2, 1)).isZero();
  }
}
