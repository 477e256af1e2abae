package lineside.vision.detect;

import ai.onnxruntime.OrtException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Lends the memory of batches: that of a shape that ran before where it lies idle. Thread-safe.
 * Owns what lies idle; there is never more than that and one per thread that runs.
 */
final class BatchMemories implements AutoCloseable {
  /** Idle memory at most; what was used longest ago goes first. */
  private static final long MAX_IDLE_BYTES = 192L << 20;

  private final Deque<BatchMemory> idle = new ArrayDeque<>();
  private long idleBytes;
  private boolean isClosed;

  /** Memory of a shape; to be given back. */
  BatchMemory borrow(TensorSize size) throws InvalidModelOutputException {
    synchronized (this) {
      for (Iterator<BatchMemory> memories = idle.iterator(); memories.hasNext(); ) {
        BatchMemory memory = memories.next();
        if (memory.size().equals(size)) {
          memories.remove();
          idleBytes -= memory.bytes();
          return memory;
        }
      }
    }
    try {
      return new BatchMemory(size);
    } catch (OrtException e) {
      throw new InvalidModelOutputException("no tensor of " + size, e);
    }
  }

  /** Takes memory back, once nobody looks at its answers. */
  synchronized void giveBack(BatchMemory memory) {
    if (isClosed) {
      memory.close();
      return;
    }
    idle.addFirst(memory);
    idleBytes += memory.bytes();
    while (idleBytes > MAX_IDLE_BYTES && idle.size() > 1) {
      BatchMemory oldest = idle.removeLast();
      idleBytes -= oldest.bytes();
      oldest.close();
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    idle.forEach(BatchMemory::close);
    idle.clear();
    idleBytes = 0;
  }
}
