package lineside.ingest.web;

import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Threads of the server. */
final class WebThreads {
  private static final int MOST = 8;
  private static final int LEAST = 2;
  private static final int IDLE_MILLIS = 30_000;

  private WebThreads() {}

  static QueuedThreadPool pool() {
    QueuedThreadPool pool = new QueuedThreadPool(MOST, LEAST, IDLE_MILLIS);
    pool.setName("ingest-http");
    pool.setDaemon(true);
    return pool;
  }
}
