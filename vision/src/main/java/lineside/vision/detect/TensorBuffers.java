package lineside.vision.detect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers that inference threads borrow and give back; thread-safe. There are never more
 * than threads inside {@link DefectDetector#detect} at one time.
 */
final class TensorBuffers {
  private final ConcurrentLinkedDeque<ByteBuffer> idle = new ConcurrentLinkedDeque<>();

  /** A buffer of at least that many bytes; what is idle but too small is left to the collector. */
  ByteBuffer borrow(int bytes) {
    @Nullable ByteBuffer buffer = idle.pollFirst();
    if (buffer == null || buffer.capacity() < bytes) {
      return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
    buffer.clear();
    return buffer;
  }

  /** Gives a buffer back, once no tensor looks at it. */
  void giveBack(ByteBuffer buffer) {
    idle.addFirst(buffer);
  }
}
