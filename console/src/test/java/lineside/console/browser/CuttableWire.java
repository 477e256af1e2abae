package lineside.console.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A network between a browser and a server that can be cut: every connection of it goes through.
 */
final class CuttableWire implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ServerSocket entry;
  private final int target;
  private volatile boolean isCut;

  CuttableWire(int target) throws IOException {
    this.target = target;
    this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + entry.getLocalPort();
  }

  /** Ends every connection and lets no other through. */
  void cut() {
    isCut = true;
    open.forEach(CuttableWire::end);
    open.clear();
  }

  void mend() {
    isCut = false;
  }

  private void accept() {
    while (!entry.isClosed()) {
      try {
        Socket here = entry.accept();
        if (isCut) {
          end(here);
          continue;
        }
        Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
        open.addAll(List.of(here, there));
        threads.execute(() -> carry(here, there));
        threads.execute(() -> carry(there, here));
      } catch (IOException e) {
        if (!entry.isClosed()) {
          throw new IllegalStateException("the wire broke by itself", e);
        }
      }
    }
  }

  private static void carry(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      end(from);
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a connection could not be ended", e);
    }
  }

  @Override
  public void close() throws IOException {
    entry.close();
    cut();
    threads.shutdownNow();
  }
}
