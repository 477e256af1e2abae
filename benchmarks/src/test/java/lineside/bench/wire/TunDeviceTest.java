package lineside.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lineside.bench.rig.Patience;
import org.junit.jupiter.api.Test;

/** Files are closed, signals are nothing, and what is gone is said. */
class TunDeviceTest {
  private static final int FILE = 9;
  private static final int BUSY = 16;
  private static final int NO_ERROR = 0;

  private final List<Integer> closed = new ArrayList<>();

  /** A C library whose answers are given; 0 is no error. */
  private final class Answers implements TunLibrary {
    private final int toIoctl;
    private final int toRead;
    private final int toPoll;

    Answers(int toIoctl, int toRead, int toPoll) {
      this.toIoctl = toIoctl;
      this.toRead = toRead;
      this.toPoll = toPoll;
    }

    private static int answer(int error) {
      if (error != NO_ERROR) {
        throw new LastErrorException(error);
      }
      return 0;
    }

    @Override
    public int open(String path, int flags) {
      return FILE;
    }

    @Override
    public int ioctl(int file, NativeLong request, Pointer argument) {
      return answer(toIoctl);
    }

    @Override
    public NativeLong read(int file, Pointer into, NativeLong most) {
      return new NativeLong(answer(toRead));
    }

    @Override
    public NativeLong write(int file, Pointer from, NativeLong count) {
      return count;
    }

    @Override
    public int poll(Pointer files, NativeLong count, int timeoutMillis) {
      return answer(toPoll);
    }

    @Override
    public int close(int file) {
      closed.add(file);
      return 0;
    }
  }

  @Test
  void theFileOfADeviceThatIsRefusedIsClosed() {
    assertThatThrownBy(() -> TunDevice.open(new Answers(BUSY, NO_ERROR, NO_ERROR), "x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refused");
    assertThat(closed).containsExactly(FILE);
  }

  @Test
  void aSignalWhileReadingOrWaitingIsNoPacketAndNoFailure() throws Exception {
    try (Memory packet = new Memory(64)) {
      assertThat(open(TunLibrary.INTERRUPTED, NO_ERROR).read(packet)).isZero();
      assertThat(open(TunLibrary.NOTHING_THERE, TunLibrary.INTERRUPTED).read(packet)).isZero();
    }
    assertThat(closed).isEmpty();
  }

  @Test
  void anExchangeWhoseDeviceIsGoneSaysSo() throws Exception {
    Exchange exchange = new Exchange(List.of(open(TunLibrary.BAD_FILE, NO_ERROR)), new Wires(1));
    Patience.await("the failure", Duration.ofSeconds(10), () -> exchange.failure().isPresent());

    assertThatThrownBy(exchange::close)
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(LastErrorException.class);
    assertThatThrownBy(exchange::requireOpen).isInstanceOf(IllegalStateException.class);
    assertThat(closed).containsExactly(FILE);
  }

  private TunDevice open(int toRead, int toPoll) throws IOException {
    return TunDevice.open(new Answers(NO_ERROR, toRead, toPoll), "x");
  }
}
