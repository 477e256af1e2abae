package lineside.ingest.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** What the process takes: cameras share the heap and the buffers of the Kafka client. */
final class ProcessMetrics {
  private ProcessMetrics() {}

  static List<MetricSnapshot> snapshots() {
    Runtime runtime = Runtime.getRuntime();
    long usedBytes = runtime.totalMemory() - runtime.freeMemory();
    Family direct = Family.gauge("direct_buffer_bytes", "Direct and mapped buffers of the JVM.");
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      direct.add(Labels.of("pool", pool.getName()), (double) pool.getMemoryUsed());
    }
    return List.of(
        Family.gauge("heap_used_bytes", "Heap in use, garbage included.")
            .add(Labels.EMPTY, (double) usedBytes)
            .snapshot(),
        Family.gauge("heap_max_bytes", "Most heap that the process may take.")
            .add(Labels.EMPTY, (double) runtime.maxMemory())
            .snapshot(),
        direct.snapshot());
  }
}
