package lineside.bench.figure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Processor time of all Java threads of this process: without the compiler, which works on any code
 * that is new, and without the collector. It does not care what else the machine does.
 */
public final class JavaThreads {
  private JavaThreads() {}

  /** Nanoseconds up to now, of the threads that live. */
  public static long cpuNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long id : threads.getAllThreadIds()) {
      sum += Math.max(0, threads.getThreadCpuTime(id));
    }
    return sum;
  }
}
