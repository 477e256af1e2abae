package lineside.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokerCheckTest {
  @Test
  void saysThatABrokerDoesNotAnswer() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String nobody = "127.0.0.1:" + port;

    assertThat(BrokerCheck.complaints(nobody, Duration.ofMillis(500)))
        .singleElement()
        .asString()
        .startsWith("broker " + nobody + " does not answer");
  }

  @Test
  void saysThatAHostDoesNotResolve() throws Exception {
    assertThat(BrokerCheck.complaints("nobody.invalid:9092", Duration.ofMillis(500)))
        .singleElement()
        .asString()
        .startsWith("broker nobody.invalid:9092 does not answer");
  }
}
