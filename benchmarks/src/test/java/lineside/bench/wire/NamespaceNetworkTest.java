package lineside.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A process in a place of its own is reached, reached late, and not reached. */
class NamespaceNetworkTest {
  private static final int PORT = 7777;
  private static final int PATIENCE_MILLIS = 400;

  /** Sends back each byte of one connection: address. */
  public static final class Echo {
    private Echo() {}

    /** Runs. */
    public static void main(String[] arguments) throws IOException {
      try (ServerSocket server = new ServerSocket(PORT, 1, InetAddress.getByName(arguments[0]))) {
        System.out.write('!');
        System.out.flush();
        try (Socket client = server.accept()) {
          client.getInputStream().transferTo(client.getOutputStream());
        }
      }
    }
  }

  @Test
  void whatLiesBetweenTwoPlacesCanBeSlowAndCutAndIsWholeAfterwards() throws Exception {
    List<String> obstacles = NamespaceNetwork.obstacles();
    if (!obstacles.isEmpty()) {
      System.err.println("NOT RUN: a network of our own: " + obstacles);
    }
    Assumptions.assumeTrue(obstacles.isEmpty());

    try (NamespaceNetwork network = NamespaceNetwork.start(List.of("outside", "echo"))) {
      Place place = network.place("echo");
      Process echo = start(place);
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(place.address(), PORT), 5000);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(5000);
        ask(socket);

        network.delay("outside", "echo", Duration.ofMillis(60));
        long began = System.nanoTime();
        ask(socket);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
            .isGreaterThan(Duration.ofMillis(120));

        network.cut("outside", "echo");
        socket.setSoTimeout(PATIENCE_MILLIS);
        assertThatThrownBy(() -> ask(socket)).isInstanceOf(SocketTimeoutException.class);

        network.mend();
        socket.setSoTimeout(5000);
        assertThat(socket.getInputStream().read()).isEqualTo('x');
      } finally {
        echo.destroyForcibly().waitFor();
      }
    }

    assertThat(Shell.run("ip", "netns", "list"))
        .doesNotContain("lineside-bench-" + ProcessHandle.current().pid() + "-");
  }

  private static Process start(Place place) throws IOException {
    List<String> command = new ArrayList<>(place.prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx32m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Echo.class.getName(), place.address()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    InputStream said = process.getInputStream();
    assertThat(said.read()).isEqualTo('!');
    return process;
  }

  private static void ask(Socket socket) throws IOException {
    socket.getOutputStream().write('x');
    assertThat(socket.getInputStream().read()).isEqualTo('x');
  }
}
