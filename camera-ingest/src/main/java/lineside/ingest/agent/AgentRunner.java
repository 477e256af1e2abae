package lineside.ingest.agent;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Drives an agent on a thread of its own until it is done. Every method may be called from any
 * thread.
 */
public final class AgentRunner implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(AgentRunner.class);

  private final Agent agent;
  private final Thread thread;
  private volatile boolean isStopRequested;
  private volatile boolean hasFailed;

  /** Prepares a daemon thread named after the agent. */
  public AgentRunner(Agent agent) {
    this.agent = agent;
    this.thread = new Thread(this, "ingest-" + agent.name());
    this.thread.setDaemon(true);
  }

  /** Starts the thread. */
  public void start() {
    thread.start();
  }

  @Override
  public void run() {
    MDC.put("camera", agent.name());
    try {
      agent.onStart();
      boolean isStopping = false;
      while (!agent.isDone() && !Thread.currentThread().isInterrupted()) {
        if (isStopRequested && !isStopping) {
          isStopping = true;
          agent.stop();
        }
        if (agent.doWork() == 0) {
          LockSupport.parkNanos(agent.restNanos());
        }
      }
    } catch (RuntimeException failure) {
      hasFailed = true;
      LOG.error("camera agent failed (camera={})", agent.name(), failure);
    } finally {
      close();
    }
  }

  /** A file that an interrupted thread touches is closed under its hands: not while closing. */
  private void close() {
    boolean wasInterrupted = Thread.interrupted();
    try {
      agent.onClose();
    } catch (RuntimeException failure) {
      hasFailed = true;
      LOG.error("camera agent does not close (camera={})", agent.name(), failure);
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the agent to end. */
  public void stop() {
    isStopRequested = true;
  }

  /**
   * Waits for the thread, at most {@code timeout}.
   *
   * @return whether it has ended
   */
  public boolean join(Duration timeout) throws InterruptedException {
    thread.join(Math.max(1, timeout.toMillis()));
    return isEnded();
  }

  /** Cuts the agent off: what it waits for ends, and it closes without finishing its work. */
  public void interrupt() {
    hasFailed = true;
    LOG.warn("camera agent does not end, interrupted (camera={})", agent.name());
    thread.interrupt();
  }

  /** True when the agent failed, did not close, or had to be cut off; final once it has ended. */
  public boolean hasFailed() {
    return hasFailed;
  }

  /** Name of its agent. */
  public String name() {
    return agent.name();
  }

  /** True when the thread has ended or was never started. */
  public boolean isEnded() {
    return !thread.isAlive();
  }
}
