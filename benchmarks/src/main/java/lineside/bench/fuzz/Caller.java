package lineside.bench.fuzz;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** Sends bytes to a server, whatever they are, and waits until it is done. Used by one thread. */
final class Caller {
  private static final int PATIENCE_MILLIS = 10_000;

  /** Streams of events never end by themselves: their first bytes will do. */
  private static final int ENOUGH_BYTES = 512;

  private static final int STATUS_AT = 9;
  private static final int STATUS_DIGITS = 3;

  private final InetSocketAddress server;
  private final Map<String, Long> answers = new TreeMap<>();
  private long hangs;
  private long serverErrors;
  private String exampleOfError = "";

  Caller(URI server) {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
  }

  /** Sends a request and says no more. */
  void call(byte[] request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server, PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      note(request, socket.getInputStream().readNBytes(ENOUGH_BYTES));
    } catch (SocketTimeoutException silent) {
      hangs++;
      exampleOfError = start(request);
    } catch (java.net.ConnectException gone) {
      throw gone;
    } catch (IOException reset) {
      answers.merge("reset", 1L, Long::sum);
    }
  }

  private void note(byte[] request, byte[] answer) {
    String status =
        answer.length < STATUS_AT + STATUS_DIGITS
            ? "nothing"
            : new String(
                answer, STATUS_AT, STATUS_DIGITS, java.nio.charset.StandardCharsets.US_ASCII);
    answers.merge(status, 1L, Long::sum);
    if (status.equals("500")) {
      serverErrors++;
      exampleOfError = start(request);
    }
  }

  private static String start(byte[] request) {
    return new String(
            request, 0, Math.min(request.length, 160), java.nio.charset.StandardCharsets.US_ASCII)
        .replaceAll("\\s+", " ");
  }

  /** Requests on which nothing came for long. */
  long hangs() {
    return hangs;
  }

  /** Requests that the server itself called a fault of its own: 500. */
  long serverErrors() {
    return serverErrors;
  }

  /** The last request that hung or was answered with 500. */
  String exampleOfError() {
    return exampleOfError;
  }

  /** How often each status came. */
  Map<String, Long> answers() {
    return answers;
  }
}
